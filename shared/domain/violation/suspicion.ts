/** What a rule says of a row: a question to an officer, never a decision (七(四)). */
import type { ClockTime } from '../clock/clock.ts';
import type { Row } from '../tables.ts';
import type { ViolationItem } from './item.ts';
import type { Surroundings } from './surroundings.ts';
import type { Evidence, SuspectTable } from './violation.ts';

export type Suspicion = {
  readonly item: ViolationItem;
  /** Whose conduct it would be. */
  readonly departmentId: string;
  readonly evidence: Evidence;
};

export type Rule<T extends SuspectTable> = (
  row: Row<T>,
  time: ClockTime,
  around: Surroundings,
) => readonly Suspicion[];
