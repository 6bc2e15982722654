/** The report as it is being written, and when it is whole. */
import { timeLabel } from '#shared/domain/clock/civil-date.ts';
import {
  type DestructionMethod,
  type DestructionStatement,
  destructionStatement,
} from '#shared/domain/destruction/destruction.ts';
import { minuteOf } from '../../../office/instant-text.ts';

export type DestructionDraft = {
  readonly scope: string;
  readonly method: DestructionMethod;
  /** `2026-11-23 14:05`, Shanghai time. */
  readonly destroyedAt: string;
  readonly proof: string;
  readonly witnessId: string | null;
};

/** @param method what the exchange method suggests: calls shown and dropped leave nothing behind */
export const emptyDestruction = (now: number, method: DestructionMethod): DestructionDraft => ({
  scope: '',
  method,
  destroyedAt: timeLabel(now),
  proof: '',
  witnessId: null,
});

/** Null while something is missing. */
export const statementOf = (draft: DestructionDraft): DestructionStatement | null =>
  destructionStatement.safeParse({ ...draft, destroyedAt: minuteOf(draft.destroyedAt) }).data ?? null;
