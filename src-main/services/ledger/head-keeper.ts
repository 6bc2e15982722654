/**
 * The newest head of the platform's ledger that this workstation was told, in `<dataDir>/ledger-head.json`: what the
 * platform tells later must carry on from it, or the break is kept and shown (decision 0028).
 */
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { canonicalJson } from '#shared/crypto/canonical-json.ts';
import { publicKeyHex } from '#shared/domain/signing/signing-key.ts';
import { firstBreak } from '#shared/evidence/ledger/heads.ts';
import { type HeadsReply, type LedgerHead, ledgerHead } from '#shared/protocol/ledger.ts';
import type { PlatformClient } from '../../platform-client/platform-client.ts';
import { readJson, writeDurably } from '../storage/durable-file.ts';

const ledgerBreak = z.strictObject({
  /** Epoch milliseconds by this workstation's clock. */
  noticedAt: z.int().nonnegative(),
  /** What was kept; null where the file of it was spoilt, and is laid aside. */
  kept: ledgerHead.nullable(),
  /** What came instead; null where the platform's heads end before the kept one, or newer ones are withheld. */
  offered: ledgerHead.nullable(),
});

const keptHead = z.strictObject({
  sealKey: publicKeyHex,
  newest: ledgerHead,
  /** Since when heads have been kept without a break. */
  since: z.int().nonnegative(),
  /** When a head last came that carries on: an answer without one proves nothing. */
  checkedAt: z.int().nonnegative(),
  breaks: z.array(ledgerBreak).max(20),
});
export type KeptHead = z.infer<typeof keptHead>;

export type HeadKeeper = {
  /** Asks for what was signed since, at most once a minute; never throws. */
  readonly renew: () => Promise<void>;
  /** The same at once. Rejects as the client. */
  readonly refresh: () => Promise<void>;
  readonly kept: () => Promise<KeptHead | null>;
};

export type HeadKeeperParts = {
  readonly dataDir: string;
  readonly client: Pick<PlatformClient, 'ledgerHeads'>;
  /** The seal as the workstation knows it; null before the first sign-in. */
  readonly sealKey: () => Promise<string | null>;
  /** Epoch milliseconds. */
  readonly now: () => number;
};

const everyMs = 60_000;

export function createHeadKeeper({ dataDir, client, sealKey, now }: HeadKeeperParts): HeadKeeper {
  const file = join(dataDir, 'ledger-head.json');
  let askedAt = 0;
  const read = async () => {
    const found = await readJson(file, keptHead);
    return found.state === 'read' ? found.value : null;
  };
  /** A spoilt file is laid aside for whoever looks into it, and what it held is a break: nothing is followed from it. */
  const lost = async (): Promise<KeptHead['breaks']> => {
    if ((await readJson(file, keptHead)).state !== 'damaged') return [];
    await copyFile(file, `${file}.damaged-${now()}`);
    return [{ noticedAt: now(), kept: null, offered: null }];
  };
  const take = async (kept: KeptHead | null, reply: HeadsReply, key: string): Promise<KeptHead | null> => {
    if (kept === null) return begun(reply.heads.at(-1), key, await lost());
    const broken = breakIn(kept, reply, key);
    if (broken === undefined) {
      const newest = reply.heads.at(-1);
      return newest === undefined ? kept : { ...kept, newest, checkedAt: now() };
    }
    const found = { noticedAt: now(), kept: kept.newest, offered: broken };
    const isTold = kept.breaks[0] !== undefined && isSameBreak(kept.breaks[0], found);
    const breaks = isTold ? kept.breaks : [found, ...kept.breaks].slice(0, 20);
    // From here on the ledger that is told now is followed; that it is another one stays on the record.
    const [newest] = (await client.ledgerHeads({ after: 0 })).heads;
    return begun(newest, key, breaks) ?? { ...kept, breaks };
  };
  const begun = (newest: LedgerHead | undefined, key: string, breaks: KeptHead['breaks']): KeptHead | null =>
    newest === undefined || firstBreak(null, [newest], key) !== null
      ? null
      : { sealKey: key, newest, since: now(), checkedAt: now(), breaks };
  const refresh = async (): Promise<void> => {
    const key = await sealKey();
    if (key === null) return;
    for (;;) {
      const kept = await read();
      const reply = await client.ledgerHeads({ after: kept?.newest.number ?? 0 });
      const next = await take(kept, reply, key);
      if (next === null) return;
      await writeDurably(file, JSON.stringify(next));
      if (next.newest.number >= reply.newest || reply.heads.length === 0) return;
    }
  };
  return {
    kept: read,
    refresh,
    async renew() {
      if (Math.abs(now() - askedAt) < everyMs) return;
      askedAt = now();
      await refresh().catch(() => {});
    },
  };
}

type Break = KeptHead['breaks'][number];

/** One that goes on is told once: twenty of the same would push the others off the record. */
const isSameBreak = (known: Break, found: Break): boolean =>
  canonicalJson([known.kept, known.offered]) === canonicalJson([found.kept, found.offered]);

/** The head that does not carry on; null where the platform's end too early or are withheld; undefined where all is as it was. */
function breakIn(kept: KeptHead, { heads, newest }: HeadsReply, key: string): LedgerHead | null | undefined {
  if (newest < kept.newest.number) return null;
  // Newer ones that are spoken of and not handed out could be of another history.
  if (newest > kept.newest.number && heads.length === 0) return null;
  if (key !== kept.sealKey) return heads[0] ?? null;
  return firstBreak(kept.newest, heads, key) ?? undefined;
}
