/** Which calls a screen asks for: of a right or of a department, on a day or in a month; never all of them at once. */
import { addDays, addMonths, civilDateOf, instantOf } from '#shared/domain/clock/civil-date.ts';
import type { Stretch } from '../../data/live.ts';

export type CallStretch = Stretch<'callRecord'>;

/** Rows of a page where a screen offers its calls to be chosen from, and nothing else. */
export const callsToChoose = 100;

/** Rows of a page among the other parts of a right, which must not lie far below. */
export const callsBesides = 20;

export const callsOfGrant = (grantId: string): CallStretch => ({
  table: 'callRecord',
  field: 'grantId',
  value: grantId,
});

/** Those its own officers made. */
export const callsOfDepartment = (departmentId: string): CallStretch => ({
  table: 'callRecord',
  field: 'userDepartmentId',
  value: departmentId,
});

/** @param date civil date in Shanghai */
export const onDay = (calls: CallStretch, date: string): CallStretch => ({
  ...calls,
  from: instantOf(date, 0),
  until: instantOf(addDays(date, 1), 0),
});

const firstOf = (month: string): string => `${month}-01`;

/** @param month `YYYY-MM` in Shanghai; null: all of its time */
export const inMonth = (calls: CallStretch, month: string | null): CallStretch =>
  month === null
    ? calls
    : {
        ...calls,
        from: instantOf(firstOf(month), 0),
        until: instantOf(addMonths(firstOf(month), 1), 0),
      };

/** The months from that of `first` to that of `now`, the newest first, as `YYYY-MM`. Both in epoch milliseconds. */
export const monthsBetween = (first: number, now: number): readonly string[] => {
  const newest = civilDateOf(now).slice(0, 7);
  const [year = 0, month = 1] = newest.split('-').map(Number);
  const [firstYear = 0, firstMonth = 1] = civilDateOf(first).split('-').map(Number);
  const count = Math.max(0, (year - firstYear) * 12 + month - firstMonth + 1);
  return Array.from({ length: count }, (_, back) => addMonths(firstOf(newest), -back).slice(0, 7));
};
