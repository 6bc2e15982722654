/** A user's front end on a real server, a source with any rows, and a right by database; for suites of delivery. */
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Client } from 'pg';
import { expect } from 'vitest';
import china from '#assets/calendars/china.json' with { type: 'json' };
import { workCalendar } from '#shared/domain/clock/work-calendar.ts';
import type { DatabaseDelivery } from '#shared/domain/database-delivery/database-delivery.ts';
import type { Grant } from '#shared/domain/sharing/grant.ts';
import type { Change } from '#shared/domain/tables.ts';
import type { CallRecord } from '#shared/domain/usage/call-record.ts';
import type { Database } from '../../src-platform/database/open-database.ts';
import { fetchRecord, fetchRecordsBy, writeRecords } from '../../src-platform/database/records.ts';
import { openConnectionBox } from '../../src-platform/exchange/connection-box.ts';
import type { Exchange } from '../../src-platform/exchange/deliver.ts';
import { withLedger } from '../../src-platform/ledger/ledger.ts';
import { applied, entryId, grantCase } from './platform-cases.ts';
import type { Clerk, PlatformOffice } from './platform-office.ts';

export type SourceRow = Readonly<Record<string, string | number | boolean | null>>;

/** A department's own system whose rows a test sets; `onPage` runs before a page is answered. */
export const openSource = async (pageRows = 1000) => {
  const state = {
    rows: [] as readonly SourceRow[],
    snapshot: 's1',
    onPage: async (_n: number): Promise<void> => {},
    fails: false,
  };
  const server = createServer(async (request, response) => {
    const { searchParams } = new URL(request.url ?? '', 'http://source');
    const from = Number(searchParams.get('after') ?? 0);
    await state.onPage(from / pageRows);
    if (state.fails) {
      response.writeHead(500).end();
      return;
    }
    const end = from + pageRows;
    const next = end < state.rows.length ? String(end) : null;
    response.end(JSON.stringify({ snapshot: state.snapshot, rows: state.rows.slice(from, end), next }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    state,
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
};
export type TestSource = Awaited<ReturnType<typeof openSource>>;

/** A database of the user department, prepared as the manual tells its administrator: two roles, nothing more. */
export const openFrontEndDatabase = async (platform: Database) => {
  const tag = randomBytes(4).toString('hex');
  const names = { database: `front_${tag}`, user: `delivery_${tag}`, readerRole: `reader_${tag}` };
  await platform.query(`CREATE ROLE ${names.user} LOGIN PASSWORD 'p-${tag}'`);
  await platform.query(`CREATE ROLE ${names.readerRole} LOGIN PASSWORD 'p-${tag}'`);
  await platform.query(`CREATE DATABASE ${names.database}`);
  const address = new URL(platform.connectionString);
  const base = { host: address.hostname, port: Number(address.port), database: names.database };
  const admin = new Client({
    ...base,
    user: decodeURIComponent(address.username),
    password: decodeURIComponent(address.password),
  });
  await admin.connect();
  await admin.query(`REVOKE ALL ON DATABASE ${names.database} FROM PUBLIC`);
  await admin.query(`GRANT CONNECT, CREATE ON DATABASE ${names.database} TO ${names.user}`);
  await admin.query(`GRANT CONNECT ON DATABASE ${names.database} TO ${names.readerRole}`);
  const reader = new Client({ ...base, user: names.readerRole, password: `p-${tag}` });
  await reader.connect();
  const connection = {
    ...base,
    user: names.user,
    password: `p-${tag}`,
    tls: false,
    authority: '',
    readerRole: names.readerRole,
  };
  return {
    ...names,
    connection,
    admin,
    reader,
    close: async () => {
      await reader.end();
      await admin.end();
      await platform.query(`DROP DATABASE ${names.database} WITH (FORCE)`);
      await platform.query(`DROP ROLE ${names.user}, ${names.readerRole}`);
    },
  };
};
export type FrontEndDatabase = Awaited<ReturnType<typeof openFrontEndDatabase>>;

export const writeAsTest = (office: PlatformOffice, changes: readonly Change[]) =>
  withLedger(office.database, async ({ tx, nextSeq, append }) => {
    await writeRecords(tx, changes, nextSeq);
    const who = { officerId: null, departmentId: null, deviceId: null };
    append({ at: office.now, ...who, action: 'test.write', outcome: 'applied', subject: {} });
  });

export const exchangeOf = (office: PlatformOffice, node = 'node-1'): Exchange => ({
  database: office.database,
  now: () => office.now,
  connections: openConnectionBox(new TextEncoder().encode('conformance')),
  calendar: workCalendar.parse(china),
  node,
});

/** Registered, connected and accepted over the wire, as the platform's operations do it. */
export const acceptFrontEnd = async (office: PlatformOffice, connection: FrontEndDatabase['connection']) => {
  const operations = await office.clerk('zwxx.zhao');
  const frontEndId = randomUUID();
  const old = await fetchRecordsBy(office.database, {
    table: 'frontEnd',
    field: 'departmentId',
    value: 'dept-minzheng',
  });
  for (const row of old as { id: string; version: number; status: string }[])
    if (row.status !== 'out-of-service')
      await operations.act('front-end.move', {
        frontEndId: row.id,
        expectedVersion: row.version,
        to: 'out-of-service',
        note: '换机',
      });
  const plan = {
    departmentId: 'dept-minzheng',
    name: '市民政局前置机',
    contact: '张晓雯',
    contactPhone: '0350-1234567',
    plannedOn: '2026-12-31',
  };
  expect(await operations.act('front-end.register', { frontEndId, plan })).toMatchObject(applied);
  const move = (to: string, expectedVersion: number) =>
    operations.act('front-end.move', { frontEndId, expectedVersion, to, note: '' });
  expect(await move('deployed', 1)).toMatchObject(applied);
  expect(await move('accepted', 2)).toMatchObject({ code: 'front-end.unchecked' });
  const answer = await operations.post('/front-ends/connection', { frontEndId, ...connection });
  expect(answer).toMatchObject({ status: 200, body: { frontEnd: { checkedAt: office.now } } });
  expect(JSON.stringify(answer.body)).not.toContain(connection.password);
  expect(await move('accepted', 3)).toMatchObject(applied);
  return { frontEndId, operations };
};

/** A right by database on 在册人口基础信息, as granted but for the method. */
export const grantByDatabase = async (office: PlatformOffice, patch: Partial<Grant> = {}) => {
  const parties = await grantCase(office);
  const grantId = `${parties.caseId}.grant`;
  const grant = await fetchRecord(office.database, { table: 'grant', id: grantId });
  if (grant === undefined) throw new Error('no grant');
  await writeAsTest(office, [
    { table: 'grant', row: { ...grant, method: 'database', callsPerDay: 50, ...patch } },
  ]);
  const delivery = async () =>
    (await fetchRecord(office.database, { table: 'databaseDelivery', id: grantId })) as DatabaseDelivery;
  const calls = async () =>
    (
      (await fetchRecordsBy(office.database, {
        table: 'callRecord',
        field: 'grantId',
        value: grantId,
      })) as CallRecord[]
    ).toSorted((a, b) => a.ledgerSeq - b.ledgerSeq);
  const order = () => parties.user.act('delivery.order', { grantId });
  return { ...parties, grantId, delivery, calls, order };
};

export const useSource = (office: PlatformOffice, url: string) =>
  office.database.query('UPDATE resource_source SET url = $1 WHERE entry_id = $2', [url, entryId]);

export const setGrant = async (office: PlatformOffice, clerk: { grantId: string }, patch: Partial<Grant>) => {
  const grant = await fetchRecord(office.database, { table: 'grant', id: clerk.grantId });
  if (grant === undefined) throw new Error('no grant');
  await writeAsTest(office, [{ table: 'grant', row: { ...grant, ...patch } }]);
};

export type { Clerk };
