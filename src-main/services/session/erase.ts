/**
 * What is erased of an officer's folder, and what is not: keys, then data. Acts the platform never saw stay, sealed under a key that only the
 * platform can give back, to the same officer (A8, S15).
 */
import { randomBytes } from 'node:crypto';
import { open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { base64Decode, base64Encode } from '#shared/crypto/base64.ts';
import { hexToBytes, utf8Encode } from '#shared/crypto/bytes.ts';
import { openBox, sealBox } from '#shared/crypto/sm4-box.ts';
import { keyFor, systemRandom } from '../keys/secret-key.ts';
import { readJson, writeDurably } from '../storage/durable-file.ts';
import { unlockFile } from './unlock-file.ts';

export type ErasableFolder = {
  readonly path: string;
  /** Unsent acts stay, sealed, where the platform can open them again; not those that were set aside. */
  readonly mayKeepActs: boolean;
};

const recoveryFile = z.strictObject({ version: z.literal(1), recovery: z.base64().max(4096) });

const rowKeyFiles = ['row-keys.json', 'vault.json', 'lease.json'];
const kept: readonly string[] = ['recovery.json', 'outbox.journal'];

const recoveryKey = (fromPlatform: string) => keyFor(hexToBytes(fromPlatform), 'recovery-wrap');
const aadOf = (officerId: string) => utf8Encode(`desk.recovery.v1|${officerId}`);

/** The data key under the platform's recovery key, for the unlock file. @param fromPlatform 64 hexadecimal digits */
export function sealForRecovery(officerId: string, dataKey: Uint8Array, fromPlatform: string): string {
  const key = recoveryKey(fromPlatform);
  const sealed = sealBox({ key, aad: aadOf(officerId), plaintext: dataKey }, systemRandom);
  key.fill(0);
  return base64Encode(sealed);
}

/** The data key, or null where there is none, or another key closed it. */
export async function recoverDataKey(
  { officerId, folder }: { readonly officerId: string; readonly folder: string },
  fromPlatform: string,
): Promise<Uint8Array | null> {
  const sealed = await recoveryIn(folder);
  if (sealed === null) return null;
  const key = recoveryKey(fromPlatform);
  try {
    return openBox({ key, aad: aadOf(officerId), sealed: base64Decode(sealed) });
  } catch {
    return null;
  } finally {
    key.fill(0);
  }
}

async function recoveryIn(folder: string): Promise<string | null> {
  const erased = await readJson(join(folder, 'recovery.json'), recoveryFile);
  if (erased.state === 'read') return erased.value.recovery;
  const unlock = await readJson(join(folder, 'unlock.json'), unlockFile);
  return unlock.state === 'read' ? unlock.value.recovery : null;
}

/**
 * Destroys what opens the folder's data. What opens the rows goes at once; what opens unsent acts only once the way
 * back to them is on the disk, and that needs room.
 */
export async function destroyKeys({ path, mayKeepActs }: ErasableFolder): Promise<void> {
  for (const name of rowKeyFiles) await destroy(join(path, name));
  const recovery = mayKeepActs && (await hasActs(path)) ? await recoveryIn(path) : null;
  if (recovery !== null) {
    await writeDurably(join(path, 'recovery.json'), JSON.stringify({ version: 1, recovery }));
  }
  await destroy(join(path, 'unlock.json'));
}

/** Erases the folder but for unsent acts that can be had back. @returns whether any were kept */
export async function eraseData({ path, mayKeepActs }: ErasableFolder): Promise<boolean> {
  const keepsActs = mayKeepActs && (await hasActs(path)) && (await recoveryIn(path)) !== null;
  for (const name of await readdir(path).catch((): string[] => []))
    if (!keepsActs || !kept.includes(name)) await rm(join(path, name), { recursive: true, force: true });
  return keepsActs;
}

/** A journal in which nothing waits is empty. */
const hasActs = async (path: string): Promise<boolean> => (await sizeOf(join(path, 'outbox.journal'))) > 0;

/** Overwrites, then removes: on a spinning disk or a plain file system the old bytes would stay readable. */
async function destroy(path: string): Promise<void> {
  const size = await sizeOf(path);
  if (size > 0) {
    const file = await open(path, 'r+');
    try {
      await file.write(randomBytes(size), 0, size, 0);
      await file.datasync();
    } finally {
      await file.close();
    }
  }
  await rm(path, { force: true });
}

const sizeOf = (path: string): Promise<number> =>
  stat(path).then(
    ({ size }) => size,
    () => 0,
  );
