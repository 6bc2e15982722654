/** A8: erasing several officers' data, and erasing cut short between any two of its steps. */
import { cp, mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { BridgeError } from '#shared/contract/service.ts';
import { createRecordingLog } from '../../bridge/testing/recording-log.ts';
import { createJournalService } from '../journal/journal.ts';
import { mutationOf, temporaryFolder } from '../testing/fixtures.ts';
import { quietSession, signInReplyFor, silentClient } from '../testing/session-parts.ts';
import { loadDeviceIdentity } from './device-identity.ts';
import { createOfficerStore } from './officer-store.ts';
import { createSessionService } from './session.ts';
import { createSessionNotes } from './session-notes.ts';

const password = 'planted-password-1';
const start = 1_790_000_000_000;
const keyFiles = ['unlock.json', 'row-keys.json', 'vault.json', 'lease.json'];

const steps = [
  'keepErasing',
  'destroyKeys',
  'eraseData',
  'eraseRest',
  'keepErased',
  'forgetErasing',
] as const;
type Step = (typeof steps)[number];

/** What happens around each step; the default lets it run. */
type Around = <T>(step: Step, run: () => Promise<T>) => Promise<T>;
const through: Around = (_step, run) => run();

/** What the platform says: accounts that are closed, and whether the workstation is stopped. */
type Platform = { closed: Set<string>; stopped: boolean; asked: string[] };
const newPlatform = (): Platform => ({ closed: new Set(), stopped: false, asked: [] });

async function workstation(folder: string, platform: Platform, around: Around = through) {
  const log = createRecordingLog();
  const device = await loadDeviceIdentity(folder);
  const clock = { now: start };
  const store = createOfficerStore(folder);
  const notes = createSessionNotes(folder);
  const journal = createJournalService({ current: () => session.access.current() }, log);
  const session = await createSessionService({
    ...quietSession(folder),
    verifySeal: async () => true,
    device,
    store: {
      ...store,
      destroyKeys: (place) => around('destroyKeys', () => store.destroyKeys(place)),
      eraseData: (place) => around('eraseData', () => store.eraseData(place)),
    },
    notes: {
      ...notes,
      keepErasing: (meant) => around('keepErasing', () => notes.keepErasing(meant)),
      keepErased: (...given) => around('keepErased', () => notes.keepErased(...given)),
      forgetErasing: () => around('forgetErasing', notes.forgetErasing),
    },
    eraseRest: () =>
      around('eraseRest', () => rm(join(folder, 'documents'), { recursive: true, force: true })),
    client: {
      ...silentClient,
      signOut: async () => {},
      lease: async () => {
        const { lease, serverTime } = signInReplyFor(device.id, 'officer-y', '', { now: clock.now });
        return { lease, serverTime };
      },
      async signIn({ login }) {
        if (platform.stopped) throw new BridgeError('session.device-refused', '');
        if (platform.closed.has(login)) throw new BridgeError('session.account-closed', '');
        return signInReplyFor(device.id, login, 'f'.repeat(64));
      },
      async revocation({ deviceId, officerId }) {
        platform.asked.push(officerId);
        const reason = platform.stopped ? 'device' : platform.closed.has(officerId) ? 'account' : null;
        const word = { deviceId, officerId, at: 1, signature: 'a'.repeat(128) };
        return { revocation: reason === null ? null : { ...word, reason } };
      },
    },
    now: () => clock.now,
    emit: () => {},
    afterSignIn: async () => {},
    beforeLock: journal.close,
    log,
  });
  return {
    ...session,
    clock,
    log,
    journal: journal.service,
    signIn: (login: string) => session.service.signIn({ login, password }),
    status: () => session.service.status({}),
    left: (officerId: string) => readdir(store.folderOf(officerId)).catch(() => []),
  };
}

/** Folder in which x and y worked, x with an act that waits and a paper on the disk; y was last, and is locked. */
async function usedByTwo(): Promise<string> {
  const folder = await temporaryFolder();
  const desk = await workstation(folder, newPlatform());
  for (const officerId of ['officer-x', 'officer-y']) {
    await desk.signIn(officerId);
    await desk.service.rowKeys({ officerId });
    if (officerId === 'officer-x') await desk.journal.append({ mutation: mutationOf(officerId) });
  }
  await desk.service.lock({});
  desk.stopWatching();
  await mkdir(join(folder, 'documents'));
  await writeFile(join(folder, 'documents', 'paper.pdf'), 'planted');
  return folder;
}

let used = '';
beforeAll(async () => {
  used = await usedByTwo();
}, 60_000);

const copyOfUsed = async () => {
  const folder = await temporaryFolder();
  await cp(used, folder, { recursive: true });
  return folder;
};

const filesIn = async (folder: string): Promise<string[]> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
};
const keysIn = async (folder: string) => (await filesIn(folder)).filter((name) => keyFiles.includes(name));

describe('A8 a closed account', () => {
  it('is erased when its holder tries to sign in, though another was last', async () => {
    const platform = newPlatform();
    const desk = await workstation(await copyOfUsed(), platform);
    platform.closed.add('officer-x');
    await expect(desk.signIn('officer-x')).rejects.toMatchObject({ code: 'session.account-closed' });
    expect(await desk.left('officer-x')).toEqual(['outbox.journal', 'recovery.json']);
    expect((await desk.status()).erased).toMatchObject({ officerIds: ['officer-x'], keptActs: true });
    expect(desk.log.lines.filter(({ level }) => level === 'error')).toEqual([]);
    // The other one's data are as they were, and are opened as before.
    expect(await desk.service.unlock({ password })).toMatchObject({ officer: { id: 'officer-y' } });
  });

  it('is erased at the sign-in of another, and with the first pull after an hour', async () => {
    for (const isLater of [false, true]) {
      const platform = newPlatform();
      const desk = await workstation(await copyOfUsed(), platform);
      if (!isLater) platform.closed.add('officer-x');
      await desk.signIn('officer-y');
      platform.closed.add('officer-x');
      desk.clock.now += 60 * 60_000;
      await desk.renewLease();
      expect(await desk.left('officer-x')).toEqual(['outbox.journal', 'recovery.json']);
      expect(await desk.status()).toMatchObject({
        state: 'unlocked',
        officer: { id: 'officer-y' },
        erased: { officerIds: ['officer-x'] },
      });
      // Whoever works here is told by the platform itself.
      expect(platform.asked).not.toContain('officer-y');
    }
  });
});

describe('A8 a stopped workstation', () => {
  it('is erased of everybody, also where the last one was erased before', async () => {
    const platform = newPlatform();
    const folder = await copyOfUsed();
    const desk = await workstation(folder, platform);
    platform.closed.add('officer-y');
    await desk.signIn('officer-y').catch(() => {});
    platform.stopped = true;
    await expect(desk.signIn('officer-x')).rejects.toMatchObject({ code: 'session.device-refused' });
    expect(await keysIn(folder)).toEqual([]);
    expect(await filesIn(folder)).not.toContain('paper.pdf');
    expect((await desk.status()).erased?.officerIds).toEqual(['officer-y', 'officer-x']);
  });

  it('erases what was set aside too, and its papers where nobody is known any more', async () => {
    const platform = newPlatform();
    const folder = await copyOfUsed();
    const store = createOfficerStore(folder);
    await store.setAside('officer-x');
    await rm(store.folderOf('officer-y'), { recursive: true });
    const desk = await workstation(folder, platform);
    platform.stopped = true;
    await desk.signIn('officer-z').catch(() => {});
    expect(await keysIn(folder)).toEqual([]);
    const left = await filesIn(folder);
    for (const name of ['paper.pdf', 'outbox.journal']) expect(left).not.toContain(name);
    const { length } = platform.asked;
    await desk.signIn('officer-z').catch(() => {});
    expect(platform.asked).toHaveLength(length);
  });
});

describe('A8 an erasing that is cut short', () => {
  /** Stops the workstation; the program ends behind the given step, or is not ended. */
  const stopped = async (folder: string, endBehind: number | null) => {
    const platform = newPlatform();
    const done: Step[] = [];
    const hasEnded = Promise.withResolvers<void>();
    const desk = await workstation(folder, platform, async (step, run) => {
      const result = await run();
      done.push(step);
      if (done.length !== endBehind) return result;
      hasEnded.resolve();
      return new Promise<never>(() => {});
    });
    platform.stopped = true;
    await Promise.race([desk.signIn('officer-y').catch(() => {}), hasEnded.promise]);
    desk.stopWatching();
    return { done, platform };
  };
  const order = ['keepErasing', 'destroyKeys', 'destroyKeys', 'eraseData', 'eraseData', 'eraseRest'];
  const inAll = [...order, 'keepErased', 'forgetErasing'];

  it('says first what it will do, destroys every key before any data, and writes the receipt last', async () => {
    const folder = await copyOfUsed();
    expect((await stopped(folder, null)).done).toEqual(inAll);
    expect(await keysIn(folder)).toEqual([]);
  });

  it('leaves data without keys, and never keys without data', async () => {
    const folder = await copyOfUsed();
    await stopped(folder, order.lastIndexOf('destroyKeys') + 1);
    expect(await keysIn(folder)).toEqual([]);
    expect(await filesIn(folder)).toContain('paper.pdf');
  });

  it.each(inAll.map((step, index) => [index + 1, step] as const))(
    'is finished by the next start when the program ends behind step %i, %s',
    async (endBehind) => {
      const folder = await copyOfUsed();
      const { platform } = await stopped(folder, endBehind);
      const again = await workstation(folder, platform);
      expect(await again.status()).toMatchObject({ state: 'signed-out', officer: null });
      await again.look();
      // Whatever the start had begun is behind this, which waits in line.
      await again.service.lock({});
      expect(await keysIn(folder)).toEqual([]);
      const left = await filesIn(folder);
      for (const name of ['paper.pdf', 'erasing.json']) expect(left).not.toContain(name);
      expect(left.filter((name) => name === 'outbox.journal')).toHaveLength(1);
      expect(await readdir(join(folder, 'receipts'))).toEqual([`erased-${start}.json`]);
      expect((await again.status()).erased).toEqual({
        at: start,
        reason: 'device',
        officerIds: ['officer-x', 'officer-y'],
        keptActs: true,
      });
    },
  );

  it.each(steps)('tries %s again where it failed, and lets nobody sign in before', async (failing) => {
    const folder = await copyOfUsed();
    const platform = newPlatform();
    const disk = { fails: true };
    const desk = await workstation(folder, platform, (step, run) =>
      disk.fails && step === failing ? Promise.reject(new Error('planted')) : run(),
    );
    platform.stopped = true;
    await desk.signIn('officer-y').catch(() => {});
    platform.stopped = false;
    await expect(desk.signIn('officer-y')).rejects.toMatchObject({ code: 'session.erasing' });
    await expect(desk.service.unlock({ password })).rejects.toMatchObject({ code: 'session.no-officer' });
    disk.fails = false;
    await desk.look();
    expect(await keysIn(folder)).toEqual([]);
    expect((await stat(join(folder, 'receipts', `erased-${start}.json`))).size).toBeGreaterThan(0);
    expect(await desk.signIn('officer-y')).toMatchObject({ state: 'unlocked' });
  });
});
