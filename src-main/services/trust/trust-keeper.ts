/** Authorities and revocation lists as last fetched, in `<dataDir>/trust.json`, for checks without a link. */
import { join } from 'node:path';
import { z } from 'zod';
import { trustReply } from '#shared/protocol/trust.ts';
import type { PlatformClient } from '../../platform-client/platform-client.ts';
import { readJson, writeDurably } from '../storage/durable-file.ts';

export const keptTrust = z.strictObject({
  /** Epoch milliseconds by this workstation's clock. */
  fetchedAt: z.int().nonnegative(),
  trust: trustReply,
});
export type KeptTrust = z.infer<typeof keptTrust>;

/** So often at most the lists are fetched while there is a link. */
const everyMs = 60 * 60_000;

export type TrustKeeper = {
  readonly refresh: () => Promise<void>;
  /** Fetches where what is kept is older than an hour; never throws. */
  readonly renew: () => Promise<void>;
};

export const trustFileOf = (dataDir: string): string => join(dataDir, 'trust.json');

/** What is kept in a data folder, or null. */
export async function readKeptTrust(dataDir: string): Promise<KeptTrust | null> {
  const kept = await readJson(trustFileOf(dataDir), keptTrust);
  return kept.state === 'read' ? kept.value : null;
}

export function createTrustKeeper(
  dataDir: string,
  client: Pick<PlatformClient, 'trust'>,
  now: () => number,
): TrustKeeper {
  const refresh = async () => {
    const kept: KeptTrust = { fetchedAt: now(), trust: await client.trust() };
    await writeDurably(trustFileOf(dataDir), JSON.stringify(kept));
  };
  return {
    refresh,
    async renew() {
      const fetchedAt = (await readKeptTrust(dataDir))?.fetchedAt ?? 0;
      // A clock that was set back is no reason to trust an old list.
      if (Math.abs(now() - fetchedAt) < everyMs) return;
      await refresh().catch(() => {});
    },
  };
}
