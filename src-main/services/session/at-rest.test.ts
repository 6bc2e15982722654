import { spawnSync } from 'node:child_process';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { leaseTerm } from '#shared/protocol/lease.ts';
import { createSealing } from '../../host/electron/sealing.ts';
import { createFakeElectron } from '../../host/electron/testing/fake-electron.ts';
import { mutationOf } from '../testing/fixtures.ts';
import { hour, minute, open, password, start, workstation } from './testing/sealed-desk.ts';

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

  it('S6 says after a restart without a link how the clocks stood at the last contact', async () => {
    const { platform, desk } = await open();
    platform.ahead = 3 * 24 * hour;
    await desk.signIn();
    platform.isUp = false;
    const again = await desk.restart();
    expect(again.recalled).toEqual([]);
    await again.service.unlock({ password });
    expect(again.recalled).toEqual([3 * 24 * hour]);
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
