/** A workstation without a link, the bureau that carries its package, and the platform (decision 0016). */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bytesToHex } from '#shared/crypto/bytes.ts';
import { canonicalBytes, canonicalJson } from '#shared/crypto/canonical-json.ts';
import { openForDevice, sealForDevice } from '#shared/crypto/device-box.ts';
import { generateKeyPair } from '#shared/crypto/sm2-key.ts';
import { signValue } from '#shared/crypto/value-signature.ts';
import { keyProof } from '#shared/domain/signing/signing-key.ts';
import { type TableName, tables } from '#shared/domain/tables.ts';
import { changedAt, type Json, leavesOf } from '#shared/evidence/testing/changed-leaf.ts';
import type { ExchangePackage, ExchangeReply, PackageBody } from '#shared/protocol/exchange.ts';
import type { SignInReply } from '#shared/protocol/session.ts';
import { protocolVersion } from '#shared/protocol/version.ts';
import { refusalOf } from '../../src-main/platform-client/platform-refusal.ts';
import { createExchangeService } from '../../src-main/services/exchange/exchange.ts';
import { createJournalService } from '../../src-main/services/journal/journal.ts';
import { createSealKeeper } from '../../src-main/services/paper/seal-keeper.ts';
import { createSegmentKeeper } from '../../src-renderer/data/catalog/segment-keeper.ts';
import { openDeskDatabase, tableNames } from '../../src-renderer/data/desk-database.ts';
import { testKeyring } from '../../src-renderer/data/testing/test-keyring.ts';
import { createSyncEngine } from '../../src-renderer/sync/engine.ts';
import type { SyncServices } from '../../src-renderer/sync/sync-deps.ts';
import { manualEnvironment } from '../../src-renderer/sync/testing/manual-environment.ts';
import { submission } from './platform-cases.ts';
import { clerkOf, openPlatformOffice, type PlatformOffice } from './platform-office.ts';
import { availableServers, type OpenServer } from './postgres-servers.ts';
import { openDemonstration } from './run-databases.ts';

let server: OpenServer;
let office: PlatformOffice;
let folder: string;

beforeAll(async () => {
  const [first] = availableServers;
  if (first === undefined) throw new Error('no PostgreSQL');
  server = await openDemonstration(first);
  office = await openPlatformOffice(server.database);
  folder = await mkdtemp(join(tmpdir(), 'desk-exchange-'));
});
afterAll(async () => {
  await office.close();
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

const quiet = { error: () => undefined, info: () => undefined, debug: () => undefined };
const newDevice = () => ({
  id: `device-${randomUUID()}`,
  secret: randomBytes(32).toString('hex'),
  name: '没有网络的工作站',
});

/** A workstation of a real sign-in: real journal, real exchange service, real engine; the link can be cut. */
async function workstation(login: string) {
  const device = newDevice();
  const profile = (await office.signIn(login, { device })).body as SignInReply;
  const home = await mkdtemp(join(folder, `${login}-`));
  const link = { connected: true };
  const ask = async (path: string, body: object) => {
    if (!link.connected) throw refusalOf(502, null, true);
    const answer = await office.post(path, { protocol: protocolVersion, ...body }, profile.token);
    if (answer.status !== 200) throw refusalOf(answer.status, answer.body, true);
    return answer.body;
  };
  const access = {
    current: () => ({
      officer: profile.officer,
      departmentName: profile.departmentName,
      demonstration: true,
      folder: home,
      dataKey: new Uint8Array(32).fill(3),
      token: profile.token,
    }),
    tokenExpired: async () => undefined,
    turnedAway: async () => undefined,
  };
  const seal = createSealKeeper(home, { seal: async () => (await office.get('/seal')).body as never });
  await seal.refresh();
  const journal = createJournalService(access, quiet);
  const keyPair = generateKeyPair(randomBytes);
  const keyId = `key-${randomUUID()}`;
  const exchange = createExchangeService({
    client: { exchange: (_token, message) => ask('/exchange', message) as unknown as Promise<ExchangeReply> },
    access,
    journal: journal.service,
    signPackage: async (_pin, body) => ({ keyId, signature: signValue(keyPair, body, randomBytes) }),
    seal,
    device,
    documentsFolder: home,
    now: () => office.now,
  });
  const database = openDeskDatabase(profile.officer.id, testKeyring(), {
    indexedDB: new IDBFactory(),
    IDBKeyRange,
  });
  const services = {
    session: {
      status: async () => ({
        state: 'unlocked',
        officer: profile.officer,
        platformSessionExpired: false,
      }),
    },
    journal: journal.service,
    courier: {
      push: (input: object) => ask('/sync/push', input),
      pull: ({ officerId: _, ...asked }: { officerId: string }) => ask('/sync/pull', asked),
      manifest: () => ask('/sync/manifest', {}),
      segment: async ({ digest }: { digest: string }) => {
        const path = `/segments/${digest}`;
        const { bytes } = await office.raw({ method: 'GET', path, token: profile.token });
        return { file: new Uint8Array(bytes) };
      },
      link: async () => ({ address: '', reachable: true, lastContactAt: null, clockDifference: 0 }),
    },
  } as unknown as SyncServices;
  const { id, name, departmentId, roles } = profile.officer;
  const engine = createSyncEngine({
    ...manualEnvironment({ now: () => office.now, newId: randomUUID }),
    database,
    segments: createSegmentKeeper(database.catalog),
    services,
    on: () => () => undefined,
    actor: { officerId: id, officerName: name, departmentId, roles },
  });
  await engine.syncNow();
  const publicKey = bytesToHex(keyPair.publicKey);
  const registration = {
    keyId,
    publicKey,
    proof: signValue(keyPair, keyProof(keyId, id, publicKey), randomBytes),
  };
  const file = async (savedTo: string) => readFile(savedTo, 'utf8');
  const staged = async (text: string) => {
    const transferId = randomUUID();
    const middle = Math.floor(text.length / 2);
    await exchange.stage({ transferId, n: 0, text: text.slice(0, middle) });
    await exchange.stage({ transferId, n: 1, text: text.slice(middle) });
    return { transferId };
  };
  return { device, profile, link, exchange, database, engine, registration, keyId, file, staged };
}

type Workstation = Awaited<ReturnType<typeof workstation>>;

const pack = async (from: Workstation, pin: string | null = null): Promise<string> => {
  const { cursor, answered } = await from.database.readMeta();
  const refused = await from.database.refused.toCollection().primaryKeys();
  return from.file((await from.exchange.pack({ pin, cursor, answered, refused })).savedTo);
};

const carry = async (bureau: Workstation, text: string) => {
  const told = await bureau.exchange.carry(await bureau.staged(text));
  return { told, answer: await bureau.file(told.savedTo) };
};

const take = async (to: Workstation, answer: string) =>
  to.engine.takeAnswer(await to.exchange.open(await to.staged(answer)));

const rowsHere = async ({ database }: Workstation) => {
  const rows = new Map<string, string>();
  for (const table of tableNames)
    for (const row of await database.rows<TableName>(table).toArray())
      rows.set(`${table} ${row.id}`, canonicalJson(row));
  return rows;
};
const rowsThere = async ({ profile }: Workstation) => {
  const rows = await clerkOf(office, profile).rows();
  return new Map(
    [...rows].map(([key, row]) => [key, canonicalJson(tables[key.split(' ')[0] as TableName].parse(row))]),
  );
};
const ledgerOf = async (id: string) =>
  (
    await office.database.query<{ outcome: string; device_id: string }>(
      `SELECT outcome, device_id FROM ledger WHERE subject ->> 'mutationId' = $1`,
      [id],
    )
  ).rows;

/** Submits, and asks again under the name of a case that is there: the second is refused by the platform alone. */
const twoActs = async (author: Workstation) => {
  author.link.connected = false;
  const [first, taken] = [randomUUID(), randomUUID()];
  await author.engine.perform('case.submit', submission(first) as never);
  await author.engine.perform('case.submit', submission(taken) as never);
  const colleague = await office.clerk('weijian.he');
  await colleague.act('case.submit', submission(taken));
  await author.engine.syncNow();
  expect(author.engine.status.getState()).toMatchObject({ link: 'offline', waiting: 2 });
  const waiting = await author.database.outbox.orderBy('seq').toArray();
  return { first, ids: waiting.map(({ id }) => id) as [string, string] };
};

describe('a package by hand', () => {
  it('S2 S12 is applied as a push, its answer as a push’s and a pull’s, and nothing happens twice', async () => {
    const author = await workstation('minzheng.zhang');
    const bureau = await workstation('zwxx.zhao');
    const { first, ids } = await twoActs(author);
    office.now += 600_000;
    const packed = await pack(author);
    expect(packed).not.toContain(first);
    const { told, answer } = await carry(bureau, packed);
    expect(told).toMatchObject({ applied: 1, refused: 1, officerName: author.profile.officer.name });
    office.now += 600_000;
    expect(await take(author, answer)).toEqual({
      applied: 1,
      refused: 1,
      rowsTaken: true,
      more: false,
      catalogueOwed: false,
    });

    expect(await author.database.outbox.count()).toBe(0);
    expect(await author.database.refused.toArray()).toMatchObject([{ id: ids[1], code: 'record.exists' }]);
    expect(await rowsHere(author)).toEqual(await rowsThere(author));
    const status = author.engine.status.getState();
    expect(status).toMatchObject({ link: 'offline', waiting: 0, refused: 1 });
    expect(status.lastSyncAt).toBe(office.now - 600_000);

    // The same package once more, the same answer once more, and the link comes back.
    const again = await carry(bureau, packed);
    expect(again.told).toMatchObject({ applied: 1, refused: 1 });
    expect(await take(author, again.answer)).toMatchObject({ rowsTaken: false });
    author.link.connected = true;
    await author.engine.syncNow();
    expect(author.engine.status.getState()).toMatchObject({ link: 'online', waiting: 0, refused: 1 });
    for (const id of ids) expect(await ledgerOf(id)).toHaveLength(1);
    expect((await ledgerOf(ids[0]))[0]?.device_id).toBe(author.device.id);
    const { rows } = await office.database.query<{ officer_id: string; subject: Record<string, unknown> }>(
      `SELECT officer_id, subject FROM ledger WHERE action = 'exchange.receive' ORDER BY seq`,
    );
    expect(rows[0]).toMatchObject({
      officer_id: bureau.profile.officer.id,
      subject: {
        author: author.profile.officer.id,
        authorDevice: author.device.id,
        acts: ids,
        signedWith: null,
      },
    });
  });

  /** So many more public entries as everybody has them, in the ledger's order behind all others. */
  const addEntries = async (count: number) =>
    office.database.query(
      `INSERT INTO record (table_name, id, body, stamp, audience)
       SELECT 'catalogEntry', 'many-' || n, jsonb_build_object('id', 'many-' || n), h.seq, '{all}'
       FROM generate_series(1, $1) AS n, ledger_head AS h`,
      [count],
    );

  it('S18 of a platform that was put back has its acts applied, and whoever carried it is told; the catalogue is left out', async () => {
    const author = await workstation('minzheng.zhang');
    const bureau = await workstation('zwxx.zhao');
    const entries = await author.database.rows('catalogEntry').count();
    author.link.connected = false;
    const caseId = randomUUID();
    await author.engine.perform('case.submit', submission(caseId) as never);
    const answered = { stamp: 1_000_000, anchor: 'lost' };
    await author.database.changeMeta({ answered });
    const packed = await pack(author);
    const { answer: before } = await carry(bureau, packed);
    await addEntries(20_000);
    const { answer } = await carry(bureau, packed);
    await office.database.query(`DELETE FROM record WHERE id LIKE 'many-%'`);
    // As large as before, but for what the ciphertext and the few rows of the act itself make of it.
    expect(Math.abs(answer.length - before.length)).toBeLessThan(4_096);

    const { lastSyncAt } = await author.database.readMeta();
    expect(await take(author, answer)).toMatchObject({ applied: 1, rowsTaken: true, catalogueOwed: true });
    expect(await author.database.outbox.count()).toBe(0);
    expect(await author.database.rows('catalogEntry').count()).toBe(entries);
    expect(await author.database.readMeta()).toMatchObject({ lastSyncAt, putBack: { sentAgain: 0 } });
    expect(await author.database.rows('sharingCase').get(caseId)).toBeDefined();

    author.link.connected = true;
    await author.engine.syncNow();
    expect(await author.database.readMeta()).toMatchObject({ catalogueOwed: false });
    expect(await rowsHere(author)).toEqual(await rowsThere(author));
  });

  it('S21 is signed with the officer’s key, which may be registered by the same package', async () => {
    const author = await workstation('yibao.liu');
    const bureau = await workstation('zwxx.zhao');
    author.link.connected = false;
    await author.engine.perform('key.register', author.registration as never);
    const { told } = await carry(bureau, await pack(author, '123456'));
    expect(told).toMatchObject({ applied: 1, refused: 0 });
    const { rows } = await office.database.query<{ subject: { signedWith: string } }>(
      `SELECT subject FROM ledger WHERE action = 'exchange.receive' ORDER BY seq DESC LIMIT 1`,
    );
    expect(rows[0]?.subject.signedWith).toBe(author.keyId);
  });

  it('S12 takes the author’s rights as they are when it arrives, and lends none of the carrier’s', async () => {
    const author = await workstation('renshe.chen');
    const bureau = await workstation('zwxx.zhao');
    const packed = await pack(author);
    const colleague = await workstation('minzheng.zhang');
    await expect(carry(colleague, packed)).rejects.toMatchObject({ code: 'role.missing' });
    const { id } = author.profile.officer;
    await office.database.query('UPDATE account SET closed_at = 1 WHERE officer_id = $1', [id]);
    await expect(carry(bureau, packed)).rejects.toMatchObject({ code: 'exchange.author' });
    await office.database.query('UPDATE account SET closed_at = NULL WHERE officer_id = $1', [id]);
    await office.database.query('UPDATE device SET revoked_at = 1 WHERE id = $1', [author.device.id]);
    await expect(carry(bureau, packed)).rejects.toMatchObject({ code: 'session.device-refused' });
  });
});

const boxed = (device: { id: string; secret: string }, content: { body: object; signature: unknown }) => {
  const packageId = (content.body as PackageBody).packageId;
  const secretDigest = createHash('sha256').update(device.secret).digest('hex');
  const place = (format: string) => ({ format, packageId, deviceId: device.id });
  return (format: string) => ({
    ...place(format),
    box: sealForDevice(
      { secretDigest, place: place(format) },
      deflateRawSync(canonicalBytes(content)),
      randomBytes,
    ),
  });
};

/** What is said of a file in whose signed body one leaf is changed, for each in turn; of many rows, for the first ones. */
const refusalsOf = async (
  device: { id: string; secret: string },
  file: string,
  use: (changed: string) => Promise<unknown>,
): Promise<ReadonlySet<string>> => {
  const { box, ...place } = JSON.parse(file) as ExchangePackage;
  const secretDigest = createHash('sha256').update(device.secret).digest('hex');
  const opened = inflateRawSync(openForDevice({ secretDigest, place }, box));
  const { body, signature } = JSON.parse(opened.toString()) as { body: Json; signature: object };
  const { true: ofRows = [], false: others = [] } = Object.groupBy(
    leavesOf(body),
    ([first]) => `${first === 'patch'}`,
  );
  const said = new Set<string>();
  for (const path of [...others, ...ofRows.slice(0, 40)]) {
    const content = { body: changedAt(body, path) as object, signature };
    const used = use(JSON.stringify(boxed(device, content)(place.format)));
    said.add(
      await used.then(
        () => `taken with another ${path.join('.')}`,
        ({ code }: { code: string }) => code,
      ),
    );
  }
  return said;
};

describe('a package or an answer that was touched', () => {
  it('is refused whole by the platform, and nothing of it is applied', async () => {
    const author = await workstation('minzheng.zhang');
    const bureau = await workstation('zwxx.zhao');
    const packed = JSON.parse(await pack(author)) as ExchangePackage;
    const refused = (patch: object) => carry(bureau, JSON.stringify({ ...packed, ...patch }));
    const damaged = { code: 'exchange.damaged' };
    const { box } = packed;
    for (const at of [0, 20, Math.floor(box.length / 2), box.length - 5]) {
      const changed = `${box.slice(0, at)}${box[at] === 'A' ? 'B' : 'A'}${box.slice(at + 1)}`;
      await expect(refused({ box: changed })).rejects.toMatchObject(damaged);
    }
    await expect(refused({ packageId: randomUUID() })).rejects.toMatchObject(damaged);
    await expect(refused({ deviceId: bureau.device.id })).rejects.toMatchObject(damaged);
    await expect(refused({ deviceId: 'device-nobody' })).rejects.toMatchObject({
      code: 'session.device-refused',
    });
    const body = {
      purpose: 'exchange.package',
      packageId: randomUUID(),
      deviceId: author.device.id,
      officerId: author.profile.officer.id,
      madeAt: office.now,
      cursor: null,
      answered: { stamp: 0, anchor: '' },
      mutations: [],
    };
    const stolen = { ...body, officerId: bureau.profile.officer.id };
    const from = (content: { body: object; signature: unknown }) =>
      carry(bureau, JSON.stringify(boxed(author.device, content)('desk-exchange-package-2')));
    await expect(from({ body: stolen, signature: null })).rejects.toMatchObject({ code: 'exchange.author' });
    const wrong = { keyId: author.keyId, signature: '0'.repeat(128) };
    await expect(from({ body, signature: wrong })).rejects.toMatchObject(damaged);
    const foreign = {
      id: randomUUID(),
      name: 'x',
      args: {},
      madeAt: 1,
      officerId: bureau.profile.officer.id,
    };
    await expect(from({ body: { ...body, mutations: [foreign] }, signature: null })).rejects.toMatchObject(
      damaged,
    );
    await expect(carry(bureau, '{"format":"other"}')).rejects.toMatchObject({ code: 'exchange.unreadable' });
  });

  it('S21 is refused with any field changed of what the officer signed', async () => {
    const author = await workstation('yibao.liu');
    const bureau = await workstation('zwxx.zhao');
    author.link.connected = false;
    await author.engine.perform('key.register', author.registration as never);
    const file = await pack(author, '123456');
    expect(await refusalsOf(author.device, file, (changed) => carry(bureau, changed))).toEqual(
      new Set(['exchange.damaged', 'exchange.unreadable']),
    );
  });

  it('S21 is refused with any field changed of what the platform sealed', async () => {
    const author = await workstation('minzheng.zhang');
    const bureau = await workstation('zwxx.zhao');
    author.link.connected = false;
    await author.engine.perform('case.submit', submission(randomUUID()) as never);
    const { answer } = await carry(bureau, await pack(author));
    const before = await rowsHere(author);
    expect(await refusalsOf(author.device, answer, (changed) => take(author, changed))).toEqual(
      new Set(['exchange.forged', 'exchange.unreadable', 'session.other-officer']),
    );
    expect(await rowsHere(author)).toEqual(before);
    expect(await take(author, answer)).toMatchObject({ rowsTaken: true });
  });

  it('is refused whole by the workstation, which believes the platform’s seal alone', async () => {
    const author = await workstation('minzheng.zhang');
    const other = await workstation('minzheng.gao');
    const bureau = await workstation('zwxx.zhao');
    const { answer } = await carry(bureau, await pack(author));
    const before = await rowsHere(author);
    await expect(take(other, answer)).rejects.toMatchObject({ code: 'exchange.other-workstation' });
    const cut = JSON.stringify({ ...JSON.parse(answer), packageId: randomUUID() });
    await expect(take(author, cut)).rejects.toMatchObject({ code: 'exchange.unreadable' });
    const body = {
      purpose: 'exchange.answer',
      packageId: randomUUID(),
      packageDigest: 'a'.repeat(64),
      deviceId: author.device.id,
      officerId: author.profile.officer.id,
      at: office.now,
      results: [],
      stamp: 0,
      anchor: '',
      fromCursor: null,
      answered: { stamp: 0, anchor: '' },
      reset: true,
      otherLedger: false,
      patch: [],
      cursor: 'c',
      more: false,
    };
    const signature = signValue(generateKeyPair(randomBytes), body, randomBytes);
    const forged = boxed(author.device, { body, signature })('desk-exchange-answer-2');
    await expect(take(author, JSON.stringify(forged))).rejects.toMatchObject({ code: 'exchange.forged' });
    expect(await rowsHere(author)).toEqual(before);
    expect(await take(author, answer)).toMatchObject({ rowsTaken: true });
  });
});
