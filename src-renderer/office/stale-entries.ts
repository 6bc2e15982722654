import type { CatalogEntry } from '#shared/domain/catalog/entry.ts';
import { contentDateOf, freshnessOf } from '#shared/domain/catalog/freshness.ts';
import type { WorkCalendar } from '#shared/domain/clock/work-calendar.ts';

export type StaleEntry = {
  readonly id: string;
  readonly entry: CatalogEntry;
  /** Civil date of the last update. */
  readonly updatedOn: string;
  /** Civil date the next one was due on. */
  readonly dueOn: string;
};

/** The published entries whose update is past due on that civil date, the longest overdue first. */
export const staleEntries = (
  entries: readonly CatalogEntry[],
  today: string,
  calendar: WorkCalendar,
): readonly StaleEntry[] =>
  entries
    .filter((entry) => entry.status === 'published')
    .flatMap((entry) => {
      const freshness = freshnessOf(entry, today, calendar);
      if (freshness === null || !freshness.stale) return [];
      return [{ id: entry.id, entry, updatedOn: contentDateOf(entry), dueOn: freshness.dueOn }];
    })
    .sort((a, b) => (a.dueOn === b.dueOn ? (a.id < b.id ? -1 : 1) : a.dueOn < b.dueOn ? -1 : 1));
