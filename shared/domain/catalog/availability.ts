/** Whether a resource's own system answers the gateway (R075); written by the platform with each call, by no officer. */
import { z } from 'zod';
import { identifier } from '#shared/lib/text.ts';
import { instant } from '../clock/instant.ts';

export const availability = z.strictObject({
  /** Of the catalogue entry. */
  id: identifier,
  providerId: identifier,
  lastOkAt: instant.nullable(),
  lastFailedAt: instant.nullable(),
  /** Failed calls since the last answer; 0 while it answers. */
  failures: z.int().nonnegative(),
});
export type Availability = z.infer<typeof availability>;

type Source = { readonly entryId: string; readonly providerId: string };

const unknownOf = ({ entryId, providerId }: Source): Availability => ({
  id: entryId,
  providerId,
  lastOkAt: null,
  lastFailedAt: null,
  failures: 0,
});

/** The row after a call that was answered at that moment. */
export const afterAnswer = (before: Availability | undefined, source: Source, at: number): Availability => ({
  ...(before ?? unknownOf(source)),
  lastOkAt: at,
  failures: 0,
});

/** The row after a call that got no usable answer. */
export const afterFailure = (before: Availability | undefined, source: Source, at: number): Availability => {
  const known = before ?? unknownOf(source);
  return { ...known, lastFailedAt: at, failures: known.failures + 1 };
};

export const isUnavailable = (row: Pick<Availability, 'failures'>): boolean => row.failures > 0;
