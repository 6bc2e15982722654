/** A running time limit of a policy pack, and how it stands now (R052, R054, R055). */
import { z } from 'zod';
import type { ClockRule, ClockStart } from '../policy/pack.ts';
import { civilDateOf, instantOf } from './civil-date.ts';
import { type ClockId, clockId } from './clock-id.ts';
import { instant } from './instant.ts';
import type { WorkCalendar } from './work-calendar.ts';
import { addWorkingDays, countWorkingDays } from './working-days.ts';

export const clock = z.strictObject({
  id: clockId,
  pack: z.string().max(40),
  clause: z.string().max(40),
  workingDays: z.int().positive(),
  startedAt: instant,
  dueOn: z.iso.date(),
  /** Close of business on `dueOn`. */
  dueAt: instant,
  estimated: z.boolean(),
  stoppedAt: instant.nullable(),
});
export type Clock = z.infer<typeof clock>;

/** Close of business, when a limit ends on its last day (Civil Code art. 203). */
const closingHour = 18;

export const startClock = (rule: ClockRule, startedAt: number, calendar: WorkCalendar): Clock => {
  const due = addWorkingDays(calendar, civilDateOf(startedAt), rule.workingDays);
  return {
    id: rule.id,
    pack: rule.pack,
    clause: rule.clause,
    workingDays: rule.workingDays,
    startedAt,
    dueOn: due.date,
    dueAt: instantOf(due.date, closingHour),
    estimated: due.estimated,
    stoppedAt: null,
  };
};

/** The moment of an act, in epoch milliseconds, and the calendar that is known then. */
export type ClockTime = { readonly now: number; readonly calendar: WorkCalendar };

/** A clock for each of the rules whose starting event is this one. */
export const startClocks = (rules: readonly ClockRule[], event: ClockStart, time: ClockTime): Clock[] =>
  rules.filter((rule) => rule.startsAt === event).map((rule) => startClock(rule, time.now, time.calendar));

/**
 * The clock as the calendar now dates it: an arrangement may have arrived, or been changed, since it started.
 * A stopped clock keeps the date it was met or missed by.
 */
export const recomputeClock = (subject: Clock, calendar: WorkCalendar): Clock => {
  if (subject.stoppedAt !== null) return subject;
  const due = addWorkingDays(calendar, civilDateOf(subject.startedAt), subject.workingDays);
  return { ...subject, dueOn: due.date, dueAt: instantOf(due.date, closingHour), estimated: due.estimated };
};

/** The clocks with every running one of that id, or every one at all, stopped at the date it has by now. */
export const stopClocks = (
  clocks: readonly Clock[],
  which: ClockId | 'every',
  { now, calendar }: ClockTime,
): Clock[] =>
  clocks.map((each) =>
    each.stoppedAt === null && (which === 'every' || each.id === which)
      ? { ...recomputeClock(each, calendar), stoppedAt: now }
      : each,
  );

/** The running clocks, each dated by that calendar, the binding one first. */
export const runningClocks = (clocks: readonly Clock[], calendar: WorkCalendar): Clock[] =>
  clocks
    .filter((each) => each.stoppedAt === null)
    .map((each) => recomputeClock(each, calendar))
    .sort((a, b) => a.dueAt - b.dueAt);

/** The running clock that ends first, or null (decision 8). 超期 is a flag on it, never a state (decision 5). */
export const bindingClock = (clocks: readonly Clock[], calendar: WorkCalendar): Clock | null =>
  runningClocks(clocks, calendar)[0] ?? null;

export type ClockStanding = {
  readonly overdue: boolean;
  /** Working days from today to the due date; 0 on the day itself, negative once past. */
  readonly workingDaysLeft: number;
};

/** How a clock stands at `now`; a stopped one stands as it did when it was stopped. */
export const standingOf = (subject: Clock, now: number, calendar: WorkCalendar): ClockStanding => {
  const at = subject.stoppedAt ?? now;
  return {
    overdue: at > subject.dueAt,
    workingDaysLeft: countWorkingDays(calendar, civilDateOf(at), subject.dueOn),
  };
};
