/** Counting working days: the starting day does not count (Civil Code art. 201). */
import { addDays } from './civil-date.ts';
import { isEstimated, isWorkingDay, type WorkCalendar } from './work-calendar.ts';

export type DueDate = {
  readonly date: string;
  /** True where any date passed over lies in a year whose arrangement is not yet announced. */
  readonly estimated: boolean;
};

/** Counted once for each calendar: a queue asks for the same few days thousands of times. */
const counted = new WeakMap<WorkCalendar, Map<string, DueDate>>();

/** The `count`-th working day after `start`. `count` is a whole number from 1 to 366; throws RangeError otherwise. */
export const addWorkingDays = (calendar: WorkCalendar, start: string, count: number): DueDate => {
  if (!Number.isInteger(count) || count < 1 || count > 366) throw new RangeError(`working days: ${count}`);
  const known = counted.get(calendar) ?? new Map<string, DueDate>();
  counted.set(calendar, known);
  const key = `${start} ${count}`;
  const due = known.get(key) ?? countFrom(calendar, start, count);
  known.set(key, due);
  return due;
};

const countFrom = (calendar: WorkCalendar, start: string, count: number): DueDate => {
  let date = start;
  let estimated = false;
  for (let left = count; left > 0; ) {
    date = addDays(date, 1);
    estimated ||= isEstimated(calendar, date);
    if (isWorkingDay(calendar, date)) left -= 1;
  }
  return { date, estimated };
};

/** Spans counted for each calendar; emptied at a thousand, which is more due dates than one screen has. */
const spans = new WeakMap<WorkCalendar, Map<string, number>>();
const spansKept = 1_000;

/** The number of working days in (from, to]; negative where `to` lies before `from`. */
export const countWorkingDays = (calendar: WorkCalendar, from: string, to: string): number => {
  if (to < from) return -countWorkingDays(calendar, to, from);
  const known = spans.get(calendar) ?? new Map<string, number>();
  spans.set(calendar, known);
  const key = `${from} ${to}`;
  const count = known.get(key) ?? countSpan(calendar, from, to);
  if (known.size >= spansKept) known.clear();
  known.set(key, count);
  return count;
};

const countSpan = (calendar: WorkCalendar, from: string, to: string): number => {
  let count = 0;
  for (let date = addDays(from, 1); date <= to; date = addDays(date, 1)) {
    if (isWorkingDay(calendar, date)) count += 1;
  }
  return count;
};
