/** Who works here: signing in with a link, unlocking without one, locking, signing out. */
import type { Implementation } from '#shared/contract/service.ts';
import type { SessionStatus, session } from '#shared/contract/session.ts';
import { createSerialQueue } from '#shared/lib/serial-queue.ts';
import { leaseRenewal } from '#shared/protocol/lease.ts';
import { protocolVersion } from '#shared/protocol/version.ts';
import { serviceRefusal } from '../service-refusals.ts';
import { finishErasing } from './erasing.ts';
import { createIdleWatch } from './idle-watch.ts';
import { createLeaseKeeper, type LeaseHolder } from './lease-keeper.ts';
import type { OfficerAccess, UnlockedOfficer } from './officer-access.ts';
import { openAfterSignIn, storing, tryPassword } from './open-data.ts';
import { handOutRowKeys } from './row-key-file.ts';
import type { Running, SessionOptions } from './running.ts';
import { isErasing } from './session-notes.ts';
import { createSessionState } from './session-state.ts';
import { eraseIfTold, eraseOthersIfTold, isTurnedAway, obeyRevocation } from './turned-away.ts';
import { openToken, type UnlockFile } from './unlock-file.ts';

export type { SessionOptions } from './running.ts';

export type SessionService = {
  readonly service: Implementation<typeof session>;
  readonly access: OfficerAccess;
  /** A full sign-in of whoever is unlocked, under their own login: proof that they are there now. */
  readonly signInAgain: (password: string) => Promise<void>;
  /** The platform has just answered: renews the lease where it is time to. Never rejects. */
  readonly renewLease: () => Promise<void>;
  /** One look at whether the desk must lock itself; a timer looks too. */
  readonly look: () => Promise<void>;
  readonly stopWatching: () => void;
};

/** Starts `locked` where an officer of this workstation is known, else `signed-out`. */
export async function createSessionService(options: SessionOptions): Promise<SessionService> {
  const running = await start(options);
  const { state, notes } = running;
  const oneAtATime = createSerialQueue();
  const lockNow = () => oneAtATime(() => lock(running));
  const eraseOn = () => oneAtATime(() => finishErasing(running));
  // Not waited for: part of it needs the host, which is there only after the services. Who comes meanwhile waits.
  void eraseOn();
  const watch = createIdleWatch({
    now: options.now,
    after: options.after,
    minutes: () => state.status().lockAfterMinutes,
    isUnlocked: () => state.current() !== null,
    mayGoOn: () => mayGoOn(running),
    lock: async () => void (await lockNow()),
    beforeLook: async () => {
      if (running.erasing.value !== null) await eraseOn();
    },
  });
  const entering = <T>(work: () => Promise<T>): Promise<T> => {
    watch.touched();
    return oneAtATime(work);
  };

  return {
    service: {
      status: async () => state.status(),
      signIn: ({ login, password }) => entering(() => signIn(running, login, password)),
      changePassword: (given) => entering(() => changePassword(running, given)),
      unlock: ({ password }) => entering(() => unlock(running, password)),
      rowKeys: ({ officerId }) =>
        oneAtATime(() => handOutRowKeys(demandOfficer(running, officerId), options.now())),
      touched: async () => {
        watch.touched();
        return {};
      },
      lockAfter: ({ minutes }) =>
        oneAtATime(async () => {
          if (state.current() === null) throw serviceRefusal('session.none');
          await storing(notes.keepLockAfter(minutes));
          state.setLockAfter(minutes);
          return running.changed('session.lock-after');
        }),
      lock: lockNow,
      signOut: () => oneAtATime(() => signOut(running)),
    },
    access: {
      current: state.current,
      async tokenExpired(token) {
        if (!state.dropToken(token)) return;
        running.changed('session.expired');
        // An account that was closed, or a workstation that was stopped, after its session had ended.
        await oneAtATime(() => eraseIfTold(running));
      },
      turnedAway: () => oneAtATime(() => obeyRevocation(running)),
    },
    signInAgain: (password) =>
      oneAtATime(async () => {
        const login = state.current() === null ? undefined : state.file()?.login;
        if (login === undefined) throw serviceRefusal('session.none');
        await signIn(running, login, password);
      }),
    renewLease: () =>
      renewLease(running)
        .then((renewed) => (renewed ? oneAtATime(() => eraseOthersIfTold(running)) : undefined))
        .catch(() => options.log.info('session.lease-not-renewed')),
    look: watch.look,
    stopWatching: watch.stop,
  };
}

async function start(options: SessionOptions): Promise<Running> {
  const { store, notes, emit, log, device, now, counted, verifySeal } = options;
  const erasing = await notes.erasing();
  const known = await store.last();
  const state = createSessionState({
    // Whose data are to go is not asked for a password, though their keys may still be there.
    last: known !== null && erasing !== null && isErasing(erasing, known.officer.id) ? null : known,
    lockAfterMinutes: await notes.lockAfter(),
    erased: await notes.erased(),
    folderOf: store.folderOf,
  });
  const leases = createLeaseKeeper({ deviceId: device.id, now, counted, verify: verifySeal });
  return {
    ...options,
    state,
    leases,
    renewedAt: { value: 0 },
    erasing: { value: erasing },
    async close() {
      const leaving = state.current();
      const destroyKey = state.lock();
      // A file that cannot be closed is no reason to leave the officer's data open.
      await options.beforeLock().catch(() => log.error('session.not-closed-cleanly'));
      if (leaving !== null)
        await leases.noteTime(holderOf(leaving)).catch(() => log.info('session.time-not-noted'));
      destroyKey();
    },
    changed(event) {
      log.info(event);
      emit(state.status());
      return state.status();
    },
  };
}

function demandOfficer({ state }: Running, officerId: string): UnlockedOfficer {
  const unlocked = state.current();
  if (unlocked === null) throw serviceRefusal('session.none');
  if (unlocked.officer.id !== officerId) throw serviceRefusal('session.other-officer');
  return unlocked;
}

async function signIn(running: Running, login: string, password: string): Promise<SessionStatus> {
  const { client, device, state, store, leases } = running;
  await demandErased(running);
  const request = { protocol: protocolVersion, login, password, device };
  const reply = await client.signIn(request).catch(async (error: unknown) => {
    if (isTurnedAway(error)) await obeyRevocation(running);
    throw error;
  });
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
  const holder = { officerId: file.officer.id, folder: store.folderOf(file.officer.id), dataKey };
  await storing(leases.keep(holder, reply));
  running.renewedAt.value = running.now();
  state.open(file, dataKey, reply.token);
  // Signed in from inside the desk, nobody has seen the receipt yet.
  if (held === null) await putReceiptAway(running);
  await running.afterSignIn().catch(() => running.log.info('session.seal-not-fetched'));
  await eraseOthersIfTold(running);
  return running.changed('session.signed-in');
}

/** What is begun after an erasing must not be taken for what was before it. @throws BridgeError `session.erasing` */
async function demandErased(running: Running): Promise<void> {
  await finishErasing(running);
  if (running.erasing.value !== null) throw serviceRefusal('session.erasing');
}

const putReceiptAway = ({ notes, state, log }: Running): Promise<void> =>
  notes.forgetErased().then(
    () => state.setErased(null),
    () => log.info('session.receipt-not-put-away'),
  );

type NewPassword = { readonly login: string; readonly password: string; readonly newPassword: string };

/** The platform first: the sign-in that follows puts the data key under the new password, like any. */
async function changePassword(running: Running, { login, password, newPassword }: NewPassword) {
  const { client, device, log } = running;
  await client.changePassword({ protocol: protocolVersion, login, password, newPassword, device });
  log.info('session.password-changed');
  return signIn(running, login, newPassword).catch(() => {
    throw serviceRefusal('session.changed-not-signed-in');
  });
}

async function unlock(running: Running, password: string): Promise<SessionStatus> {
  const { state } = running;
  const file = state.file();
  if (file === null) throw serviceRefusal('session.no-officer');
  const dataKey = await tryPassword(running, file, password);
  const difference = await requireLease(running, file, dataKey);
  await running.close();
  state.open(file, dataKey, openToken(file, dataKey));
  if (difference !== null) running.recallClock(difference);
  return running.changed('session.unlocked');
}

/**
 * How the clocks stood at the last contact, in milliseconds; null where a lease does not say it.
 * @throws BridgeError `session.lease-expired`, `session.clock-back`, `session.lease-unreadable`; the key is destroyed then
 */
async function requireLease({ leases, store, log }: Running, file: UnlockFile, dataKey: Uint8Array) {
  const holder = { officerId: file.officer.id, folder: store.folderOf(file.officer.id), dataKey };
  const standing = await leases.standing(holder).catch(() => 'unreadable' as const);
  // Version 0.1.0 had no leases; the next sign-in brings one.
  if (standing === 'valid' || (standing === 'none' && file.version === 1)) return leases.difference(holder);
  dataKey.fill(0);
  log.info('session.lease-refused', { standing });
  throw serviceRefusal(leaseRefusals[standing]);
}

const leaseRefusals = {
  none: 'session.lease-expired',
  expired: 'session.lease-expired',
  'clock-back': 'session.clock-back',
  unreadable: 'session.lease-unreadable',
} as const;

const holderOf = ({ officer, folder, dataKey }: UnlockedOfficer): LeaseHolder => ({
  officerId: officer.id,
  folder,
  dataKey,
});

/** Whether the lease still runs. Where that cannot be told, it does not. */
async function mayGoOn({ state, leases }: Running): Promise<boolean> {
  const unlocked = state.current();
  if (unlocked === null) return true;
  const standing = await leases.stillStanding(holderOf(unlocked)).catch(() => 'unreadable' as const);
  return standing === 'valid' || (standing === 'none' && state.file()?.version === 1);
}

/** Whether it was time to, and the platform has answered. */
async function renewLease({ state, leases, client, now, renewedAt }: Running): Promise<boolean> {
  const unlocked = state.current();
  const isDue = Math.abs(now() - renewedAt.value) >= leaseRenewal;
  if (unlocked === null || unlocked.token === null || !isDue) return false;
  // Before the answer, so that one pull after another does not ask for one lease each.
  renewedAt.value = now();
  const granted = await client.lease(unlocked.token);
  const still = state.current();
  if (still?.officer.id === unlocked.officer.id) await leases.keep(holderOf(still), granted);
  return true;
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
