/** Delivery by database on real PostgreSQL servers: what lands at the user's side is what was granted, whole, recorded, or nothing. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addDays, civilDateOf, instantOf } from '#shared/domain/clock/civil-date.ts';
import { runDueDeliveries } from '../../src-platform/exchange/exchange-watch.ts';
import { createTally } from '../../src-platform/exchange/row-digest.ts';
import {
  acceptFrontEnd,
  exchangeOf,
  type FrontEndDatabase,
  grantByDatabase,
  openFrontEndDatabase,
  openSource,
  setGrant,
  type TestSource,
  useSource,
} from './exchange-office.ts';
import { applied } from './platform-cases.ts';
import { openPlatformOffice, type PlatformOffice } from './platform-office.ts';
import { type OpenServer, postgresServers, serverTitle } from './postgres-servers.ts';
import { openDemonstration } from './run-databases.ts';

const person = (n: number, mark = 'a') => ({
  'id-number': `1409${n}`,
  name: `姓名${mark}${n}`,
  'household-address': '不在授权范围内的住址',
});
const people = (count: number, mark?: string) => Array.from({ length: count }, (_, n) => person(n, mark));
const rare = [
  `'"\\'; DROP TABLE x; --`,
  '\\N',
  '\\.\r\n\t',
  '{"a",NULL}',
  '𠮷𪚥 龘 é e\u0301 \u200d\u202e',
  '',
  null,
  12.5,
  true,
];

describe.each(postgresServers)('delivery by database', (server) => {
  describe.skipIf(server.missing !== undefined)(serverTitle(server), () => {
    let open: OpenServer;
    let office: PlatformOffice;
    let source: TestSource;
    let frontEnd: FrontEndDatabase;
    beforeAll(async () => {
      open = await openDemonstration(server);
      office = await openPlatformOffice(open.database);
      source = await openSource(100);
      frontEnd = await openFrontEndDatabase(open.database);
      await useSource(office, source.url);
      await acceptFrontEnd(office, frontEnd.connection);
    });
    beforeEach(() => {
      Object.assign(source.state, { rows: people(250), fails: false, onPage: async () => {} });
    });
    afterAll(async () => {
      await frontEnd.close();
      await source.close();
      await office.close();
      await open.stop();
    });

    const run = () => runDueDeliveries(exchangeOf(office));
    const delivered = async (patch = {}) => {
      const right = await grantByDatabase(office, patch);
      expect(await right.order()).toMatchObject(applied);
      await run();
      const delivery = await right.delivery();
      expect(delivery).toMatchObject({ state: 'delivered', failure: null });
      const table = `"${delivery.place?.schema}"."${delivery.place?.table}"`;
      const names = async () =>
        (await frontEnd.reader.query(`SELECT name FROM ${table} ORDER BY _row`)).rows.map((row) => row.name);
      return { ...right, table, schema: delivery.place?.schema ?? '', names };
    };

    it('[R028] [R049] the rows granted, and only they, stand at the user’s side; count and digest are on both', async () => {
      const right = await delivered();
      const { rows, fields } = await frontEnd.reader.query(`SELECT * FROM ${right.table} ORDER BY _row`);
      expect(fields.map(({ name }) => name)).toEqual(['_row', 'id_number', 'name']);
      expect(rows.map(({ name, id_number }) => [id_number, name])).toEqual(
        people(250).map((each) => [each['id-number'], each.name]),
      );
      const tally = createTally();
      tally.add(rows.map(({ name, id_number }) => [id_number, name]));
      const [call] = await right.calls();
      expect(call).toMatchObject({
        rowCount: 250,
        resultDigest: tally.read().digest,
        itemNames: ['公民身份号码', '姓名'],
        database: { batch: 1, schema: right.schema, foundChanged: false },
      });
      const { rows: batches } = await frontEnd.reader.query(`SELECT * FROM "${right.schema}"._delivery`);
      expect(batches).toMatchObject([
        { batch: '1', row_count: '250', sm3: call?.resultDigest, call_id: call?.id },
      ]);
      for (const clerk of [right.user, right.provider]) {
        const seen = await clerk.rows();
        expect(seen.get(`callRecord ${call?.id}`)).toEqual(call);
        expect(seen.get(`databaseDelivery ${right.grantId}`)).toMatchObject({ batch: { n: 1 } });
      }
      const { rows: words } = await frontEnd.reader.query(
        `SELECT obj_description($1::regclass) AS what, col_description($1::regclass, 3) AS item`,
        [right.table],
      );
      expect(words[0].what).toContain('在册人口基础信息');
      expect(words[0].item).toBe('姓名（字符型）');
    });

    it('[R028] what is written and what is asked for are no accident: a certificate covers a batch', async () => {
      const right = await delivered();
      const [call] = await right.calls();
      const issued = await right.user.post('/certificates', {
        certificateId: crypto.randomUUID(),
        callIds: [call?.id],
      });
      expect(issued.body).toMatchObject({
        certificate: { body: { calls: [{ resultDigest: call?.resultDigest }] } },
      });
    });

    it('[R028] quotes, escapes, rare characters, empty text and nothing arrive as they were sent', async () => {
      source.state.rows = rare.map((name, n) => ({ ...person(n), name }));
      const right = await delivered();
      expect(await right.names()).toEqual(rare.map((value) => (value === null ? null : String(value))));
    });

    it('[R028] a NUL can be stored by no PostgreSQL: the batch is refused whole and the old one stands', async () => {
      const right = await delivered();
      source.state.rows = [...people(120, 'b'), { ...person(121), name: 'a\u0000b' }];
      expect(await right.order()).toMatchObject(applied);
      await run();
      expect(await right.delivery()).toMatchObject({
        state: 'failed',
        failure: { code: 'delivery.value', attempts: 1, retryAt: office.now + 60_000 },
      });
      expect(await right.names()).toEqual(people(250).map(({ name }) => name));
      expect(await right.calls()).toHaveLength(1);
    });

    it('[R028] readers see the old batch or the new one, in every isolation level, and never wait', async () => {
      const right = await delivered();
      source.state.rows = people(300, 'b');
      const marks = async () =>
        (
          await frontEnd.reader.query(
            `SELECT string_agg(DISTINCT substr(name, 3, 1), '') AS marks, count(*)::int AS n FROM ${right.table}`,
          )
        ).rows[0];
      const during: unknown[] = [];
      source.state.onPage = async () => void during.push(await marks());
      await frontEnd.reader.query('BEGIN ISOLATION LEVEL REPEATABLE READ');
      expect(await marks()).toEqual({ marks: 'a', n: 250 });
      await right.order();
      await run();
      expect(during).toEqual(Array(3).fill({ marks: 'a', n: 250 }));
      expect(await marks()).toEqual({ marks: 'a', n: 250 });
      await frontEnd.reader.query('COMMIT');
      expect(await marks()).toEqual({ marks: 'b', n: 300 });
    });

    it('[R028] cut off in the middle, the old batch stands and the next try brings the new one', async () => {
      const right = await delivered();
      source.state.rows = people(300, 'b');
      source.state.onPage = async (n) => {
        if (n === 2)
          await frontEnd.admin.query(
            'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = $1',
            [frontEnd.user],
          );
      };
      await right.order();
      await run();
      expect(await right.delivery()).toMatchObject({
        state: 'failed',
        failure: { code: 'front-end.unreachable' },
      });
      expect(await right.names()).toEqual(people(250).map(({ name }) => name));
      source.state.onPage = async () => {};
      expect(await run()).toBe(0);
      office.now += 60_000;
      await run();
      expect(await right.delivery()).toMatchObject({ state: 'delivered', batch: { n: 2, rowCount: 300 } });
    });

    it('[R028] a batch committed by a node that died is recorded under its own id, not delivered again', async () => {
      const right = await delivered();
      const [call] = await right.calls();
      await office.database.query('DELETE FROM call_record WHERE id = $1', [call?.id]);
      await office.database.query('INSERT INTO delivery_lease VALUES ($1, $2, $3, $4)', [
        right.grantId,
        call?.id,
        'node-dead',
        office.now + 1000,
      ]);
      await right.order();
      expect(await run()).toBe(0);
      office.now += 2000;
      source.state.rows = people(1, 'b');
      await run();
      expect(await right.calls()).toMatchObject([{ id: call?.id, rowCount: 250, database: { batch: 1 } }]);
      expect(await right.names()).toHaveLength(250);
    });

    it('[R028] rows changed at the user’s side are noticed and replaced', async () => {
      const right = await delivered();
      await frontEnd.admin.query(`UPDATE ${right.table} SET name = '改动' WHERE _row = 7`);
      await right.order();
      await run();
      const calls = await right.calls();
      expect(calls.map(({ database }) => database?.foundChanged)).toEqual([false, true]);
      expect((await right.names()).includes('改动')).toBe(false);
      await frontEnd.admin.query(`DROP TABLE ${right.table}`);
      await right.order();
      await run();
      expect((await right.delivery()).batch).toMatchObject({ n: 3, foundChanged: true });
    });

    it('[R028] a server that stores something else is caught by reading back, and nothing of it stays', async () => {
      const right = await delivered();
      await frontEnd.admin.query(
        `CREATE FUNCTION public.spoil() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.name := upper(NEW.name) || ''x''; RETURN NEW; END'`,
      );
      await frontEnd.admin.query(
        `CREATE TRIGGER spoil BEFORE INSERT ON ${right.table} FOR EACH ROW EXECUTE FUNCTION public.spoil()`,
      );
      await right.order();
      await run();
      expect(await right.delivery()).toMatchObject({
        failure: { code: 'delivery.mismatch' },
        batch: { n: 1 },
      });
      expect(await right.names()).toEqual(people(250).map(({ name }) => name));
      await frontEnd.admin.query('DROP FUNCTION public.spoil CASCADE');
    });

    it('[R049] [R086] a cut closes reading at the user’s side, and its lifting opens it with fresh rows', async () => {
      const right = await delivered();
      const cut = {
        grantId: right.grantId,
        holdId: crypto.randomUUID(),
        ground: 'leak',
        reason: '抽查发现外传',
      };
      expect(await right.provider.act('grant.cut', cut)).toMatchObject(applied);
      await run();
      expect(await right.delivery()).toMatchObject({ state: 'stopped', stoppedFor: 'grant.cut' });
      await expect(right.names()).rejects.toThrow(/permission denied/u);
      expect(await right.order()).toMatchObject({ code: 'grant.cut' });
      expect(await run()).toBe(0);
      const lift = { grantId: right.grantId, holdId: cut.holdId, reason: '已整改' };
      expect(await right.provider.act('grant.restore', lift)).toMatchObject(applied);
      source.state.rows = people(10, 'c');
      await run();
      expect(await right.names()).toHaveLength(10);
    });

    it('[R056] [R087] with the last day of the right reading ends; the rows wait for the user’s destruction', async () => {
      const right = await delivered();
      await setGrant(office, right, { validUntil: addDays(civilDateOf(office.now), -1) });
      await run();
      expect(await right.delivery()).toMatchObject({ state: 'stopped', stoppedFor: 'grant.expired' });
      await expect(right.names()).rejects.toThrow(/permission denied/u);
      const { rows } = await frontEnd.admin.query(`SELECT count(*)::int AS n FROM ${right.table}`);
      expect(rows[0].n).toBe(250);
    });

    it('[R049] a right cut while its batch is under way gets nothing of it', async () => {
      const right = await delivered();
      source.state.rows = people(300, 'b');
      source.state.onPage = async (n) => {
        if (n === 2) await setGrant(office, right, { state: 'revoked' });
      };
      await right.order();
      await run();
      expect(await right.calls()).toHaveLength(1);
      await run();
      expect(await right.delivery()).toMatchObject({ state: 'stopped', stoppedFor: 'grant.withdrawn' });
      const { rows } = await frontEnd.admin.query(`SELECT count(*)::int AS n FROM ${right.table}`);
      expect(rows[0].n).toBe(250);
    });

    it('[R049] batches count towards the daily cap, and the schedule waits for the next day', async () => {
      const right = await delivered({ callsPerDay: 1 });
      expect(await right.order()).toMatchObject({ code: 'grant.cap' });
    });

    it('[R028] [R075] refreshes by the update cycle of the entry, and by nothing before it', async () => {
      const right = await delivered();
      expect(await run()).toBe(0);
      const before = office.now;
      office.now = instantOf(addDays(civilDateOf(before), 4), 9);
      source.state.rows = people(5, 'd');
      expect(await run()).toBeGreaterThan(0);
      expect((await right.delivery()).batch).toMatchObject({ n: 2, rowCount: 5 });
      office.now = before;
    });

    it('[R028] two nodes at once deliver one batch', async () => {
      const right = await delivered();
      await right.order();
      await Promise.all(['node-1', 'node-2'].map((node) => runDueDeliveries(exchangeOf(office, node))));
      expect(await right.calls()).toHaveLength(2);
      expect((await right.delivery()).batch).toMatchObject({ n: 2 });
    });

    it('[R028] a source that fails or changes between pages leaves the old batch', async () => {
      const right = await delivered();
      const pages: (() => unknown)[] = [
        () => Object.assign(source.state, { fails: true }),
        () => Object.assign(source.state, { snapshot: 's2' }),
      ];
      for (const spoil of pages) {
        source.state.onPage = async (n) => void (n === 1 && spoil());
        await right.order();
        await run();
        expect(await right.delivery()).toMatchObject({
          failure: { code: 'source.unavailable' },
          batch: { n: 1 },
        });
        source.state.fails = false;
      }
      expect(await right.names()).toHaveLength(250);
    });

    it('[R047] an account that could do more is refused, and so is one that can do less', async () => {
      const { operations, frontEndId } = await acceptFrontEnd(office, frontEnd.connection);
      const connect = async (patch: object) =>
        (await operations.post('/front-ends/connection', { frontEndId, ...frontEnd.connection, ...patch }))
          .body.code;
      await frontEnd.admin.query(`ALTER ROLE ${frontEnd.user} CREATEDB`);
      expect(await connect({})).toBe('front-end.too-much-right');
      await frontEnd.admin.query(`ALTER ROLE ${frontEnd.user} NOCREATEDB`);
      expect(await connect({ password: 'wrong' })).toBe('front-end.refused');
      expect(await connect({ readerRole: 'nobody' })).toBe('front-end.refused');
      expect(await connect({ port: 9 })).toBe('front-end.unreachable');
      expect(await connect({ tls: true })).toBe('front-end.unreachable');
      expect(await connect({})).toBeUndefined();
      const user = await office.clerk('minzheng.zhang');
      const answer = await user.post('/front-ends/connection', { frontEndId, ...frontEnd.connection });
      expect(answer).toMatchObject({ status: 403, body: { code: 'role.missing' } });
      const { rows } = await office.database.query<{ sealed: string }>(
        'SELECT sealed FROM front_end_connection',
      );
      expect(JSON.stringify(rows)).not.toContain(frontEnd.connection.password);
    });
  });
});
