/**
 * Tries at a password or PIN, counted in a file before each try is made: ending the program in the middle of a
 * guess must not give the guess back (check A7). The counter is written before the thing it guards: where it is missing,
 * no try is left.
 */
import { z } from 'zod';
import { readJson, writeDurably } from '../storage/durable-file.ts';

/** Milliseconds to wait before a try, by the number of failures before it; the last holds for all further ones. */
const delays = [0, 0, 5_000, 30_000, 120_000] as const;

const record = z.strictObject({ failures: z.int().nonnegative(), lastTryAt: z.int().nonnegative() });
type TriesRecord = z.infer<typeof record>;

export type TriesStatus = {
  readonly triesLeft: number;
  /** Epoch milliseconds until which no try is accepted, or null. */
  readonly waitUntil: number | null;
};

export type CountedTries = {
  readonly status: () => Promise<TriesStatus>;
  /** Counts a try as failed, on the disk, before it is made. Call only where `status` allows one. */
  readonly begin: () => Promise<void>;
  /** The try was right, or what is guarded is about to be made: forgets all failures. */
  readonly succeed: () => Promise<void>;
};

/**
 * @param now epoch milliseconds
 * @param limit failures after which `triesLeft` is 0
 */
export function createCountedTries(path: string, now: () => number, limit: number): CountedTries {
  const read = async (): Promise<TriesRecord> => {
    const found = await readJson(path, record);
    // A counter somebody spoilt or took away must not be a way to new tries.
    if (found.state !== 'read') return { failures: limit, lastTryAt: now() };
    if (found.value.lastTryAt <= now()) return found.value;
    // The clock was set back; the wait starts again from now rather than lasting until the old time returns.
    const restamped = { ...found.value, lastTryAt: now() };
    await write(restamped);
    return restamped;
  };
  const write = (value: TriesRecord) => writeDurably(path, JSON.stringify(value));

  return {
    async status() {
      const { failures, lastTryAt } = await read();
      const opensAt = lastTryAt + delayAfter(failures);
      return { triesLeft: Math.max(0, limit - failures), waitUntil: opensAt > now() ? opensAt : null };
    },
    async begin() {
      const { failures } = await read();
      await write({ failures: failures + 1, lastTryAt: now() });
    },
    succeed: () => write({ failures: 0, lastTryAt: 0 }),
  };
}

function delayAfter(failures: number): number {
  return delays[Math.min(failures, delays.length - 1)] ?? 0;
}
