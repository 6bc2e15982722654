import { useMemo } from 'react';
import type { Row } from '#shared/domain/tables.ts';
import { entriesBeside, surroundingsOf } from '#shared/domain/violation/surroundings.ts';
import type { SuspectTable } from '#shared/domain/violation/violation.ts';
import { type LateReply, lateReply } from '#shared/protocol/late-records.ts';
import { useBridge } from '../../app/bridge-context.ts';
import { useCalendar } from '../../app/office-rules.tsx';
import { useNow } from '../../app/use-now.ts';
import { useRows, useRowsByAny, useTable } from '../../data/live.ts';
import type { Problem } from '../../office/use-act.ts';
import { type Finding, findingsOf } from './findings.ts';
import { usePlatformAnswer } from './use-platform-answer.ts';

export type PlatformFindings = {
  readonly findings: readonly Finding[] | undefined;
  /** Null: the platform never answered. */
  readonly answer: LateReply | null | undefined;
  readonly problem: Problem | null;
};

const there = <T>(rows: readonly (T | undefined)[] | undefined): readonly T[] | undefined =>
  rows?.filter((row) => row !== undefined);

/**
 * What there is to judge where too many records lie here: the platform names those to look at, this window's own rows and
 * rules say what is suspected of them.
 * @param departmentId null for every department
 */
export function usePlatformFindings(departmentId: string | null): PlatformFindings {
  const { services } = useBridge();
  const now = useNow();
  const calendar = useCalendar();
  const { kept, problem } = usePlatformAnswer(`late.${departmentId ?? ''}`, () =>
    services.oversight.late({ departmentId }),
  );
  const answer = useMemo(
    () => (kept === undefined ? undefined : (lateReply.safeParse(kept).data ?? null)),
    [kept],
  );
  const idsOf = (table: SuspectTable): readonly string[] =>
    (answer?.records ?? []).filter((each) => each.table === table).map(({ recordId }) => recordId);
  const sharingCase = there(useRows('sharingCase', idsOf('sharingCase')));
  const changeTrigger = there(useRows('changeTrigger', idsOf('changeTrigger')));
  const entryDraft = there(useRows('entryDraft', idsOf('entryDraft')));
  const correctionLimit = there(useRows('correctionLimit', idsOf('correctionLimit')));
  const grant = there(useRows('grant', idsOf('grant')));
  const difficulty = useTable('difficulty');
  const collectionCheck = useTable('collectionCheck');
  const circular = useTable('circular');
  const violations = useTable('violation');
  const departments = useTable('department');
  const regions = useTable('region');
  const rights = useRowsByAny('grant', 'entryId', entriesOf(grant, entryDraft));
  const rows = {
    sharingCase,
    changeTrigger,
    entryDraft,
    correctionLimit,
    grant,
    difficulty,
    collectionCheck,
    circular,
  };
  const beside = { departments, regions, rights };
  const findings =
    answer == null || violations === undefined || !isWhole(rows) || !isWhole(beside)
      ? undefined
      : findingsOf(rows, violations, { now, calendar }, surroundingsOf(beside));
  return { findings: findings && ofDepartment(findings, departmentId), answer, problem };
}

type Whole<T> = { readonly [K in keyof T]: Exclude<T[K], undefined> };

const isWhole = <T extends object>(loaded: T): loaded is T & Whole<T> =>
  !Object.values(loaded).includes(undefined);

/** The resources whose other rights the rules ask for. */
const entriesOf = (
  grants: readonly Row<'grant'>[] | undefined,
  drafts: readonly Row<'entryDraft'>[] | undefined,
): readonly string[] => [
  ...new Set([...(grants ?? []).flatMap(entriesBeside), ...(drafts ?? []).map(({ id }) => id)]),
];

const ofDepartment = (findings: readonly Finding[], departmentId: string | null): readonly Finding[] =>
  departmentId === null ? findings : findings.filter((each) => each.departmentId === departmentId);
