/** A running time limit of the policy, and how it stands now (R052, R054, R055). */
import { z } from 'zod';
import type { ClockRule } from '../policy/pack.ts';
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

/** The clocks with every running one of that id stopped. */
export const stopClocks = (clocks: readonly Clock[], id: ClockId, at: number): Clock[] =>
  clocks.map((each) => (each.id === id && each.stoppedAt === null ? { ...each, stoppedAt: at } : each));

/** The running clock that ends first, or null. 超期 is a flag on it, never a state (decision 5). */
export const bindingClock = (clocks: readonly Clock[]): Clock | null =>
  clocks
    .filter((each) => each.stoppedAt === null)
    .reduce<Clock | null>((first, each) => (first === null || each.dueAt < first.dueAt ? each : first), null);

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
