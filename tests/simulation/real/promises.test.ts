/** Promises of the protocol, one by one, between real windows and a real platform. */
import { randomUUID } from 'node:crypto';
import Dexie from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bytesToHex } from '#shared/crypto/bytes.ts';
import { generateKeyPair } from '#shared/crypto/sm2-key.ts';
import { seededRandom } from '#shared/crypto/testing/seeded-random.ts';
import { digestOfValue, signValue } from '#shared/crypto/value-signature.ts';
import { keyProof } from '#shared/domain/signing/signing-key.ts';
import type { PullReply } from '#shared/protocol/pull.ts';
import type { Mutation } from '#shared/protocol/push.ts';
import { protocolVersion } from '#shared/protocol/version.ts';
import { storesVersion1 } from '../../../src-renderer/data/stores.ts';
import { Device } from './device.ts';
import { diceFor } from './dice.ts';
import { RealPlatform } from './platform.ts';
import { checkPromises } from './promises.ts';
import { officers } from './seed-rows.ts';
import { type Server, startOfRun, startServer } from './server.ts';

const limit = 240_000;
/** Many batches; 5,000 are tried without a real platform (big-queue.test.ts). */
const bigQueue = 500;
const pushed: Mutation[] = [];
let server: Server;
let platform: RealPlatform;
let devices: Device[] = [];
let made = 0;
let pullsAreLost = false;

beforeAll(async () => {
  server = await startServer();
  platform = new RealPlatform({
    server,
    run: 'promises',
    nodes: 2,
    now: () => startOfRun,
    mutant: (ask) => (question) => {
      if ('mutations' in question.body) pushed.push(...(question.body.mutations as Mutation[]));
      const isLost = pullsAreLost && 'cursor' in question.body;
      return isLost ? Promise.reject(new Error('the link broke')) : ask(question);
    },
  });
  await platform.open();
}, limit);
afterAll(async () => {
  for (const device of devices) await device.tearDown();
  await platform.close();
  await server.stop();
});
beforeEach(() => {
  pushed.length = 0;
});

const application = {
  itemIds: ['name'],
  purpose: '核验',
  scenario: '窗口',
  method: 'interface' as const,
  validMonths: 12,
};
const submission = (caseId: string) => ({ caseId, entryId: 'open', application });

type Setting = { readonly windows?: number; readonly disk?: IDBFactory };

async function deviceOf(officerId: string, { windows = 1, disk }: Setting = {}): Promise<Device> {
  const officer = officers.find(({ id }) => id === officerId);
  if (officer === undefined) throw new Error(`no officer ${officerId}`);
  made += 1;
  const device = new Device({
    number: made,
    officer,
    windows,
    lines: { platform, late: [], counted: () => undefined },
    dice: (purpose) => diceFor(made, purpose),
    now: () => startOfRun,
    mutant: null,
    ...(disk === undefined ? {} : { disk }),
  });
  device.line.faulty = false;
  devices = [...devices, device];
  await device.setUp();
  device.token = await platform.signIn(officer.id, device.name);
  await sync(device);
  return device;
}

const sync = (device: Device, window = 0) => device.within(window, ({ engine }) => engine.syncNow());

/** Does it without the link, so that it waits. */
async function offline(device: Device, name: string, args: object): Promise<void> {
  device.line.connected = false;
  await device.within(0, async ({ engine }) => {
    const result = await engine.perform(name as never, args as never);
    expect(result).toEqual({ ok: true, value: null });
    device.told('kept');
    await engine.syncNow();
  });
  device.line.connected = true;
}

const turns = () => new Promise<void>((resolve) => setImmediate(resolve));

const atRest = (...rested: Device[]) =>
  checkPromises({
    platform,
    devices: rested,
    forgiven: new Set(),
    mustNotice: new Map(),
    now: () => startOfRun,
  });

const refusedAt = (device: Device) => device.window(0).database.refused.toArray();

const mutationOf = (officerId: string, patch: Partial<Mutation> = {}): Mutation => ({
  id: randomUUID(),
  name: 'case.submit',
  args: submission(randomUUID()),
  madeAt: startOfRun,
  officerId,
  ...patch,
});

const put = (device: Device, mutations: readonly Mutation[]) =>
  device.window(0).database.outbox.bulkAdd(
    mutations.map((mutation) => ({
      id: mutation.id,
      mutation,
      touched: [],
      applied: false,
      pullsSince: 0,
    })),
  );

describe('what the platform promises a pull', () => {
  it('S8 it misses no commit beside many writers on two nodes', { timeout: limit }, async () => {
    const poller = await deviceOf('reviewer');
    const seen = new Set<string>();
    const state = { cursor: null as string | null, done: false };
    const look = async () => {
      const body = { protocol: protocolVersion, cursor: state.cursor, atLeast: 0 };
      const answer = await platform.ask(1, { path: '/sync/pull', token: poller.token ?? '', body });
      const reply = answer?.body as PullReply;
      for (const { table, id } of reply.patch) if (table === 'sharingCase') seen.add(id);
      state.cursor = reply.cursor;
      return reply.more;
    };
    const writer = async (number: number) => {
      const device = await deviceOf(number % 2 === 0 ? 'applicant' : 'colleague');
      const wrote: string[] = [];
      for (let act = 0; act < 12; act += 1) {
        const mutation = mutationOf(device.officer.id);
        const body = { protocol: protocolVersion, mutations: [mutation] };
        const answer = await platform.ask(number % 2, {
          path: '/sync/push',
          token: device.token ?? '',
          body,
        });
        expect(answer?.body).toMatchObject({ results: [{ status: 'applied' }] });
        wrote.push((mutation.args as { caseId: string }).caseId);
      }
      return wrote;
    };
    const writing = Promise.all([0, 1, 2, 3].map(writer)).finally(() => {
      state.done = true;
    });
    // Within what a session may ask in one burst; the clock of this platform stands still.
    for (let looks = 0; !state.done; looks += 1) await (looks < 100 ? look() : turns());
    const wrote = (await writing).flat();
    // What came after the last look, page by page.
    while (await look());
    for (const id of wrote) expect(seen).toContain(id);
  });
});

describe('what two devices and changed rights come to', () => {
  it('S11 both acts are judged, the conflict is shown where it lost, with what the officer had seen', async () => {
    const [first, second] = [await deviceOf('applicant'), await deviceOf('applicant')];
    await offline(first, 'case.submit', submission('s11'));
    await sync(first);
    await sync(second);
    await offline(first, 'case.withdraw', { caseId: 's11', expectedVersion: 1, reason: '第一台' });
    await offline(second, 'case.withdraw', { caseId: 's11', expectedVersion: 1, reason: '第二台' });
    await sync(first);
    await sync(second);
    await sync(first);
    const [lost] = await refusedAt(second);
    expect(lost?.mutation.args).toMatchObject({ reason: '第二台' });
    expect(lost?.seen).toMatchObject([
      { table: 'sharingCase', row: { id: 's11', state: 'submitted', version: 1 } },
    ]);
    expect(await second.window(0).database.rows('sharingCase').get('s11')).toMatchObject({
      state: 'withdrawn',
    });
    expect(await refusedAt(first)).toEqual([]);
    await atRest(first, second);
  });

  it('S12 a right taken away while offline: the reason and the text stay, the rows go, the ledger has the attempt', async () => {
    const device = await deviceOf('other');
    const rows = device.window(0).database.rows('sharingCase');
    await offline(device, 'case.submit', submission('s12-there'));
    await sync(device);
    expect(await rows.get('s12-there')).toBeDefined();
    await offline(device, 'case.submit', submission('s12'));
    const officer = await platform.officer('other');
    await platform.write([{ table: 'officer', row: { ...officer, roles: ['system-admin'] } }]);
    await sync(device);
    const [refused] = await refusedAt(device);
    expect(refused).toMatchObject({ code: 'role.missing', mutation: { args: { caseId: 's12' } } });
    expect(await rows.get('s12')).toBeUndefined();
    expect(await rows.get('s12-there')).toBeUndefined();
    const ledger = await platform.database.query<{ outcome: string }>(
      `SELECT outcome FROM ledger WHERE subject ->> 'mutationId' = $1`,
      [refused?.id],
    );
    expect(ledger.rows).toEqual([{ outcome: 'role.missing' }]);
    await platform.write([{ table: 'officer', row: officer }]);
    await sync(device);
    expect(await rows.get('s12-there')).toBeDefined();
    await atRest(device);
  });
});

describe('a database that was put back', () => {
  it('S18 an answered act that went with it is sent again, though another has changed its record since', async () => {
    const [first, second] = [await deviceOf('applicant'), await deviceOf('applicant')];
    await offline(first, 'case.submit', submission('s18'));
    await sync(first);
    await sync(second);
    const backup = await platform.backUp();
    await offline(first, 'case.withdraw', { caseId: 's18', expectedVersion: 1, reason: '已答复而丢失' });
    pullsAreLost = true;
    await sync(first);
    pullsAreLost = false;
    expect(await first.window(0).database.outbox.toArray()).toMatchObject([{ applied: true }]);
    await platform.putBack(backup);
    await offline(second, 'case.withdraw', { caseId: 's18', expectedVersion: 1, reason: '恢复之后' });
    await sync(second);
    // The pull speaks of the record, and not because of the act that is lost.
    await sync(first);
    await sync(first);
    expect(await refusedAt(first)).toMatchObject([
      { code: 'case.state', mutation: { args: { reason: '已答复而丢失' } } },
    ]);
    expect(await first.window(0).database.outbox.count()).toBe(0);
    expect((await first.window(0).database.readMeta()).putBack).toMatchObject({ sentAgain: 1 });
    expect((await second.window(0).database.readMeta()).putBack).toBeNull();
  });

  it('S18 an act answered by the ledger before is sent again, though the one after has answered another act since', async () => {
    const [first, second] = [await deviceOf('applicant'), await deviceOf('colleague')];
    await sync(first);
    const backup = await platform.backUp();
    pullsAreLost = true;
    await offline(first, 'case.submit', submission('s18-before'));
    await sync(first);
    pullsAreLost = false;
    await platform.putBack(backup);
    for (const caseId of ['s18-x', 's18-y', 's18-z'])
      await offline(second, 'case.submit', submission(caseId));
    await sync(second);
    // The ledger is further now than it was when it answered, and it answers again before any pull.
    pullsAreLost = true;
    await offline(first, 'case.submit', submission('s18-after'));
    await sync(first);
    pullsAreLost = false;
    for (const device of [first, first, first, second]) await sync(device);
    const { rows } = await platform.database.query<{ id: string }>(
      `SELECT id FROM record WHERE table_name = 'sharingCase' AND id IN ('s18-before', 's18-after') ORDER BY id`,
    );
    expect(rows.map(({ id }) => id)).toEqual(['s18-after', 's18-before']);
    expect((await first.window(0).database.readMeta()).putBack).toMatchObject({ sentAgain: 2 });
    await atRest(first, second);
  });
});

describe('what the queue promises', () => {
  it('S13 an upgrade finds what waited in the former release and sends it', async () => {
    const disk = new IDBFactory();
    const old = new Dexie('desk-applicant', { indexedDB: disk, IDBKeyRange });
    old.version(1).stores(storesVersion1);
    const mutation = mutationOf('applicant');
    const unsent = { touched: [], journaled: true, applied: false, pullsSince: 0 };
    await old.table('outbox').add({ id: mutation.id, mutation, ...unsent });
    old.close();
    const device = await deviceOf('applicant', { disk });
    await sync(device);
    expect((await platform.answered()).get(mutation.id)).toEqual({ id: mutation.id, status: 'applied' });
    await atRest(device);
  });

  it('S16 acts that can never succeed are refused alone, and the others go in the same round', async () => {
    const device = await deviceOf('applicant');
    const unknown = mutationOf('applicant', { name: 'no.such-act' });
    const huge = mutationOf('applicant', { args: { text: '长'.repeat(1_800_000) } });
    const good = [mutationOf('applicant'), mutationOf('applicant')];
    await put(device, [unknown, huge, ...good]);
    await sync(device);
    const reasons = new Map((await refusedAt(device)).map(({ id, code }) => [id, code]));
    expect(reasons.get(unknown.id)).toBe('action.unknown');
    expect(reasons.get(huge.id)).toBe('request.too-large');
    const answered = await platform.answered();
    for (const { id } of good) expect(answered.get(id)?.status).toBe('applied');
    expect(await device.window(0).database.outbox.count()).toBe(0);
  });

  it('S19 when the window that syncs ends, the one that waits takes over', async () => {
    const device = await deviceOf('applicant', { windows: 2 });
    for (const step of [2, 5, 9, 14, 20, 27]) {
      await offline(device, 'case.submit', submission(randomUUID()));
      device.window(1);
      device.window(0).life.endAfter(step);
      const both = await Promise.all([sync(device, 0), sync(device, 1)]);
      expect(both).toEqual(['ended', 'done']);
      expect(await device.window(1).database.outbox.count()).toBe(0);
    }
    await sync(device, 0);
    await atRest(device);
  });

  it(
    'S20 a big queue is a row an act, and goes in one round',
    async () => {
      const device = await deviceOf('applicant');
      const { database } = device.window(0);
      await put(
        device,
        Array.from({ length: bigQueue }, () => mutationOf('applicant')),
      );
      expect(await database.outbox.count()).toBe(bigQueue);
      await sync(device);
      expect(await database.outbox.count()).toBe(0);
      expect(pushed).toHaveLength(bigQueue);
      expect(device.window(0).engine.status.getState()).toMatchObject({ link: 'online', waiting: 0 });
    },
    limit,
  );

  it('S21 a signed act goes out in the very bytes it was signed in, however often', async () => {
    const device = await deviceOf('provider');
    const random = seededRandom('s21');
    const pair = generateKeyPair(random);
    const publicKey = bytesToHex(pair.publicKey);
    const proof = signValue(pair, keyProof('s21', 'provider', publicKey), random);
    await offline(device, 'key.register', { keyId: 's21', publicKey, proof });
    const [kept] = await device.window(0).database.outbox.toArray();
    const body = { protocol: protocolVersion, mutations: [kept?.mutation] };
    await platform.ask(0, { path: '/sync/push', token: device.token ?? '', body });
    await sync(device);
    expect(pushed).toHaveLength(2);
    expect(new Set(pushed.map((mutation) => digestOfValue(mutation))).size).toBe(1);
    expect(pushed[0]?.args).toEqual({ keyId: 's21', publicKey, proof });
    await atRest(device);
  });

  it('S22 S17 after every event the status says what is so, and the last one finds nothing waiting', async () => {
    const device = await deviceOf('colleague');
    const dice = diceFor(22, 'status');
    for (let event = 0; event < 30; event += 1) {
      device.line.connected = dice.chance(0.6);
      device.line.faulty = dice.chance(0.5);
      const { database, engine } = device.window(0);
      const before = (await database.readMeta()).lastSyncAt;
      if (dice.chance(0.5)) await engine.perform('case.submit', submission(randomUUID()));
      await engine.syncNow();
      const { link, waiting, refused, lastSyncAt } = engine.status.getState();
      expect({ waiting, refused }).toEqual({
        waiting: await database.outbox.count(),
        refused: await database.refused.count(),
      });
      if (link === 'online') expect(await database.outbox.filter(({ applied }) => !applied).count()).toBe(0);
      if (!device.line.connected)
        expect({ link, lastSyncAt }).toEqual({ link: 'offline', lastSyncAt: before });
      for (const node of [0, 1]) await platform.restart(node);
    }
    Object.assign(device.line, { connected: true, faulty: false });
    await sync(device);
    await sync(device);
    await atRest(device);
  });
});
