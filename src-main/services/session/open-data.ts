/** The data key: opened with a password, or made, and kept where the password opens it again. */
import type { SignInReply } from '#shared/protocol/session.ts';
import type { Log } from '../../bridge/log.ts';
import { createCountedTries } from '../keys/counted-tries.ts';
import { type AskSealing, makeDeviceSecret, openDeviceSecret } from '../keys/device-secret.ts';
import { rootKeyBytes, systemRandom } from '../keys/secret-key.ts';
import { serviceRefusal, waitRefusal } from '../service-refusals.ts';
import { recoverDataKey, sealForRecovery } from './erase.ts';
import type { OfficerStore } from './officer-store.ts';
import { openDataKey, sealUnlockFile, type UnlockFile } from './unlock-file.ts';

/** Wrong passwords before only a sign-in at the platform opens the data again. */
const unlockLimit = 5;

export type DataOptions = {
  readonly store: OfficerStore;
  readonly sealing: AskSealing;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly log: Log;
};

/** Counts the try before it is made. @throws session.wait, session.locked-out, session.wrong-password */
export async function tryPassword(
  options: DataOptions,
  file: UnlockFile,
  password: string,
): Promise<Uint8Array> {
  const { store, now, sealing } = options;
  // Before the try is counted: a key store that is gone is nobody's wrong guess.
  const device = await openDeviceSecret(file.device, sealing);
  const tries = createCountedTries(store.triesFile(file.officer.id), now, unlockLimit);
  const { triesLeft, waitUntil } = await tries.status();
  if (triesLeft === 0) throw serviceRefusal('session.locked-out');
  if (waitUntil !== null) throw waitRefusal('session.wait', waitUntil - now());
  await storing(tries.begin());
  const dataKey = await openDataKey(file, password, device);
  if (dataKey === null) {
    throw serviceRefusal(triesLeft === 1 ? 'session.locked-out' : 'session.wrong-password');
  }
  await storing(tries.succeed());
  return dataKey;
}

type SignedIn = {
  readonly login: string;
  readonly password: string;
  readonly reply: SignInReply;
  readonly heldKey: Uint8Array | null;
};

/**
 * Keeps the officer's data key where the password still opens it, or the platform, which has just vouched for the
 * officer, gives back what does: after a password changed elsewhere, a lost key store, an erasing with unsent acts.
 */
export async function openAfterSignIn(options: DataOptions, signedIn: SignedIn) {
  const { login, password, reply, heldKey } = signedIn;
  const { store, now, log, sealing } = options;
  const { officer, departmentName, demonstration, token } = reply;
  const kept = await store.read(officer.id);
  const place = { officerId: officer.id, folder: store.folderOf(officer.id) };
  const keptKey =
    heldKey ??
    (kept === null ? null : await openKept(options, kept, password)) ??
    (await recoverDataKey(place, reply.recoveryKey));
  if (kept !== null && keptKey === null) {
    // Nor does the platform open them: another one than before. The old files stay sealed under the old one; nothing is thrown away.
    log.error('session.old-data-set-aside');
    await storing(store.setAside(officer.id));
  }
  const dataKey = keptKey ?? systemRandom(rootKeyBytes);
  const profile = { officer, departmentName, login, demonstration };
  const device = await makeDeviceSecret(sealing);
  const file = await sealUnlockFile(profile, { password, dataKey, token, device });
  const recovery = sealForRecovery(officer.id, dataKey, reply.recoveryKey);
  // The platform has vouched for the officer. The counter first: a file without one opens no more.
  await storing(createCountedTries(store.triesFile(officer.id), now, unlockLimit).succeed());
  await storing(store.keep({ ...file, recovery }));
  return { file: { ...file, recovery }, dataKey };
}

/** The data key of an earlier sign-in, or null where this password or this machine's key store opens it no more. */
async function openKept({ sealing }: DataOptions, kept: UnlockFile, password: string) {
  const device = await openDeviceSecret(kept.device, sealing).catch(() => undefined);
  return device === undefined ? null : openDataKey(kept, password, device);
}

export async function storing(work: Promise<void>): Promise<void> {
  await work.catch(() => {
    throw serviceRefusal('session.storage');
  });
}
