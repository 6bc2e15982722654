/** Authorities and revocation lists as last fetched, in `<dataDir>/trust.json`, for checks without a link. */
import { join } from 'node:path';
import { z } from 'zod';
import { base64Decode } from '#shared/crypto/base64.ts';
import { equalBytes } from '#shared/crypto/bytes.ts';
import { readCertificate } from '#shared/crypto/x509/certificate.ts';
import { newestListOf } from '#shared/crypto/x509/check-path.ts';
import { readRevocationList } from '#shared/crypto/x509/revocation-list.ts';
import { type TrustReply, trustReply } from '#shared/protocol/trust.ts';
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
  /** At a sign-in, by which an officer takes the platform there for theirs. */
  readonly refresh: () => Promise<void>;
  /**
   * Fetches where what is kept is older than an hour; never throws. Another seal is not taken so: what is kept grows old
   * and says so, and the ledger's next head falls under the seal that is known.
   */
  readonly renew: () => Promise<void>;
};

export const trustFileOf = (dataDir: string): string => join(dataDir, 'trust.json');

/** What is kept in a data folder, or null. */
export async function readKeptTrust(dataDir: string): Promise<KeptTrust | null> {
  const kept = await readJson(trustFileOf(dataDir), keptTrust);
  return kept.state === 'read' ? kept.value : null;
}

const isOfThese = (list: string, authorities: readonly string[]): boolean => {
  const { issuer } = readRevocationList(base64Decode(list));
  return authorities.some((der) => equalBytes(readCertificate(base64Decode(der)).subject.der, issuer.der));
};

/** Of each authority the newest list that its key signed: a platform that was put back has older ones than it gave before. */
function withNewestLists(fresh: TrustReply, before: readonly string[]): TrustReply {
  const known = [...fresh.lists, ...before].map((text) => ({
    text,
    list: readRevocationList(base64Decode(text)),
  }));
  const newest = fresh.authorities.map((der) =>
    newestListOf(
      readCertificate(base64Decode(der)),
      known.map(({ list }) => list),
    ),
  );
  const lists = newest.flatMap((list) => known.find((each) => each.list === list)?.text ?? []);
  // Of an authority between, whose certificate only a file brings, nobody can say here which list is its newest.
  const others = fresh.lists.filter((text) => !lists.includes(text) && !isOfThese(text, fresh.authorities));
  return { ...fresh, lists: [...lists, ...others] };
}

export function createTrustKeeper(
  dataDir: string,
  client: Pick<PlatformClient, 'trust'>,
  now: () => number,
): TrustKeeper {
  const fetch = async (mayTake: (fresh: TrustReply, before: TrustReply) => boolean) => {
    const fresh = await client.trust();
    const before = (await readKeptTrust(dataDir))?.trust ?? fresh;
    if (!mayTake(fresh, before)) return;
    const kept: KeptTrust = { fetchedAt: now(), trust: withNewestLists(fresh, before.lists) };
    await writeDurably(trustFileOf(dataDir), JSON.stringify(kept));
  };
  return {
    refresh: () => fetch(() => true),
    async renew() {
      const fetchedAt = (await readKeptTrust(dataDir))?.fetchedAt ?? 0;
      // A clock that was set back is no reason to trust an old list.
      if (Math.abs(now() - fetchedAt) < everyMs) return;
      await fetch((fresh, before) => fresh.sealKey === before.sealKey).catch(() => {});
    },
  };
}
