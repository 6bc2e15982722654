/** What an agreement that both sides signed is worth on a date: it lives as long as the right that came of it (六(二), R086). */
import { type GrantStanding, holdsOf, standingOf } from '../grant/standing.ts';
import type { Grant } from '../sharing/grant.ts';
import type { Agreement } from './agreement.ts';

export type AgreementStanding = {
  /** `replaced`: a change of the right brought an agreement of its own (条例第25条). */
  readonly kind: Exclude<GrantStanding, 'active'> | 'replaced';
  /** Epoch milliseconds, or a civil date in Shanghai where only the day counts. */
  readonly since: number | string | null;
  /** Who ordered it and why; null where nobody had to. */
  readonly order: {
    readonly officerName: string;
    readonly departmentId: string;
    readonly reason: string;
  } | null;
};

type OfAgreement = Pick<Agreement, 'id'>;

/** Whether the right stands on the agreement, or once did. */
export const isOfAgreement = ({ agreementId, revisions }: Grant, { id }: OfAgreement): boolean =>
  agreementId === id || revisions.some(({ before }) => before.agreementId === id);

/** Null for one in force. @param today civil date in Shanghai */
export const standingOfAgreement = (
  subject: OfAgreement,
  right: Grant,
  today: string,
): AgreementStanding | null => {
  if (right.agreementId !== subject.id) {
    const left = right.revisions.findLast(({ before }) => before.agreementId === subject.id);
    return { kind: 'replaced', since: left?.at ?? null, order: null };
  }
  const kind = standingOf(right, today);
  if (kind === 'active') return null;
  if (kind === 'cut' || kind === 'suspended') {
    const [hold] = holdsOf(right, kind === 'cut' ? 'cut' : 'suspension');
    return { kind, since: hold?.at ?? null, order: hold ?? null };
  }
  if (kind === 'expired') return { kind, since: right.validUntil, order: null };
  const order = right.withdrawal;
  return { kind, since: order?.at ?? right.endedAt, order };
};
