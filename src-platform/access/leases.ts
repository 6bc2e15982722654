/** Leases of workstations, and the word that one was taken out of service (R083; GB/T 22239-2019 8.1.4). */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Lease, Revocation } from '#shared/protocol/lease.ts';
import { leaseSignedValue, leaseTerm, revocationSignedValue } from '#shared/protocol/lease.ts';
import type { Seal } from '../certificates/seal.ts';
import type { Database } from '../database/open-database.ts';

export type Holder = { readonly deviceId: string; readonly officerId: string };

export const grantLease = (seal: Pick<Seal, 'sign'>, holder: Holder, now: number): Lease => {
  const body = { ...holder, issuedAt: now, until: now + leaseTerm };
  return { ...body, signature: seal.sign(leaseSignedValue(body)) };
};

type Asked = Holder & { readonly secret: string };

/** Under the seal, for whoever knows the device's secret; null where device and account are in good standing. */
export const revocationOf = async (
  { database, seal }: { readonly database: Database; readonly seal: Pick<Seal, 'sign'> },
  { deviceId, officerId, secret }: Asked,
): Promise<Revocation | null> => {
  const { rows } = await database.query<{
    secret_digest: string;
    revoked_at: number | null;
    closed_at: number | null;
  }>(
    `SELECT d.secret_digest, d.revoked_at,
            (SELECT max(a.closed_at) FROM account a WHERE a.officer_id = $2
             AND NOT EXISTS (SELECT 1 FROM account o WHERE o.officer_id = $2 AND o.closed_at IS NULL)) AS closed_at
     FROM device d WHERE d.id = $1`,
    [deviceId, officerId],
  );
  const held = rows[0];
  if (held === undefined || !isSecretOf(secret, held.secret_digest)) return null;
  const reason = held.revoked_at !== null ? 'device' : 'account';
  const at = held.revoked_at ?? held.closed_at;
  if (at === null) return null;
  const body = { deviceId, officerId, reason, at } as const;
  return { ...body, signature: seal.sign(revocationSignedValue(body)) };
};

const isSecretOf = (secret: string, digest: string): boolean =>
  timingSafeEqual(createHash('sha256').update(secret).digest(), Buffer.from(digest, 'hex'));
