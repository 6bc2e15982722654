/** A statement of difficulty being written. */
import { type DifficultyStatement, difficultyStatement } from '#shared/domain/difficulty/difficulty.ts';
import type { Basis } from '../../office/basis-fields.tsx';

export type DifficultyDraft = Basis & {
  /** Null: data that is not catalogued, named in `name`. */
  readonly entryId: string | null;
  readonly kind: 'entry' | 'data-set';
  readonly name: string;
  readonly reason: string;
  readonly remedy: string;
};

export const emptyDifficulty: DifficultyDraft = {
  kind: 'entry',
  entryId: null,
  name: '',
  reason: '',
  remedy: '',
  basis: '',
  basisRank: null,
};

/** Null until it is whole. */
export const statementOf = (draft: DifficultyDraft): DifficultyStatement | null => {
  const { kind, entryId, name, ...rest } = draft;
  const subject = kind === 'entry' ? { kind, entryId } : { kind, name };
  return difficultyStatement.safeParse({ subject, ...rest }).data ?? null;
};

/** What is still missing, by field. */
export const difficultyFaults = (
  draft: DifficultyDraft,
): Partial<Record<'subject' | 'reason' | 'remedy' | 'basis', string>> => ({
  ...((draft.kind === 'entry' ? draft.entryId : draft.name.trim())
    ? {}
    : { subject: draft.kind === 'entry' ? '请选择条目。' : '请写明数据名称。' }),
  ...(draft.reason.trim() === '' ? { reason: '请写明困难在哪里。' } : {}),
  ...(draft.remedy.trim() === '' ? { remedy: '请写明打算怎样解决、何时能够共享。' } : {}),
  ...((draft.basis.trim() === '') === (draft.basisRank === null)
    ? {}
    : { basis: '引用了条款的选明层级；没有条款的两项都留空。' }),
});
