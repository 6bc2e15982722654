/** Which rights have ended without their data being destroyed, and since when (六(二), R087). No limit is invented. */
import { civilDateOf } from '../clock/civil-date.ts';
import { standingOf } from '../grant/standing.ts';
import type { Grant } from '../sharing/grant.ts';

/**
 * The civil date on which the right ended where its data is still to be destroyed; null where nothing is due,
 * or where a destruction has been reported and waits for its witness.
 * @param today civil date in Shanghai
 */
export const destructionDueSince = (subject: Grant, today: string): string | null => {
  if (subject.destructionId !== null) return null;
  switch (standingOf(subject, today)) {
    case 'withdrawn':
      return civilDateOf(subject.withdrawal?.at ?? subject.grantedAt);
    case 'ended':
      return civilDateOf(subject.endedAt ?? subject.grantedAt);
    case 'expired':
      return subject.validUntil;
    default:
      return null;
  }
};
