/** When the platform delivers again, closes reading, or waits (R028, R049, R075). */

import type { CatalogEntry } from '../catalog/entry.ts';
import { contentDateOf, freshnessOf } from '../catalog/freshness.ts';
import { addDays, civilDateOf, instantOf } from '../clock/civil-date.ts';
import type { WorkCalendar } from '../clock/work-calendar.ts';
import { standingOf } from '../grant/standing.ts';
import type { Grant } from '../sharing/grant.ts';
import type { DatabaseDelivery } from './database-delivery.ts';

type Updated = Pick<CatalogEntry, 'updateCycle' | 'contentUpdatedOn' | 'publishedOn'>;

/**
 * The civil date of the next refresh after one on `deliveredOn`: one update cycle on, or at once where the provider
 * has marked newer content. A table is no stream, so 实时 means every day here.
 */
export const nextRefreshOn = (entry: Updated, deliveredOn: string, calendar: WorkCalendar): string => {
  if (contentDateOf(entry) > deliveredOn) return contentDateOf(entry);
  const cycle = freshnessOf({ ...entry, contentUpdatedOn: deliveredOn }, deliveredOn, calendar);
  return cycle?.dueOn ?? addDays(deliveredOn, 1);
};

const minute = 60_000;
const longestPause = 6 * 60 * minute;

/** When to try again: one minute, doubled with each failure up to six hours; a reached cap waits for the next day. */
export const retryAt = (code: string, attempts: number, now: number): number =>
  code === 'grant.cap'
    ? instantOf(addDays(civilDateOf(now), 1), 0)
    : now + Math.min(minute * 2 ** Math.min(attempts - 1, 20), longestPause);

export type DeliveryStep = 'deliver' | 'lock';
type Standing = {
  readonly grant: Grant;
  readonly entry: Updated;
  readonly now: number;
  readonly calendar: WorkCalendar;
};

/** What the platform has to do now; null where it waits. */
export const nextStep = (
  subject: DatabaseDelivery,
  { grant, entry, now, calendar }: Standing,
): DeliveryStep | null => {
  const today = civilDateOf(now);
  const step: DeliveryStep = standingOf(grant, today) === 'active' ? 'deliver' : 'lock';
  // A pause belongs to what failed: reading is closed at once, however long a delivery was to wait.
  if (subject.failure !== null && subject.failure.step === step && now < subject.failure.retryAt) return null;
  if (step === 'lock') return subject.state === 'stopped' ? null : 'lock';
  if (subject.state !== 'delivered' || subject.batch === null) return 'deliver';
  return today >= nextRefreshOn(entry, civilDateOf(subject.batch.at), calendar) ? 'deliver' : null;
};
