/** What lets a workstation open its data without a link, and what takes it away. Both carry the platform's seal. */
import { z } from 'zod';
import { signatureHex } from '#shared/domain/signing/signing-key.ts';
import { identifier } from '#shared/lib/text.ts';

const day = 24 * 60 * 60_000;

/** How long a workstation may work without the platform, in milliseconds. */
export const leaseTerm = 7 * day;

/** Renewed with the first pull after so long. */
export const leaseRenewal = 60 * 60_000;

const leaseBody = z.strictObject({
  deviceId: identifier,
  officerId: identifier,
  /** Epoch milliseconds by the platform's clock. */
  issuedAt: z.int().nonnegative(),
  until: z.int().nonnegative(),
});

export const lease = leaseBody.extend({ signature: signatureHex });
export type Lease = z.infer<typeof lease>;

export const leaseReply = z.strictObject({ lease, serverTime: z.int() });

export const leaseSignedValue = ({ deviceId, officerId, issuedAt, until }: z.infer<typeof leaseBody>) => ({
  purpose: 'session.lease',
  deviceId,
  officerId,
  issuedAt,
  until,
});

/** Asked with the device's own secret: a workstation that was turned away wants it under the seal before it erases anything. */
export const revocationRequest = z.strictObject({
  protocol: z.int(),
  deviceId: identifier,
  secret: z.string().regex(/^[0-9a-f]{64}$/u),
  officerId: identifier,
});

const revocationBody = z.strictObject({
  deviceId: identifier,
  officerId: identifier,
  /** `device`: the workstation was taken out of service; `account`: the officer's account was closed. */
  reason: z.enum(['device', 'account']),
  at: z.int().nonnegative(),
});

/** Null where neither is the case: then nothing is erased. */
export const revocationReply = z.strictObject({
  revocation: revocationBody.extend({ signature: signatureHex }).nullable(),
});
export type Revocation = NonNullable<z.infer<typeof revocationReply>['revocation']>;

export const revocationSignedValue = ({
  deviceId,
  officerId,
  reason,
  at,
}: z.infer<typeof revocationBody>) => ({ purpose: 'session.revocation', deviceId, officerId, reason, at });
