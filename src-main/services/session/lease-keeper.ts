/**
 * `lease.json`: until when this workstation may open an officer's data without the platform. Sealed under the data
 * key, signed by the platform. Times are compared after the difference of the clocks at the last contact, so that
 * a workstation whose clock is always wrong is not locked out; a clock set back since then is noticed.
 */
import { join } from 'node:path';
import { z } from 'zod';
import { base64Decode, base64Encode } from '#shared/crypto/base64.ts';
import { utf8Decode, utf8Encode } from '#shared/crypto/bytes.ts';
import { openBox, sealBox } from '#shared/crypto/sm4-box.ts';
import { type Lease, lease, leaseSignedValue } from '#shared/protocol/lease.ts';
import { keyFor, systemRandom } from '../keys/secret-key.ts';
import { readJson, writeDurably } from '../storage/durable-file.ts';

/** How far a clock may be set back unnoticed, in milliseconds: time services correct themselves by seconds. */
export const toleratedSetback = 5 * 60_000;
/** How often the time that was seen is written down, in milliseconds. */
const noteEvery = 10 * 60_000;

const record = z.strictObject({
  lease,
  /** Platform time less workstation time at the last contact, in milliseconds. */
  difference: z.int(),
  /** The latest time this workstation's clock has shown since. */
  seen: z.int().nonnegative(),
});
type LeaseRecord = z.infer<typeof record>;

const file = z.strictObject({ version: z.literal(1), sealed: z.base64().max(10_000) });

export type LeaseHolder = {
  readonly officerId: string;
  readonly folder: string;
  /** 32 bytes. */
  readonly dataKey: Uint8Array;
};

export type LeaseStanding = 'valid' | 'none' | 'expired' | 'clock-back';

export type LeaseKeeper = {
  readonly keep: (holder: LeaseHolder, granted: { lease: Lease; serverTime: number }) => Promise<void>;
  /** How things stand now; writes down the time that was seen. */
  readonly standing: (holder: LeaseHolder) => Promise<LeaseStanding>;
};

export type LeaseOptions = {
  readonly deviceId: string;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Whether the platform's seal signed the value; null where its key was never fetched. */
  readonly verify: (value: unknown, signature: string) => Promise<boolean | null>;
};

export function createLeaseKeeper({ deviceId, now, verify }: LeaseOptions): LeaseKeeper {
  const isOurs = (held: Lease, { officerId }: LeaseHolder) =>
    held.deviceId === deviceId && held.officerId === officerId;
  return {
    keep: (holder, granted) =>
      write(holder, { lease: granted.lease, difference: granted.serverTime - now(), seen: now() }),
    async standing(holder) {
      const held = await read(holder);
      if (held === null) return 'none';
      const { lease: granted, difference, seen } = held;
      // A platform whose key was never fetched was asked for the lease over the same connection.
      const signed = await verify(leaseSignedValue(granted), granted.signature);
      if (signed === false || !isOurs(granted, holder)) return 'expired';
      if (now() < seen - toleratedSetback) return 'clock-back';
      if (now() - seen > noteEvery) await write(holder, { ...held, seen: now() });
      return now() + difference > granted.until ? 'expired' : 'valid';
    },
  };
}

const fileOf = ({ folder }: LeaseHolder) => join(folder, 'lease.json');

/** Null where there is none, or none that this officer's key opens: an altered lease is no lease. */
async function read(holder: LeaseHolder): Promise<LeaseRecord | null> {
  const found = await readJson(fileOf(holder), file);
  if (found.state !== 'read') return null;
  const key = keyFor(holder.dataKey, 'lease');
  try {
    const opened = openBox({ key, aad: aadOf(holder), sealed: base64Decode(found.value.sealed) });
    return record.parse(JSON.parse(utf8Decode(opened)));
  } catch {
    return null;
  } finally {
    key.fill(0);
  }
}

async function write(holder: LeaseHolder, next: LeaseRecord): Promise<void> {
  const key = keyFor(holder.dataKey, 'lease');
  const plaintext = utf8Encode(JSON.stringify(next));
  const sealed = base64Encode(sealBox({ key, aad: aadOf(holder), plaintext }, systemRandom));
  key.fill(0);
  await writeDurably(fileOf(holder), JSON.stringify({ version: 1, sealed }));
}

const aadOf = ({ officerId }: LeaseHolder) => utf8Encode(`desk.lease.v1|${officerId}`);
