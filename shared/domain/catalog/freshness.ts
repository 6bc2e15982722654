/** Whether a resource is as fresh as its update cycle promises (R075; 五(七)). */
import { addDays, addMonths } from '../clock/civil-date.ts';
import { isWorkingDay, type WorkCalendar } from '../clock/work-calendar.ts';
import { addWorkingDays } from '../clock/working-days.ts';
import type { CatalogEntry } from './entry.ts';

export type Freshness = {
  /** The civil date by the end of which the next update is due. */
  readonly dueOn: string;
  readonly stale: boolean;
};

const monthsOf = { monthly: 1, quarterly: 3, 'half-yearly': 6, yearly: 12 } as const;

/** The last update the provider marked, or the publication where it marked none. */
export const contentDateOf = (entry: Pick<CatalogEntry, 'contentUpdatedOn' | 'publishedOn'>): string =>
  entry.contentUpdatedOn ?? entry.publishedOn;

/** A due date that falls on a rest day moves to the next working day (Civil Code art. 203). */
const onWorkingDay = (date: string, calendar: WorkCalendar): string =>
  isWorkingDay(calendar, date) ? date : addWorkingDays(calendar, date, 1).date;

const dueDate = (
  cycle: Exclude<CatalogEntry['updateCycle'], 'realtime'>,
  updatedOn: string,
  calendar: WorkCalendar,
): string => {
  if (cycle === 'daily') return addWorkingDays(calendar, updatedOn, 1).date;
  const next = cycle === 'weekly' ? addDays(updatedOn, 7) : addMonths(updatedOn, monthsOf[cycle]);
  return onWorkingDay(next, calendar);
};

/** Null for 实时: no date says anything about it, only whether it answers (availability). `today` is a civil date. */
export const freshnessOf = (
  entry: Pick<CatalogEntry, 'updateCycle' | 'contentUpdatedOn' | 'publishedOn'>,
  today: string,
  calendar: WorkCalendar,
): Freshness | null => {
  if (entry.updateCycle === 'realtime') return null;
  const dueOn = dueDate(entry.updateCycle, contentDateOf(entry), calendar);
  return { dueOn, stale: dueOn < today };
};
