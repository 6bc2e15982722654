/**
 * 授权代理方 (五(四)1, R061): a provider authorises another department to answer for listed resources, for a period.
 * What the agent answers counts as the provider's own; both names stay on it.
 */
import { z } from 'zod';
import { identifier, optionalParagraph } from '#shared/lib/text.ts';
import { instant } from '../clock/instant.ts';

export const agency = z.strictObject({
  id: identifier,
  version: z.int().positive(),
  providerId: identifier,
  agentId: identifier,
  /** The resources it covers, each once. */
  entryIds: z.array(identifier).min(1).max(200),
  /** First and last civil date, both inclusive. */
  validFrom: z.iso.date(),
  validTo: z.iso.date(),
  note: optionalParagraph(1000),
  state: z.enum(['active', 'revoked']),
  authorisedAt: instant,
  authorisedBy: identifier,
  revokedAt: instant.nullable(),
  revokedBy: identifier.nullable(),
  revokedReason: optionalParagraph(1000),
});
export type Agency = z.infer<typeof agency>;

/** True where the authorisation stands for the entry on that civil date. */
export const covers = (subject: Agency, entryId: string, date: string): boolean =>
  subject.state === 'active' &&
  subject.entryIds.includes(entryId) &&
  subject.validFrom <= date &&
  date <= subject.validTo;

/** The authorisation that stands for an entry on that civil date; there is at most one. */
export const agencyFor = (agencies: readonly Agency[], entryId: string, date: string): Agency | undefined =>
  agencies.find((each) => covers(each, entryId, date));
