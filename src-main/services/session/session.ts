/** Who works here: signing in with a link, unlocking without one, locking, signing out. */
import type { Implementation } from '#shared/contract/service.ts';
import type { SessionStatus, session } from '#shared/contract/session.ts';
import type { SignInReply } from '#shared/protocol/session.ts';
import { protocolVersion } from '#shared/protocol/version.ts';
import type { Log } from '../../bridge/log.ts';
import type { PlatformClient } from '../../platform-client/platform-client.ts';
import { createCountedTries } from '../keys/counted-tries.ts';
import { rootKeyBytes, systemRandom } from '../keys/secret-key.ts';
import { createSerialQueue } from '../serial-queue.ts';
import { serviceRefusal, waitRefusal } from '../service-refusals.ts';
import type { DeviceIdentity } from './device-identity.ts';
import type { OfficerAccess } from './officer-access.ts';
import type { OfficerStore } from './officer-store.ts';
import { handOutRowKeys } from './row-key-file.ts';
import { createSessionState, type SessionState } from './session-state.ts';
import { openDataKey, openToken, sealUnlockFile, type UnlockFile } from './unlock-file.ts';

/** Wrong passwords before only a sign-in at the platform opens the data again. */
const unlockLimit = 5;

export type SessionOptions = {
  readonly client: Pick<PlatformClient, 'signIn' | 'signOut'>;
  readonly device: DeviceIdentity;
  readonly store: OfficerStore;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly emit: (status: SessionStatus) => void;
  /** Runs after each sign-in, and its failure spoils nothing: fetching the platform's seal key. */
  readonly afterSignIn: () => Promise<void>;
  /** Runs before the data key is destroyed, so that files under it can be closed. */
  readonly beforeLock: () => Promise<void>;
  readonly log: Log;
};

export type SessionService = {
  readonly service: Implementation<typeof session>;
  readonly access: OfficerAccess;
  /** A full sign-in of whoever is unlocked, under their own login: proof that they are there now. */
  readonly signInAgain: (password: string) => Promise<void>;
};

/** Starts `locked` where an officer of this workstation is known, else `signed-out`. */
export async function createSessionService(options: SessionOptions): Promise<SessionService> {
  const { store, emit, log } = options;
  const state = createSessionState(await store.last(), store.folderOf);
  const oneAtATime = createSerialQueue();
  const running: Running = {
    ...options,
    state,
    async close() {
      const destroyKey = state.lock();
      // A file that cannot be closed is no reason to leave the officer's data open.
      await options.beforeLock().catch(() => log.error('session.not-closed-cleanly'));
      destroyKey();
    },
    changed(event) {
      log.info(event);
      emit(state.status());
      return state.status();
    },
  };

  return {
    service: {
      status: async () => state.status(),
      signIn: ({ login, password }) => oneAtATime(() => signIn(running, login, password)),
      unlock: ({ password }) => oneAtATime(() => unlock(running, password)),
      rowKeys: ({ officerId }) =>
        oneAtATime(async () => {
          const unlocked = state.current();
          if (unlocked === null) throw serviceRefusal('session.none');
          if (unlocked.officer.id !== officerId) throw serviceRefusal('session.other-officer');
          return handOutRowKeys(unlocked, options.now());
        }),
      lock: () => oneAtATime(() => lock(running)),
      signOut: () => oneAtATime(() => signOut(running)),
    },
    access: {
      current: state.current,
      async tokenExpired(token) {
        if (state.dropToken(token)) running.changed('session.expired');
      },
    },
    signInAgain: (password) =>
      oneAtATime(async () => {
        const login = state.current() === null ? undefined : state.file()?.login;
        if (login === undefined) throw serviceRefusal('session.none');
        await signIn(running, login, password);
      }),
  };
}

type Running = SessionOptions & {
  readonly state: SessionState;
  /** Hands out the data key no more, closes what stands on it, then destroys it. Never rejects. */
  readonly close: () => Promise<void>;
  /** Logs the event and tells the window where things stand. */
  readonly changed: (event: string) => SessionStatus;
};

async function signIn(running: Running, login: string, password: string): Promise<SessionStatus> {
  const { client, device, state, log } = running;
  const reply = await client.signIn({ protocol: protocolVersion, login, password, device });
  const held = state.current();
  // The same officer, unlocked under an old password: their data go on under the new one.
  const heldKey = held?.officer.id === reply.officer.id ? held.dataKey.slice() : null;
  await running.close();
  const { file, dataKey } = await openAfterSignIn(running, { login, password, reply, heldKey }).catch(
    (error: unknown) => {
      running.changed('session.locked');
      throw error;
    },
  );
  state.open(file, dataKey, reply.token);
  await running.afterSignIn().catch(() => log.info('session.seal-not-fetched'));
  return running.changed('session.signed-in');
}

async function unlock(running: Running, password: string): Promise<SessionStatus> {
  const { state } = running;
  const file = state.file();
  if (file === null) throw serviceRefusal('session.no-officer');
  const dataKey = await tryPassword(running, file, password);
  await running.close();
  state.open(file, dataKey, openToken(file, dataKey));
  return running.changed('session.unlocked');
}

async function lock(running: Running): Promise<SessionStatus> {
  await running.close();
  return running.changed('session.locked');
}

async function signOut(running: Running): Promise<SessionStatus> {
  const { client, state, store, log } = running;
  const token = state.current()?.token ?? null;
  const file = state.file();
  await running.close();
  state.forget();
  // At once: a silent platform and a full disk must not keep the officer's rows on the screen.
  const status = running.changed('session.signed-out');
  const ended = token === null ? null : client.signOut(token);
  await Promise.all([
    ended?.catch(() => log.info('session.ended-without-platform')),
    file === null ? null : storing(store.keep({ ...file, sealedToken: null })),
  ]);
  return status;
}

/** Counts the try before it is made. @throws session.wait, session.locked-out, session.wrong-password */
async function tryPassword(options: SessionOptions, file: UnlockFile, password: string): Promise<Uint8Array> {
  const { store, now } = options;
  const tries = createCountedTries(store.triesFile(file.officer.id), now, unlockLimit);
  const { triesLeft, waitUntil } = await tries.status();
  if (triesLeft === 0) throw serviceRefusal('session.locked-out');
  if (waitUntil !== null) throw waitRefusal('session.wait', waitUntil - now());
  await storing(tries.begin());
  const dataKey = await openDataKey(file, password);
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

/** Keeps the officer's data key where the password still opens it; the platform has just vouched for the password. */
async function openAfterSignIn({ store, now, log }: SessionOptions, signedIn: SignedIn) {
  const { login, password, reply, heldKey } = signedIn;
  const { officer, departmentName, demonstration, token } = reply;
  const kept = await store.read(officer.id);
  const keptKey = heldKey ?? (kept === null ? null : await openDataKey(kept, password));
  if (kept !== null && keptKey === null) {
    // The password was changed elsewhere. The old files stay sealed under the old one; nothing is thrown away.
    log.error('session.old-data-set-aside');
    await storing(store.setAside(officer.id));
  }
  const dataKey = keptKey ?? systemRandom(rootKeyBytes);
  const profile = { officer, departmentName, login, demonstration };
  const file = await sealUnlockFile(profile, { password, dataKey, token });
  await storing(store.keep(file));
  await storing(createCountedTries(store.triesFile(officer.id), now, unlockLimit).succeed());
  return { file, dataKey };
}

async function storing(work: Promise<void>): Promise<void> {
  await work.catch(() => {
    throw serviceRefusal('session.storage');
  });
}
