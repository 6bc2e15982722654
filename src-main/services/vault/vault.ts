/** The officer's signing key: made here, used here, never handed out. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Implementation } from '#shared/contract/service.ts';
import type { vault } from '#shared/contract/vault.ts';
import { generateKeyPair } from '#shared/crypto/sm2-key.ts';
import { agreementSignedValue } from '#shared/domain/agreement/agreement.ts';
import type { PackageBody } from '#shared/protocol/exchange.ts';
import { type CountedTries, createCountedTries } from '../keys/counted-tries.ts';
import { systemRandom } from '../keys/secret-key.ts';
import { createSerialQueue } from '../serial-queue.ts';
import { serviceRefusal, waitRefusal, wrongPinRefusal } from '../service-refusals.ts';
import type { OfficerAccess, UnlockedOfficer } from '../session/officer-access.ts';
import { readJson, writeDurably } from '../storage/durable-file.ts';
import { type KeyFile, keyFile, openKeyPair, sealKeyPair, signValue } from './key-file.ts';

/** Wrong PINs before the key is locked. */
const pinLimit = 10;

export type VaultOptions = {
  readonly access: Pick<OfficerAccess, 'current'>;
  /** Has the platform check the password of whoever is unlocked; rejects as a sign-in does. */
  readonly signInAgain: (password: string) => Promise<void>;
  /** Epoch milliseconds; `signedAt` is taken from it. */
  readonly now: () => number;
};

/** Signs a package that leaves by hand, under the PIN (decision 0016). Codes: those of signAgreement. */
export type PackageSigner = (
  pin: string,
  body: PackageBody,
) => Promise<{ readonly keyId: string; readonly signature: string }>;

export type Vault = { readonly service: Implementation<typeof vault>; readonly signPackage: PackageSigner };

export function createVault({ access, signInAgain, now }: VaultOptions): Vault {
  const oneAtATime = createSerialQueue();
  const signPackage: PackageSigner = (pin, body) =>
    oneAtATime(() => withOwnKey(access, (unlocked) => signWithPin({ unlocked, now }, pin, () => body)));

  const service: Implementation<typeof vault> = {
    async status() {
      const unlocked = demandUnlocked(access);
      const [file, tries] = await Promise.all([readKey(unlocked), triesOf(unlocked, now).status()]);
      return {
        key: file === null ? null : publicPart(file),
        waitUntil: tries.waitUntil,
        triesLeft: tries.triesLeft,
      };
    },
    createKey: ({ pin }) =>
      oneAtATime(() => withOwnKey(access, (unlocked) => createKey({ unlocked, now }, pin))),
    discardKey: ({ password }) =>
      oneAtATime(async () => {
        const { officer } = demandUnlocked(access);
        // Whoever finds an unlocked desk must not be able to put a key of their own in the officer's place.
        await signInAgain(password);
        const unlocked = demandUnlocked(access);
        if (unlocked.officer.id !== officer.id) throw serviceRefusal('session.other-officer');
        await storing(rm(fileOf(unlocked), { force: true }));
        return {};
      }),
    signAgreement: ({ pin, agreementId, digest, party }) =>
      oneAtATime(() =>
        withOwnKey(access, async (unlocked) => {
          const subject = { agreementId, digest, party, officerId: unlocked.officer.id, signedAt: now() };
          const valueFor = (keyId: string) => agreementSignedValue({ ...subject, keyId });
          return { ...(await signWithPin({ unlocked, now }, pin, valueFor)), signedAt: subject.signedAt };
        }),
      ),
  };
  return { service, signPackage };
}

/**
 * Works on a copy of the data key, zeroed at the end: a lock in the middle zeroes the original, and a signing key
 * sealed under zeros could never be opened again.
 */
async function withOwnKey<T>(
  access: Pick<OfficerAccess, 'current'>,
  work: (unlocked: UnlockedOfficer) => Promise<T>,
): Promise<T> {
  const unlocked = demandUnlocked(access);
  const dataKey = unlocked.dataKey.slice();
  try {
    return await work({ ...unlocked, dataKey });
  } finally {
    dataKey.fill(0);
  }
}

type Signer = { readonly unlocked: UnlockedOfficer; readonly now: () => number };

/** One PIN, one try, one signature; the key is zeroed whatever happens. */
async function signWithPin({ unlocked, now }: Signer, pin: string, valueFor: SignedValue) {
  const file = await readKey(unlocked);
  if (file === null) throw serviceRefusal('vault.no-key');
  const tries = triesOf(unlocked, now);
  const { triesLeft, waitUntil } = await tries.status();
  if (triesLeft === 0) throw serviceRefusal('vault.locked');
  if (waitUntil !== null) throw waitRefusal('vault.wait', waitUntil - now());
  await storing(tries.begin());
  const pair = await openKeyPair(file, ownerOf(unlocked, pin));
  if (pair === null) throw triesLeft === 1 ? serviceRefusal('vault.locked') : wrongPinRefusal(triesLeft - 1);
  try {
    await storing(tries.succeed());
    return { keyId: file.keyId, signature: signValue(pair, valueFor(file.keyId)) };
  } finally {
    pair.privateKey.fill(0);
  }
}

function triesOf({ folder }: UnlockedOfficer, now: () => number): CountedTries {
  return createCountedTries(join(folder, 'vault-tries.json'), now, pinLimit);
}

type SignedValue = (keyId: string) => unknown;

async function createKey({ unlocked, now }: Signer, pin: string) {
  if ((await readKey(unlocked)) !== null) throw serviceRefusal('vault.key-exists');
  const pair = generateKeyPair(systemRandom);
  try {
    const file = await sealKeyPair(pair, ownerOf(unlocked, pin));
    // Failures at a discarded key are not this one's; in the other order a crash would give the old key new tries.
    await storing(triesOf(unlocked, now).succeed());
    await storing(writeDurably(fileOf(unlocked), JSON.stringify(file)));
    return publicPart(file);
  } finally {
    pair.privateKey.fill(0);
  }
}

const publicPart = ({ keyId, publicKey, proof }: KeyFile) => ({ keyId, publicKey, proof });

async function readKey(unlocked: UnlockedOfficer): Promise<KeyFile | null> {
  const found = await readJson(fileOf(unlocked), keyFile);
  if (found.state === 'damaged') throw serviceRefusal('vault.damaged');
  return found.state === 'read' ? found.value : null;
}

function demandUnlocked(access: Pick<OfficerAccess, 'current'>): UnlockedOfficer {
  const unlocked = access.current();
  if (unlocked === null) throw serviceRefusal('session.none');
  return unlocked;
}

function ownerOf({ officer, dataKey }: UnlockedOfficer, pin: string) {
  return { officerId: officer.id, dataKey, pin };
}

const fileOf = ({ folder }: UnlockedOfficer) => join(folder, 'vault.json');

async function storing(work: Promise<void>): Promise<void> {
  await work.catch(() => {
    throw serviceRefusal('vault.storage');
  });
}
