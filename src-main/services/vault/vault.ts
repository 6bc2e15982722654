/** The officer's signing key: made here, used here, never handed out. */
import { join } from 'node:path';
import type { Implementation } from '#shared/contract/service.ts';
import type { vault } from '#shared/contract/vault.ts';
import { bytesToHex } from '#shared/crypto/bytes.ts';
import { canonicalBytes } from '#shared/crypto/canonical-json.ts';
import { generateKeyPair, type Sm2KeyPair } from '#shared/crypto/sm2-key.ts';
import { sm2Sign } from '#shared/crypto/sm2-sign.ts';
import { agreementSignedValue } from '#shared/domain/agreement/agreement.ts';
import { keyProof } from '#shared/domain/signing/signing-key.ts';
import { type CountedTries, createCountedTries } from '../keys/counted-tries.ts';
import { systemRandom } from '../keys/secret-key.ts';
import { createSerialQueue } from '../serial-queue.ts';
import { serviceRefusal, waitRefusal, wrongPinRefusal } from '../service-refusals.ts';
import type { OfficerAccess, UnlockedOfficer } from '../session/officer-access.ts';
import { readJson, writeDurably } from '../storage/durable-file.ts';
import { type KeyFile, keyFile, keyIdOf, openKeyPair, sealKeyPair } from './key-file.ts';

/** Wrong PINs before the key is locked. */
const pinLimit = 10;

/** @param now epoch milliseconds; `signedAt` is taken from it */
export function createVaultService(
  access: Pick<OfficerAccess, 'current'>,
  now: () => number,
): Implementation<typeof vault> {
  const oneAtATime = createSerialQueue();

  return {
    async status() {
      const unlocked = demandUnlocked(access);
      const [file, tries] = await Promise.all([readKey(unlocked), triesOf(unlocked, now).status()]);
      const key = file === null ? null : { keyId: file.keyId, publicKey: file.publicKey };
      return { key, waitUntil: tries.waitUntil, triesLeft: tries.triesLeft };
    },
    createKey: ({ pin }) => oneAtATime(() => withOwnKey(access, (unlocked) => createKey(unlocked, pin))),
    signAgreement: ({ pin, agreementId, digest, party }) =>
      oneAtATime(() =>
        withOwnKey(access, async (unlocked) => {
          const subject = { agreementId, digest, party, officerId: unlocked.officer.id, signedAt: now() };
          const valueFor = (keyId: string) => agreementSignedValue({ ...subject, keyId });
          return { ...(await signWithPin({ unlocked, now }, pin, valueFor)), signedAt: subject.signedAt };
        }),
      ),
  };
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
    return { keyId: file.keyId, signature: sign(pair, valueFor(file.keyId)) };
  } finally {
    pair.privateKey.fill(0);
  }
}

function triesOf({ folder }: UnlockedOfficer, now: () => number): CountedTries {
  return createCountedTries(join(folder, 'vault-tries.json'), now, pinLimit);
}

type SignedValue = (keyId: string) => unknown;

async function createKey(unlocked: UnlockedOfficer, pin: string) {
  if ((await readKey(unlocked)) !== null) throw serviceRefusal('vault.key-exists');
  const pair = generateKeyPair(systemRandom);
  try {
    const file = await sealKeyPair(pair, ownerOf(unlocked, pin));
    const keyId = keyIdOf(pair.publicKey);
    const proof = sign(pair, keyProof(keyId, unlocked.officer.id, file.publicKey));
    await storing(writeDurably(fileOf(unlocked), JSON.stringify(file)));
    return { keyId, publicKey: file.publicKey, proof };
  } finally {
    pair.privateKey.fill(0);
  }
}

function sign(pair: Sm2KeyPair, value: unknown): string {
  return bytesToHex(sm2Sign({ ...pair, message: canonicalBytes(value) }, systemRandom));
}

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
