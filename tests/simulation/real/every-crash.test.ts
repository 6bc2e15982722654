/** A window that ends at each step of an act and of its way to the platform, one after the other (S3). */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Device } from './device.ts';
import { diceFor } from './dice.ts';
import { RealPlatform } from './platform.ts';
import { checkPromises } from './promises.ts';
import { officers } from './seed-rows.ts';
import { type Server, startOfRun, startServer } from './server.ts';

const limit = 240_000;
let server: Server;
let platform: RealPlatform;
let platforms = 0;

beforeAll(async () => {
  server = await startServer();
}, limit);
afterEach(() => platform.close());
afterAll(() => server.stop());

async function openPlatform(): Promise<void> {
  platforms += 1;
  const run = `crashes_${platforms}`;
  platform = new RealPlatform({ server, run, nodes: 1, now: () => startOfRun, mutant: null });
  await platform.open();
}

const application = {
  itemIds: ['name'],
  purpose: '核验',
  scenario: '窗口',
  method: 'interface' as const,
  validMonths: 12,
};

/** A workstation that has synced once, and whose line never fails. */
async function newDevice(number: number): Promise<Device> {
  const [officer] = officers;
  if (officer === undefined) throw new Error('no officer');
  const device = new Device({
    number,
    officer,
    windows: 1,
    lines: { platform, late: [], counted: () => undefined },
    dice: (purpose) => diceFor(number, purpose),
    now: () => startOfRun,
    mutant: null,
  });
  device.line.faulty = false;
  await device.setUp();
  device.token = await platform.signIn(officer.id, device.name);
  await device.within(0, ({ engine }) => engine.syncNow());
  return device;
}

type Ending = 'window' | 'everything';

/** Ends the window at its nth step; whether it got so far. */
async function endAt(step: number, ending: Ending): Promise<boolean> {
  const device = await newDevice(step);
  device.window(0).life.endAfter(step);
  const outcome = await device.within(0, async ({ engine, life }) => {
    for (const part of ['a', 'b']) {
      const args = { caseId: `${ending}-${step}-${part}`, entryId: 'open', application };
      const result = await engine.perform('case.submit', args);
      if (!life.hasEnded()) device.told(result.ok ? 'kept' : 'not-kept');
      await engine.syncNow();
    }
  });
  if (ending === 'everything') await device.killEverything();
  for (let round = 0; round < 2; round += 1) await device.within(0, ({ engine }) => engine.syncNow());
  await checkPromises({
    platform,
    devices: [device],
    forgiven: new Set(),
    mustNotice: new Map(),
    now: () => startOfRun,
  });
  await device.tearDown();
  return outcome === 'ended';
}

/** A device pulls what those before it did, so one platform for all of them would be ever slower. */
const devicesOfPlatform = 16;

describe('every step', () => {
  it.each(['window', 'everything'] as const)(
    'S3 S2 (%s) an end at any step of two acts and their sync loses nothing saved and does nothing twice',
    async (ending) => {
      await openPlatform();
      let step = 1;
      // Every other step each: both endings together meet them all.
      for (let at = ending === 'window' ? 1 : 2; await endAt(at, ending); at += 2) {
        step = at;
        if (Math.ceil(at / 2) % devicesOfPlatform > 0) continue;
        await platform.close();
        await openPlatform();
      }
      expect(step).toBeGreaterThan(60);
    },
    limit,
  );
});
