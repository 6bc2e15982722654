import { spawnSync } from 'node:child_process';
import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BridgeError } from '#shared/contract/service.ts';
import type { SessionStatus } from '#shared/contract/session.ts';
import { bytesToHex } from '#shared/crypto/bytes.ts';
import { generateKeyPair } from '#shared/crypto/sm2-key.ts';
import { signValue, verifyValue } from '#shared/crypto/value-signature.ts';
import {
  type Lease,
  leaseSignedValue,
  leaseTerm,
  type Revocation,
  revocationSignedValue,
} from '#shared/protocol/lease.ts';
import { createRecordingLog } from '../../bridge/testing/recording-log.ts';
import { createSealing } from '../../host/electron/sealing.ts';
import { createFakeElectron } from '../../host/electron/testing/fake-electron.ts';
import type { Sealing } from '../../host/host.ts';
import { createHandTimers } from '../../host/testing/hand-timers.ts';
import { createJournalService } from '../journal/journal.ts';
import { systemRandom } from '../keys/secret-key.ts';
import { mutationOf, signInReplyOf, temporaryFolder } from '../testing/fixtures.ts';
import { quietSession, silentClient } from '../testing/session-parts.ts';
import { loadDeviceIdentity } from './device-identity.ts';
import { type OfficerAccess, withToken } from './officer-access.ts';
import { createOfficerStore } from './officer-store.ts';
import { createSessionService } from './session.ts';

const password = 'planted-password-1';
const token = 'f'.repeat(64);
const minute = 60_000;
const hour = 60 * minute;
const start = 1_790_000_000_000;

const pair = generateKeyPair(systemRandom);
const seal = (value: unknown) => signValue(pair, value, systemRandom);
const verifySeal = async (value: unknown, signature: string) =>
  verifyValue({ publicKey: bytesToHex(pair.publicKey), value, signature });

/** A platform whose answers the tests change; it outlives restarts of the workstation. */
function newPlatform() {
  return {
    isUp: true,
    revoked: null as Revocation['reason'] | null,
    forged: false,
    clock: { now: start },
    /** Platform time less workstation time. */
    ahead: 0,
    leases: 0,
  };
}
type Platform = ReturnType<typeof newPlatform>;

async function workstation(folder: string, platform: Platform, sealing: Sealing | null = null) {
  const log = createRecordingLog();
  const timers = createHandTimers();
  const device = await loadDeviceIdentity(folder);
  const emitted: SessionStatus[] = [];
  let restErased = 0;
  const journal = createJournalService({ current: () => access.current() }, log);
  const lease = (): Lease => {
    platform.leases += 1;
    const now = platform.clock.now + platform.ahead;
    const body = { deviceId: device.id, officerId: 'officer-a', issuedAt: now, until: now + leaseTerm };
    return { ...body, signature: platform.forged ? 'a'.repeat(128) : seal(leaseSignedValue(body)) };
  };
  const session = await createSessionService({
    ...quietSession(folder),
    after: timers.after,
    verifySeal,
    sealing: async () => sealing,
    client: {
      ...silentClient,
      async signIn() {
        if (!platform.isUp) throw new BridgeError('platform.unreachable', '');
        if (platform.revoked !== null) throw new BridgeError('session.device-refused', '');
        const now = platform.clock.now + platform.ahead;
        return { ...signInReplyOf('officer-a', token, now), lease: lease() };
      },
      lease: async () => ({ lease: lease(), serverTime: platform.clock.now + platform.ahead }),
      async revocation({ deviceId, officerId }) {
        if (platform.revoked === null) return { revocation: null };
        const body = { deviceId, officerId, reason: platform.revoked, at: platform.clock.now };
        const signature = platform.forged ? 'a'.repeat(128) : seal(revocationSignedValue(body));
        return { revocation: { ...body, signature } };
      },
    },
    device,
    store: createOfficerStore(folder),
    now: () => platform.clock.now,
    emit: (status) => emitted.push(status),
    afterSignIn: async () => {},
    beforeLock: journal.close,
    eraseRest: async () => {
      restErased += 1;
    },
    log,
  });
  const access: OfficerAccess = session.access;
  const signIn = () => session.service.signIn({ login: 'minzheng.zhang', password });
  const turnedAway = () =>
    withToken(access, () => Promise.reject(new BridgeError('session.device-refused', '')));
  return {
    ...session,
    journal: journal.service,
    emitted,
    signIn,
    turnedAway,
    folderOf: createOfficerStore(folder).folderOf,
    restErased: () => restErased,
    state: async () => (await session.service.status({})).state,
    restart: () => workstation(folder, platform, sealing),
  };
}

const open = async (sealing: Sealing | null = null) => {
  const platform = newPlatform();
  return { platform, desk: await workstation(await temporaryFolder(), platform, sealing) };
};

describe('a desk that nobody touches', () => {
  it('A6 locks after ten minutes, and not before', async () => {
    const { platform, desk } = await open();
    await desk.signIn();
    platform.clock.now += 10 * minute - 1;
    await desk.look();
    expect(await desk.state()).toBe('unlocked');
    platform.clock.now += 1;
    await desk.look();
    expect(await desk.state()).toBe('locked');
    expect(desk.emitted.at(-1)?.state).toBe('locked');
  });

  it('A6 stays open while it is touched, and locks when the officer’s own limit is over', async () => {
    const { platform, desk } = await open();
    await desk.signIn();
    expect(await desk.service.lockAfter({ minutes: 5 })).toMatchObject({ lockAfterMinutes: 5 });
    for (let touch = 0; touch < 3; touch += 1) {
      platform.clock.now += 4 * minute;
      await desk.service.touched({});
      await desk.look();
    }
    expect(await desk.state()).toBe('unlocked');
    platform.clock.now += 5 * minute;
    await desk.look();
    expect(await desk.state()).toBe('locked');
    expect((await (await desk.restart()).service.status({})).lockAfterMinutes).toBe(5);
  });
});

describe('a lease', () => {
  it('S6 runs for seven days without the platform, then the desk is locked and what waits is kept', async () => {
    const { platform, desk } = await open();
    await desk.signIn();
    await desk.journal.append({ mutation: mutationOf() });
    platform.isUp = false;
    platform.clock.now += leaseTerm;
    await desk.service.lock({});
    expect(await desk.service.unlock({ password })).toMatchObject({ state: 'unlocked' });
    platform.clock.now += 1;
    await desk.look();
    expect(await desk.state()).toBe('locked');
    await expect(desk.service.unlock({ password })).rejects.toMatchObject({ code: 'session.lease-expired' });
    platform.isUp = true;
    await desk.signIn();
    expect((await desk.journal.pending({ officerId: 'officer-a' })).mutations).toHaveLength(1);
  });

  it('is renewed with the first pull after an hour, once', async () => {
    const { platform, desk } = await open();
    await desk.signIn();
    for (const wait of [0, hour - 1, 1, 5_000, hour]) {
      platform.clock.now += wait;
      await desk.renewLease();
    }
    expect(platform.leases).toBe(3);
    platform.clock.now += leaseTerm - hour;
    await desk.service.lock({});
    expect(await desk.service.unlock({ password })).toMatchObject({ state: 'unlocked' });
  });

  it('S6 counts as run out where the clock was set back, but not where it is always wrong', async () => {
    const { platform, desk } = await open();
    platform.ahead = 3 * 365 * 24 * hour;
    await desk.signIn();
    platform.clock.now += 20 * minute;
    await desk.service.lock({});
    expect(await desk.service.unlock({ password })).toMatchObject({ state: 'unlocked' });
    await desk.service.lock({});
    platform.clock.now -= 5 * minute;
    expect(await desk.service.unlock({ password })).toMatchObject({ state: 'unlocked' });
    await desk.service.lock({});
    platform.clock.now -= 1;
    await expect(desk.service.unlock({ password })).rejects.toMatchObject({ code: 'session.clock-back' });
  });

  it('S6 ends with its term though its file can be neither read nor written, and then opens nothing', async () => {
    const { platform, desk } = await open();
    await desk.signIn();
    const file = join(desk.folderOf('officer-a'), 'lease.json');
    await rm(file);
    await mkdir(file);
    platform.clock.now += leaseTerm;
    await desk.service.touched({});
    await desk.look();
    expect(await desk.state()).toBe('unlocked');
    platform.clock.now += 1;
    await desk.look();
    expect(await desk.state()).toBe('locked');
    platform.clock.now = start;
    const code = 'session.lease-unreadable';
    await expect(desk.service.unlock({ password })).rejects.toMatchObject({ code });
  });

  it('that was forged, or taken away, opens nothing', async () => {
    const { platform, desk } = await open();
    platform.forged = true;
    await desk.signIn();
    await desk.service.lock({});
    const code = 'session.lease-expired';
    await expect(desk.service.unlock({ password })).rejects.toMatchObject({ code });
    platform.forged = false;
    await desk.signIn();
    await desk.service.lock({});
    await rm(join(desk.folderOf('officer-a'), 'lease.json'));
    await expect(desk.service.unlock({ password })).rejects.toMatchObject({ code });
  });
});

describe('the machine’s key store', () => {
  const storeOf = async (change: (fake: ReturnType<typeof createFakeElectron>) => void = () => {}) => {
    const fake = createFakeElectron();
    change(fake);
    return createSealing(fake.api, 'linux');
  };

  it('A5 keeps half of the key, so that a copied folder opens nothing with the right password', async () => {
    const { platform, desk } = await open(await storeOf());
    await desk.signIn();
    await desk.service.lock({});
    expect(await desk.service.unlock({ password })).toMatchObject({ state: 'unlocked' });
    await desk.service.lock({});
    const folder = join(desk.folderOf('officer-a'), '..', '..');
    const elsewhere = await workstation(folder, platform, null);
    await expect(elsewhere.service.unlock({ password })).rejects.toMatchObject({
      code: 'session.device-key',
    });
    const other = await storeOf((fake) => {
      fake.sealing.backend = 'kwallet5';
    });
    const moved = await workstation(folder, platform, other);
    await expect(moved.service.unlock({ password })).rejects.toMatchObject({ code: 'session.device-key' });
    // A8: the platform, asked by the same officer, opens it again.
    await desk.signIn();
    const key = desk.access.current()?.dataKey.slice();
    await moved.signIn();
    expect(moved.access.current()?.dataKey).toEqual(key);
  });

  it.each(['basic_text', 'unknown'] as const)(
    'A5 %s is refused: the password alone protects',
    async (backend) => {
      const sham = await storeOf((fake) => {
        fake.sealing.backend = backend;
      });
      expect(sham).toBeNull();
      const { desk } = await open(sham);
      await desk.signIn();
      const file = await readFile(join(desk.folderOf('officer-a'), 'unlock.json'), 'utf8');
      expect(JSON.parse(file).device).toBeNull();
    },
  );
});

describe('a workstation out of service', () => {
  it('A8 S15 destroys the keys, erases the rest, writes a receipt, and keeps unsent acts for the same officer', async () => {
    const { platform, desk } = await open();
    await desk.signIn();
    await desk.service.rowKeys({ officerId: 'officer-a' });
    await desk.journal.append({ mutation: mutationOf() });
    const folder = desk.folderOf('officer-a');
    const held = desk.access.current()?.dataKey;
    platform.revoked = 'device';
    await expect(desk.turnedAway()).rejects.toMatchObject({ code: 'session.device-refused' });
    expect(held).toEqual(new Uint8Array(32));
    expect((await readdir(folder)).sort()).toEqual(['outbox.journal', 'recovery.json']);
    expect(desk.emitted.at(-1)).toMatchObject({
      state: 'signed-out',
      officer: null,
      erased: { reason: 'device', officerIds: ['officer-a'], keptActs: true },
    });
    expect(desk.restErased()).toBe(1);
    const receipts = await readdir(join(folder, '..', '..', 'receipts'));
    expect(receipts).toEqual([`erased-${start}.json`]);
    const again = await desk.restart();
    expect((await again.service.status({})).erased).toMatchObject({ keptActs: true });
    await expect(again.service.unlock({ password })).rejects.toMatchObject({ code: 'session.no-officer' });

    platform.revoked = null;
    expect(await again.signIn()).toMatchObject({ state: 'unlocked', erased: null });
    expect((await again.journal.pending({ officerId: 'officer-a' })).mutations).toHaveLength(1);
  });

  it('A8 keeps nothing where nothing waited', async () => {
    const { platform, desk } = await open();
    await desk.signIn();
    const acts = [mutationOf(), mutationOf()];
    for (const mutation of acts) await desk.journal.append({ mutation });
    for (const { id } of acts) await desk.journal.settle({ officerId: 'officer-a', ids: [id] });
    platform.revoked = 'account';
    await desk.turnedAway().catch(() => {});
    expect(await readdir(desk.folderOf('officer-a'))).toEqual([]);
    expect(desk.emitted.at(-1)?.erased).toMatchObject({ keptActs: false });
    expect(desk.restErased()).toBe(0);
  });

  it('is erased at a sign-in that is turned away, too', async () => {
    const { platform, desk } = await open();
    await desk.signIn();
    const again = await desk.restart();
    platform.revoked = 'device';
    await expect(again.signIn()).rejects.toMatchObject({ code: 'session.device-refused' });
    expect(await again.state()).toBe('signed-out');
    expect((await again.service.status({})).erased).not.toBeNull();
  });

  it('is not erased at anybody’s word but the platform’s, under its seal', async () => {
    const { platform, desk } = await open();
    await desk.signIn();
    platform.revoked = 'device';
    platform.forged = true;
    await desk.turnedAway().catch(() => {});
    platform.forged = false;
    platform.revoked = null;
    await desk.turnedAway().catch(() => {});
    expect(await desk.state()).toBe('unlocked');
    expect((await stat(join(desk.folderOf('officer-a'), 'unlock.json'))).size).toBeGreaterThan(0);
  });
});

it('A7 a program killed in the middle of a guess has used it up', async () => {
  const { platform, desk } = await open();
  await desk.signIn();
  const folder = join(desk.folderOf('officer-a'), '..', '..');
  const script = `
    import { createCountedTries } from './src-main/services/keys/counted-tries.ts';
    const tries = createCountedTries(process.argv[1], () => ${start}, 5);
    await tries.begin();
    process.kill(process.pid, 'SIGKILL');`;
  const counter = join(folder, 'officers', 'officer-a.tries.json');
  for (let guess = 0; guess < 5; guess += 1) {
    const run = spawnSync(process.execPath, ['--input-type=module-typescript', '-e', script, counter]);
    expect(run.signal).toBe('SIGKILL');
  }
  platform.clock.now += hour;
  const after = await desk.restart();
  await expect(after.service.unlock({ password })).rejects.toMatchObject({ code: 'session.locked-out' });
});

it('A7 without its counter the data opens to no password, until the platform vouches for the officer again', async () => {
  const { desk } = await open();
  await desk.signIn();
  await rm(join(desk.folderOf('officer-a'), '..', 'officer-a.tries.json'));
  const after = await desk.restart();
  await expect(after.service.unlock({ password })).rejects.toMatchObject({ code: 'session.locked-out' });
  await after.signIn();
  await expect((await after.restart()).service.unlock({ password })).resolves.toBeDefined();
});
