import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BridgeError } from '#shared/contract/service.ts';
import type { SessionStatus } from '#shared/contract/session.ts';
import { createRecordingLog } from '../../bridge/testing/recording-log.ts';
import { temporaryFolder } from '../testing/fixtures.ts';
import { quietSession, signInReplyFor, silentClient } from '../testing/session-parts.ts';
import { loadDeviceIdentity } from './device-identity.ts';
import { withToken } from './officer-access.ts';
import { createOfficerStore } from './officer-store.ts';
import { createSessionService, type SessionOptions } from './session.ts';

const password = 'planted-password-1';
const token = 'f'.repeat(64);
const unreachable = new BridgeError('platform.unreachable', '');

/** A workstation on a folder; `restart` is a new run of the program on it. */
async function workstation(dataDir?: string) {
  const folder = dataDir ?? (await temporaryFolder());
  const log = createRecordingLog();
  const emitted: SessionStatus[] = [];
  const signedOut: string[] = [];
  const clock = { now: 1_790_000_000_000 };
  const platform = {
    passwords: new Map([['minzheng.zhang', password]]),
    officerId: 'officer-a',
    recoveryKey: 'c'.repeat(64),
    isUp: true,
  };
  const client: SessionOptions['client'] = {
    ...silentClient,
    async signIn(request) {
      if (!platform.isUp) throw unreachable;
      if (platform.passwords.get(request.login) !== request.password) {
        throw new BridgeError('session.wrong-credentials', '');
      }
      return signInReplyFor(request.device.id, platform.officerId, token, {
        now: clock.now,
        recoveryKey: platform.recoveryKey,
      });
    },
    async signOut(ended) {
      if (!platform.isUp) throw unreachable;
      signedOut.push(ended);
    },
  };
  const { service, access } = await createSessionService({
    ...quietSession(folder),
    client,
    device: await loadDeviceIdentity(folder),
    store: createOfficerStore(folder),
    now: () => clock.now,
    emit: (status) => emitted.push(status),
    afterSignIn: () => Promise.reject(unreachable),
    beforeLock: async () => {},
    log,
  });
  const signIn = (secret = password) => service.signIn({ login: 'minzheng.zhang', password: secret });
  return {
    folder,
    log,
    emitted,
    signedOut,
    clock,
    platform,
    service,
    access,
    signIn,
    restart: () => workstation(folder),
  };
}

const everyFile = async (folder: string): Promise<string[]> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
};

describe('signing in and unlocking', () => {
  it('S15 keeps the data key over lock, restart and sign-out for the same officer', async () => {
    const first = await workstation();
    expect(await first.service.status({})).toMatchObject({ state: 'signed-out', login: null });
    expect(await first.signIn()).toMatchObject({ state: 'unlocked', departmentName: '忻州市民政局' });
    const key = first.access.current()?.dataKey.slice();
    expect(key?.length).toBe(32);

    const second = await first.restart();
    expect(await second.service.status({})).toMatchObject({ state: 'locked', login: 'minzheng.zhang' });
    second.platform.isUp = false;
    expect(await second.service.unlock({ password })).toMatchObject({ state: 'unlocked' });
    expect(second.access.current()).toMatchObject({ dataKey: key, token });
    expect(await second.service.signOut({})).toMatchObject({ state: 'signed-out', officer: null });

    const third = await second.restart();
    expect(await third.service.status({})).toMatchObject({ state: 'signed-out', login: 'minzheng.zhang' });
    await third.signIn();
    expect(third.access.current()?.dataKey).toEqual(key);
  });

  it('ends the platform session on sign-out, and keeps no token', async () => {
    const desk = await workstation();
    await desk.signIn();
    await desk.service.signOut({});
    expect(desk.signedOut).toEqual([token]);
    const after = await desk.restart();
    await after.service.unlock({ password });
    expect(after.access.current()?.token).toBeNull();
    expect(await after.service.status({})).toMatchObject({ platformSessionExpired: true });
  });

  it('A6 zeroes the data key on lock', async () => {
    const desk = await workstation();
    await desk.signIn();
    const held = desk.access.current()?.dataKey;
    await desk.service.lock({});
    expect(held).toEqual(new Uint8Array(32));
    expect(desk.access.current()).toBeNull();
  });

  it('S14 gives each officer of the workstation a folder and a key of their own', async () => {
    const desk = await workstation();
    await desk.signIn();
    const one = { ...desk.access.current(), dataKey: desk.access.current()?.dataKey.slice() };
    desk.platform.officerId = 'officer-b';
    await desk.signIn();
    const other = desk.access.current();
    expect(other?.folder).not.toBe(one.folder);
    expect(other?.dataKey).not.toEqual(one.dataKey);
  });

  it('keeps the data key when the password changed while the officer was unlocked', async () => {
    const desk = await workstation();
    await desk.signIn();
    const key = desk.access.current()?.dataKey.slice();
    desk.platform.passwords.set('minzheng.zhang', 'another-password');
    await desk.signIn('another-password');
    expect(desk.access.current()?.dataKey).toEqual(key);
    await desk.service.lock({});
    await expect(desk.service.unlock({ password })).rejects.toMatchObject({ code: 'session.wrong-password' });
    expect(await desk.service.unlock({ password: 'another-password' })).toMatchObject({ state: 'unlocked' });
  });

  it('A8 has the data key back from the platform when the password changed elsewhere', async () => {
    const desk = await workstation();
    await desk.signIn();
    const key = desk.access.current()?.dataKey.slice();
    const again = await desk.restart();
    again.platform.passwords.set('minzheng.zhang', 'another-password');
    await again.signIn('another-password');
    expect(again.access.current()?.dataKey).toEqual(key);
    await again.service.lock({});
    expect(await again.service.unlock({ password: 'another-password' })).toMatchObject({ state: 'unlocked' });
  });

  it('sets the sealed files aside, and deletes none, when another platform cannot open them', async () => {
    const desk = await workstation();
    await desk.signIn();
    const key = desk.access.current()?.dataKey.slice();
    const again = await desk.restart();
    again.platform.recoveryKey = 'd'.repeat(64);
    again.platform.passwords.set('minzheng.zhang', 'another-password');
    await again.signIn('another-password');
    expect(again.access.current()?.dataKey).not.toEqual(key);
    const aside = await everyFile(join(desk.folder, 'officers-set-aside'));
    expect(aside.map((file) => file.split('/').at(-1)).sort()).toEqual(['lease.json', 'unlock.json']);
  });

  it('passes the platform’s refusal on and stays as it was', async () => {
    const desk = await workstation();
    await expect(desk.signIn('wrong')).rejects.toMatchObject({ code: 'session.wrong-credentials' });
    desk.platform.isUp = false;
    await expect(desk.signIn()).rejects.toMatchObject({ code: 'platform.unreachable' });
    expect(await desk.service.status({})).toMatchObject({ state: 'signed-out' });
  });
});

describe('wrong passwords without a link', () => {
  it('A7 wait 0, 0, 5, 30, 120 s, survive a restart, and end in a lock-out that a sign-in lifts', async () => {
    const desk = await workstation();
    await desk.signIn();
    const wrong = (station: typeof desk) => station.service.unlock({ password: 'wrong' });
    await expect(wrong(desk)).rejects.toMatchObject({ code: 'session.wrong-password' });
    await expect(wrong(desk)).rejects.toMatchObject({ code: 'session.wrong-password' });
    for (const [wait, code] of [
      [5_000, 'session.wrong-password'],
      [30_000, 'session.wrong-password'],
      [120_000, 'session.locked-out'],
    ] as const) {
      desk.clock.now += wait - 1;
      await expect(desk.service.unlock({ password })).rejects.toMatchObject({ code: 'session.wait' });
      desk.clock.now += 1;
      await expect(wrong(desk)).rejects.toMatchObject({ code });
    }
    const later = await desk.restart();
    later.clock.now += 10 ** 10;
    await expect(later.service.unlock({ password })).rejects.toMatchObject({ code: 'session.locked-out' });
    await later.signIn();
    await later.service.lock({});
    expect(await later.service.unlock({ password })).toMatchObject({ state: 'unlocked' });
  });

  it('does not count a wait as a try, and a clock set back cannot make it last', async () => {
    const desk = await workstation();
    await desk.signIn();
    for (const _ of [1, 2]) await desk.service.unlock({ password: 'wrong' }).catch(() => {});
    desk.clock.now -= 200_000;
    await expect(desk.service.unlock({ password })).rejects.toMatchObject({ code: 'session.wait' });
    desk.clock.now += 5_000;
    expect(await desk.service.unlock({ password })).toMatchObject({ state: 'unlocked' });
  });

  it('says so where nobody ever worked here', async () => {
    const desk = await workstation();
    await expect(desk.service.unlock({ password })).rejects.toMatchObject({ code: 'session.no-officer' });
  });
});

describe('an expired platform session', () => {
  it('is told once, and leaves the officer unlocked', async () => {
    const desk = await workstation();
    await desk.signIn();
    const expired = () =>
      withToken(desk.access, () => Promise.reject(new BridgeError('session.expired', '')));
    await expect(expired()).rejects.toMatchObject({ code: 'session.expired' });
    await expect(expired()).rejects.toMatchObject({ code: 'session.expired' });
    expect(desk.emitted.at(-1)).toMatchObject({ state: 'unlocked', platformSessionExpired: true });
    expect(desk.emitted).toHaveLength(2);
  });

  it('is no answer for somebody who is not signed in', async () => {
    const desk = await workstation();
    await expect(withToken(desk.access, async () => 1)).rejects.toMatchObject({ code: 'session.none' });
  });
});

it('A1 keeps no password, token or key in clear, in a file or a log line, and files to this user', async () => {
  const desk = await workstation();
  await desk.signIn();
  const key = Buffer.from(desk.access.current()?.dataKey ?? []);
  await desk.service.lock({});
  await desk.service.unlock({ password: 'planted-wrong' }).catch(() => {});
  const files = await everyFile(desk.folder);
  expect(files.length).toBeGreaterThanOrEqual(4);
  const said = JSON.stringify([desk.log.lines, desk.emitted]);
  for (const file of files) {
    const text = await readFile(file, 'latin1');
    for (const marker of [password, 'planted-wrong', token, key.toString('hex'), key.toString('base64')]) {
      expect(text).not.toContain(marker);
      expect(said).not.toContain(marker);
    }
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  }
});

it('keeps its device identity, and refuses a damaged one rather than becoming a stranger', async () => {
  const folder = await temporaryFolder();
  const made = await loadDeviceIdentity(folder);
  expect(await loadDeviceIdentity(folder)).toEqual(made);

  await writeFile(join(folder, 'device.json'), '{"id":"device-');
  await expect(loadDeviceIdentity(folder)).rejects.toMatchObject({ code: 'device.unreadable' });
});
