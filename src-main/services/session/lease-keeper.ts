/**
 * `lease.json`: until when this workstation may open an officer's data without the platform. Sealed under the data
 * key, signed by the platform. Times are compared after the difference of the clocks at the last contact, so that
 * a workstation whose clock is always wrong is not locked out; a clock set back since then is noticed.
 *
 * Opening asks the file, and what cannot be read or written opens nothing: a folder that takes no more writing would
 * be a clock that can be set back. Going on asks the memory of this opening, so that a disk full for a moment locks
 * nobody out of a lease that is known to run, and a disk that stays full lengthens none. The time that was seen goes
 * on with the machine's own count wherever the clock stands, is written down at every opening and closing, and is
 * forgotten by none: locking and unlocking lengthens nothing. A program that is killed loses a minute of it.
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
const noteEvery = 60_000;

const record = z.strictObject({
  lease,
  /** Platform time less workstation time at the last contact, in milliseconds. */
  difference: z.int(),
  /** The latest time this workstation's clock has shown since, or should have shown. */
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
  /** Holds for going on even where it then cannot be written. */
  readonly keep: (holder: LeaseHolder, granted: { lease: Lease; serverTime: number }) => Promise<void>;
  /** Whether the file lets this officer's data be opened; writes down the time that was seen. Rejects where it cannot. */
  readonly standing: (holder: LeaseHolder) => Promise<LeaseStanding>;
  /** Whether what was opened may stay open. Rejects where a seal that was never checked cannot be checked now. */
  readonly stillStanding: (holder: LeaseHolder) => Promise<LeaseStanding>;
  /** Writes down the time that was seen, as what was opened is closed. Rejects where it cannot; it is remembered then. */
  readonly noteTime: (holder: LeaseHolder) => Promise<void>;
  /** Platform time less workstation time at the last contact, in milliseconds; null where no lease of theirs is open. */
  readonly difference: (holder: LeaseHolder) => number | null;
};

export type LeaseOptions = {
  readonly deviceId: string;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** The machine's own count of milliseconds, which nobody sets back. */
  readonly counted: () => number;
  /** Whether the platform's seal signed the value; null where its key was never fetched. */
  readonly verify: (value: unknown, signature: string) => Promise<boolean | null>;
  /** The disk in the product; tests hand in one that fails. */
  readonly writeFile?: typeof writeDurably;
};

/** The lease by which data are open. Its `seen` is the latest time seen, on the disk or not. */
type Open = {
  readonly officerId: string;
  readonly held: LeaseRecord;
  /** The machine's own count at the time seen. */
  readonly countedAt: number;
  readonly isSigned: boolean;
  /** The time seen that the file holds. */
  readonly notedAt: number;
};

export function createLeaseKeeper(options: LeaseOptions): LeaseKeeper {
  const { deviceId, now, counted, verify, writeFile = writeDurably } = options;
  let open: Open | null = null;

  const memoryOf = ({ officerId }: LeaseHolder) => (open?.officerId === officerId ? open : null);
  /** A clock that goes slower than the machine counts was set back, be it by little and often. */
  const seenNow = ({ held, countedAt }: Open): number =>
    Math.max(now(), held.seen + Math.floor(counted() - countedAt));

  const lookedAt = (at: Open): Open => ({
    ...at,
    held: { ...at.held, seen: seenNow(at) },
    countedAt: counted(),
  });

  /** Nothing is written before this has said yes. */
  const judge = async (holder: LeaseHolder, asked: Open): Promise<LeaseStanding> => {
    const { lease: granted, difference } = asked.held;
    // A platform whose key was never fetched was asked for the lease over the same connection.
    const signed = asked.isSigned || (await verify(leaseSignedValue(granted), granted.signature));
    const isOurs = granted.deviceId === deviceId && granted.officerId === holder.officerId;
    if (signed === false || !isOurs) return 'expired';
    const looked = lookedAt({ ...asked, isSigned: signed === true });
    const { seen } = looked.held;
    open = looked;
    if (now() < seen - toleratedSetback) return 'clock-back';
    return seen + difference > granted.until ? 'expired' : 'valid';
  };
  const write = async (holder: LeaseHolder, noting: Open) => {
    open = noting;
    await writeFile(fileOf(holder), seal(holder, noting.held));
    if (open === noting) open = { ...noting, notedAt: noting.held.seen };
  };

  return {
    async keep(holder, granted) {
      const held = { lease: granted.lease, difference: granted.serverTime - now(), seen: now() };
      const { officerId } = holder;
      await write(holder, { officerId, held, countedAt: counted(), isSigned: false, notedAt: 0 });
    },
    async standing(holder) {
      const memory = memoryOf(holder);
      const held = await read(holder);
      if (held === null) {
        open = null;
        return 'none';
      }
      const seen = Math.max(held.seen, memory === null ? 0 : seenNow(memory));
      const { officerId } = holder;
      const standing = await judge(holder, {
        officerId,
        held: { ...held, seen },
        countedAt: counted(),
        isSigned: false,
        notedAt: held.seen,
      });
      if (standing === 'valid' && open !== null) await write(holder, open);
      return standing;
    },
    async stillStanding(holder) {
      const memory = memoryOf(holder);
      if (memory === null) return 'none';
      const standing = await judge(holder, memory);
      const isDue = open !== null && open.held.seen - open.notedAt > noteEvery;
      // Tried again at every look; until then the time seen is known in memory.
      if (standing === 'valid' && open !== null && isDue) await write(holder, open).catch(() => undefined);
      return standing;
    },
    async noteTime(holder) {
      const memory = memoryOf(holder);
      if (memory !== null) await write(holder, lookedAt(memory));
    },
    difference: (holder) => memoryOf(holder)?.held.difference ?? null,
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

function seal(holder: LeaseHolder, next: LeaseRecord): string {
  const key = keyFor(holder.dataKey, 'lease');
  const plaintext = utf8Encode(JSON.stringify(next));
  const sealed = base64Encode(sealBox({ key, aad: aadOf(holder), plaintext }, systemRandom));
  key.fill(0);
  return JSON.stringify({ version: 1, sealed });
}

const aadOf = ({ officerId }: LeaseHolder) => utf8Encode(`desk.lease.v1|${officerId}`);
