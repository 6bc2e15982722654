import { describe, expect, it } from 'vitest';
import { BridgeError } from '#shared/contract/service.ts';
import type { SessionStatus } from '#shared/contract/session.ts';
import { createRecordingLog } from '../../bridge/testing/recording-log.ts';
import { createJournalService } from '../journal/journal.ts';
import { mutationOf, temporaryFolder } from '../testing/fixtures.ts';
import { quietSession, signInReplyFor, silentClient } from '../testing/session-parts.ts';
import { loadDeviceIdentity } from './device-identity.ts';
import type { OfficerAccess } from './officer-access.ts';
import { createOfficerStore, type OfficerStore } from './officer-store.ts';
import { createSessionService, type SessionOptions } from './session.ts';

const password = 'planted-password-1';
const token = 'f'.repeat(64);

/** Read at each use, so that a test can break what worked before. */
type Faults = {
  beforeLock?: SessionOptions['beforeLock'];
  keep?: OfficerStore['keep'];
  signOut?: SessionOptions['client']['signOut'];
};

/** Session and journal over one folder, joined as the desk joins them; faults can be put in their way. */
async function desk(folder: string, faults: Faults = {}) {
  const log = createRecordingLog();
  const emitted: SessionStatus['state'][] = [];
  const asked: string[] = [];
  const journal = createJournalService({ current: () => access.current() }, log);
  const store = createOfficerStore(folder);
  const session = await createSessionService({
    ...quietSession(folder),
    client: {
      ...silentClient,
      async signIn({ login, device }) {
        asked.push(login);
        return signInReplyFor(device.id, 'officer-a', token);
      },
      signOut: faults.signOut ?? (async () => {}),
    },
    device: await loadDeviceIdentity(folder),
    store: { ...store, keep: (file) => (faults.keep ?? store.keep)(file) },
    now: () => 1_790_000_000_000,
    emit: ({ state }) => emitted.push(state),
    afterSignIn: async () => {},
    async beforeLock() {
      await (faults.beforeLock ?? journal.close)();
    },
    log,
  });
  const access: OfficerAccess = session.access;
  const signIn = () => session.service.signIn({ login: 'minzheng.zhang', password });
  const { service, signInAgain } = session;
  return { session: service, signInAgain, access, journal: journal.service, emitted, asked, signIn };
}

const fails = () => Promise.reject(new Error('disk'));

describe('closing a session', () => {
  it('A6 an act that arrives during the lock is refused, never sealed under a destroyed key', async () => {
    const folder = await temporaryFolder();
    const first = await desk(folder);
    await first.signIn();
    const kept = mutationOf();
    await first.journal.append({ mutation: kept });
    const locking = first.session.lock({});
    // Arrivals in each of the next turns: one of them stands right behind the journal's closing.
    const arriving = Array.from({ length: 40 }, async (_, turns) => {
      for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
      return first.journal.append({ mutation: mutationOf() });
    });
    const [, ...outcomes] = await Promise.allSettled([locking, ...arriving]);
    const saved = outcomes.filter(({ status }) => status === 'fulfilled').length;

    const second = await desk(folder);
    await second.session.unlock({ password });
    expect((await second.journal.pending({ officerId: 'officer-a' })).mutations).toHaveLength(1 + saved);
  });

  it('S14 the journal answers nobody about another officer’s acts', async () => {
    const station = await desk(await temporaryFolder());
    await station.signIn();
    const officerId = 'officer-b';
    for (const asked of [
      station.journal.settle({ officerId, ids: [mutationOf().id] }),
      station.journal.pending({ officerId }),
      station.journal.append({ mutation: mutationOf(officerId) }),
    ])
      await expect(asked).rejects.toMatchObject({ code: 'session.other-officer' });
  });

  it('A6 destroys the key even where the journal cannot be closed', async () => {
    const faults: Faults = {};
    const station = await desk(await temporaryFolder(), faults);
    await station.signIn();
    const held = station.access.current()?.dataKey;
    faults.beforeLock = fails;
    expect(await station.session.lock({})).toMatchObject({ state: 'locked' });
    expect(held).toEqual(new Uint8Array(32));
    expect(station.emitted.at(-1)).toBe('locked');
  });

  it('tells the window that the desk is locked where a sign-in failed half way', async () => {
    const faults: Faults = {};
    const station = await desk(await temporaryFolder(), faults);
    await station.signIn();
    faults.keep = fails;
    await expect(station.signIn()).rejects.toMatchObject({ code: 'session.storage' });
    expect(station.access.current()).toBeNull();
    expect(station.emitted).toEqual(['unlocked', 'locked']);
  });

  it('S14 takes the rows off the screen before it waits for a silent platform', async () => {
    const emittedBefore: (string | undefined)[] = [];
    const station = await desk(await temporaryFolder(), {
      signOut: async () => {
        emittedBefore.push(station.emitted.at(-1));
        throw new BridgeError('platform.unreachable', '');
      },
    });
    await station.signIn();
    await station.session.signOut({});
    expect(emittedBefore).toEqual(['signed-out']);
    expect(station.emitted).toEqual(['unlocked', 'signed-out']);
  });

  it('signs out on the screen and at the platform where the disk is full, and says what stayed', async () => {
    const ended: string[] = [];
    const faults: Faults = { signOut: async (each) => void ended.push(each) };
    const station = await desk(await temporaryFolder(), faults);
    await station.signIn();
    faults.keep = fails;
    await expect(station.session.signOut({})).rejects.toMatchObject({ code: 'session.storage' });
    expect(station.emitted.at(-1)).toBe('signed-out');
    expect(ended).toEqual([token]);
  });
});

describe('signing in again', () => {
  it('S15 is a full sign-in of whoever is unlocked, and keeps their data key', async () => {
    const station = await desk(await temporaryFolder());
    await expect(station.signInAgain(password)).rejects.toMatchObject({ code: 'session.none' });
    await station.signIn();
    const key = station.access.current()?.dataKey.slice();
    await station.signInAgain(password);
    expect(station.asked).toEqual(['minzheng.zhang', 'minzheng.zhang']);
    expect(station.access.current()).toMatchObject({ dataKey: key, token });
  });
});
