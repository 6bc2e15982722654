/**
 * The key container in files of the officer's own folder: the key under PIN and data key (key-file.ts), the tries counted
 * on the disk. The data key is itself kept under the machine's key store where that is sound (decision 0013), so that a
 * copied folder opens nothing even for someone who knows both secrets.
 */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { generateKeyPair } from '#shared/crypto/sm2-key.ts';
import { sm2Sign } from '#shared/crypto/sm2-sign.ts';
import { type CountedTries, createCountedTries, type TriesStatus } from '../keys/counted-tries.ts';
import { systemRandom } from '../keys/secret-key.ts';
import { serviceRefusal, waitRefusal, wrongPinRefusal } from '../service-refusals.ts';
import { readJson, writeDurably } from '../storage/durable-file.ts';
import type { KeyContainer, PublicPart } from './key-container.ts';
import { type KeyFile, keyFile, openKeyPair, resealKeyPair, sealKeyPair } from './key-file.ts';

/** Wrong PINs before the key is locked. */
const pinLimit = 10;
const unused: TriesStatus = { triesLeft: pinLimit, waitUntil: null };

export type ContainerOwner = {
  readonly folder: string;
  readonly officerId: string;
  /** 32 bytes, the caller's to zero: it must live as long as a call of the container. */
  readonly dataKey: Uint8Array;
};

/** @param now epoch milliseconds */
export function openSoftwareContainer(
  { folder, officerId, dataKey }: ContainerOwner,
  now: () => number,
): KeyContainer {
  const file = join(folder, 'vault.json');
  const tries: CountedTries = createCountedTries(join(folder, 'vault-tries.json'), now, pinLimit);
  const ownerBy = (pin: string) => ({ officerId, dataKey, pin });
  const store = (kept: KeyFile) => storing(writeDurably(file, JSON.stringify(kept)));

  const read = async (): Promise<KeyFile | null> => {
    const found = await readJson(file, keyFile);
    if (found.state === 'damaged') throw serviceRefusal('vault.damaged');
    return found.state === 'read' ? found.value : null;
  };

  /** The pair is zeroed whatever happens. */
  const withPair = async <T>(
    pin: string,
    work: (kept: KeyFile, pair: Parameters<typeof resealKeyPair>[1]) => Promise<T>,
  ): Promise<T> => {
    const kept = await read();
    if (kept === null) throw serviceRefusal('vault.no-key');
    const { triesLeft, waitUntil } = await tries.status();
    if (triesLeft === 0) throw serviceRefusal('vault.locked');
    if (waitUntil !== null) throw waitRefusal('vault.wait', waitUntil - now());
    await storing(tries.begin());
    const pair = await openKeyPair(kept, ownerBy(pin));
    if (pair === null)
      throw triesLeft === 1 ? serviceRefusal('vault.locked') : wrongPinRefusal(triesLeft - 1);
    try {
      await storing(tries.succeed());
      return await work(kept, pair);
    } finally {
      pair.privateKey.fill(0);
    }
  };

  return {
    publicPart: async () => {
      const kept = await read();
      return kept === null ? null : publicPart(kept);
    },
    tries: async () => ((await read()) === null ? unused : tries.status()),
    async create(pin) {
      if ((await read()) !== null) throw serviceRefusal('vault.key-exists');
      const pair = generateKeyPair(systemRandom);
      try {
        const made = await sealKeyPair(pair, ownerBy(pin));
        // Failures at a discarded key are not this one's; in the other order a crash would leave a key without a counter.
        await storing(tries.succeed());
        await store(made);
        return publicPart(made);
      } finally {
        pair.privateKey.fill(0);
      }
    },
    open: (pin, work) =>
      withPair(pin, (kept, pair) =>
        work({
          part: publicPart(kept),
          sign: async (message) => sm2Sign({ ...pair, message }, systemRandom),
        }),
      ),
    changePin: (pin, next) =>
      withPair(pin, async (kept, pair) => store(await resealKeyPair(kept, pair, ownerBy(next)))),
    destroy: () => storing(rm(file, { force: true })),
  };
}

const publicPart = ({ keyId, publicKey, proof }: KeyFile): PublicPart => ({ keyId, publicKey, proof });

async function storing(work: Promise<void>): Promise<void> {
  await work.catch(() => {
    throw serviceRefusal('vault.storage');
  });
}
