/** How a right stands on a date: the one answer for the gateway, the rules and every screen (R049, R056, R086). */
import type { RefusalCode } from '../refusals.ts';
import type { Grant, GrantHold } from '../sharing/grant.ts';

export type GrantStanding = 'active' | 'suspended' | 'cut' | 'expired' | 'ended' | 'withdrawn' | 'destroyed';

export const holdsOf = (subject: Grant, kind: GrantHold['kind']): readonly GrantHold[] =>
  subject.holds.filter((hold) => hold.kind === kind);

/**
 * The strongest fact decides: what is final before what ends with time, that before what can be lifted.
 * @param today civil date in Shanghai; a workstation without a link answers by its own, so a cached grant expires
 */
export const standingOf = (subject: Grant, today: string): GrantStanding => {
  if (subject.state === 'destroyed') return 'destroyed';
  if (subject.state === 'revoked') return 'withdrawn';
  if (subject.state === 'ended') return 'ended';
  if (subject.validUntil < today) return 'expired';
  if (holdsOf(subject, 'cut').length > 0) return 'cut';
  return holdsOf(subject, 'suspension').length > 0 ? 'suspended' : 'active';
};

/** The refusal that tells an officer why a right in that standing cannot be used or changed. */
export const standingRefusal = {
  suspended: 'grant.suspended',
  cut: 'grant.cut',
  expired: 'grant.expired',
  ended: 'grant.ended',
  withdrawn: 'grant.withdrawn',
  destroyed: 'grant.destroyed',
} as const satisfies Record<Exclude<GrantStanding, 'active'>, RefusalCode>;

/** Null for a right in use; otherwise why it is not. */
export const refusalOfStanding = (standing: GrantStanding): RefusalCode | null =>
  standing === 'active' ? null : standingRefusal[standing];
