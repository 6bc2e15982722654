/** What there is to judge: what the rules suspect of the rows at hand, and what officers made of it (七(四)). */

import type { ClockTime } from '#shared/domain/clock/clock.ts';
import type { Row } from '#shared/domain/tables.ts';
import type { ViolationItem } from '#shared/domain/violation/item.ts';
import type { Surroundings } from '#shared/domain/violation/surroundings.ts';
import { suspicionsOf } from '#shared/domain/violation/suspect.ts';
import type { Suspicion } from '#shared/domain/violation/suspicion.ts';
import {
  type Evidence,
  isAbout,
  type SuspectTable,
  type Violation,
} from '#shared/domain/violation/violation.ts';

export type SuspectRows = { readonly [T in SuspectTable]: readonly Row<T>[] };

/** Undecided where `violation` is null. */
export type Finding = {
  readonly id: string;
  readonly item: ViolationItem;
  readonly departmentId: string;
  readonly title: string;
  readonly evidence: Evidence | null;
  readonly violation: Violation | null;
};

/** The same before and after it is decided, so that the officer stays where they were. */
const idOf = ({ table, recordId, aspect }: Evidence): string => `${table}~${recordId}~${aspect}`;

const suspected = (rows: SuspectRows, time: ClockTime, around: Surroundings): Suspicion[] =>
  (Object.keys(rows) as SuspectTable[]).flatMap((table) =>
    // Each table's rows meet their own rules.
    (rows[table] as readonly Row<typeof table>[]).flatMap((row) =>
      suspicionsOf(table, row as never, time, around),
    ),
  );

const asOpen = ({ item, departmentId, evidence }: Suspicion): Finding => ({
  id: idOf(evidence),
  item,
  departmentId,
  title: evidence.subject,
  evidence,
  violation: null,
});

const asDecided = (violation: Violation): Finding => {
  const { id, item, departmentId, evidence, facts } = violation;
  return {
    id: evidence === null ? id : idOf(evidence),
    item,
    departmentId,
    title: evidence?.subject ?? facts,
    evidence,
    violation,
  };
};

/** Undecided ones first, the latest by most working days first; then what was decided, the newest first. */
export const findingsOf = (
  rows: SuspectRows,
  violations: readonly Violation[],
  time: ClockTime,
  around: Surroundings,
): readonly Finding[] => {
  const about = Map.groupBy(violations, ({ recordId }) => recordId);
  const open = suspected(rows, time, around).filter(
    ({ evidence }) => !(about.get(evidence.recordId) ?? []).some((each) => isAbout(each, evidence)),
  );
  const late = ({ evidence }: Suspicion) => evidence.workingDaysLate ?? 0;
  return [
    ...open.toSorted((a, b) => late(b) - late(a)).map(asOpen),
    ...violations.toSorted((a, b) => b.at - a.at).map(asDecided),
  ];
};
