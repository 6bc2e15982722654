/** The ladder of warnings about a running clock, counted in working days and never dated on a rest day (decision 5). */
import { addDays, civilDateOf } from './civil-date.ts';
import { type Clock, recomputeClock } from './clock.ts';
import { isWorkingDay, type WorkCalendar } from './work-calendar.ts';

/** Working days left on the day of each warning; negative ones are days overdue. */
export const warningSteps = [2, 1, 0, -1, -3, -5] as const;
export type WarningStep = (typeof warningSteps)[number];

export const warningLabel: Readonly<Record<WarningStep, string>> = {
  2: '提前 2 日提醒',
  1: '提前 1 日提醒',
  0: '当日提醒',
  [-1]: '超期 1 日督办',
  [-3]: '超期 3 日督办',
  [-5]: '超期 5 日督办',
};

export type Warning = {
  readonly step: WarningStep;
  /** The working day it belongs to. */
  readonly date: string;
};

/** The working day `steps` working days before `date` (after it where negative); `date` itself for 0. */
const workingDayBefore = (calendar: WorkCalendar, date: string, steps: number): string => {
  const direction = steps > 0 ? -1 : 1;
  let found = date;
  for (let left = Math.abs(steps); left > 0; ) {
    found = addDays(found, direction);
    if (isWorkingDay(calendar, found)) left -= 1;
  }
  return found;
};

/**
 * Every warning of a running clock, the earliest first, by the calendar as it is now known; none for a stopped one.
 * A warning that would fall on the starting day or before it is left out: the officer has only just been told.
 */
export const warningsOf = (clock: Clock, calendar: WorkCalendar): readonly Warning[] => {
  if (clock.stoppedAt !== null) return [];
  const { dueOn } = recomputeClock(clock, calendar);
  const startedOn = civilDateOf(clock.startedAt);
  return warningSteps
    .map((step) => ({ step, date: workingDayBefore(calendar, dueOn, step) }))
    .filter(({ date }) => date > startedOn);
};

/** The warning in force at `now`: the last one whose day has come; null before the first. */
export const warningAt = (clock: Clock, now: number, calendar: WorkCalendar): Warning | null =>
  warningsOf(clock, calendar).findLast(({ date }) => date <= civilDateOf(now)) ?? null;
