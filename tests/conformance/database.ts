import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../src-platform/database/open-database.ts';
import { migrationSuite } from './database-migrations.ts';
import { transactionSuite } from './database-transactions.ts';
import type { OpenServer } from './postgres-servers.ts';

/** A promise and the function that fulfils it. */
function signal<T = void>() {
  return Promise.withResolvers<T>();
}

/** What every `Database` must do, whichever server is behind it. */
export function databaseSuite(open: () => Promise<OpenServer>): void {
  let server: OpenServer;
  let database: Database;
  beforeAll(async () => {
    server = await open();
    database = server.database;
  }, 60_000);
  afterAll(() => server?.stop(), 60_000);

  const another = () =>
    openDatabase({ databaseUrl: database.connectionString, dataDir: '', log: () => undefined });

  describe('queries', () => querySuite(() => database));
  describe('transactions', () => transactionSuite(() => database));
  describe('notifications', () => notificationSuite(() => database, another));
  describe('migrations', () => migrationSuite(() => database, another));
}

function querySuite(database: () => Database): void {
  it('the description tells the version and never the password', () => {
    const { description, connectionString } = database();
    expect(description).toMatch(/^PostgreSQL 1\d/);
    expect(description).not.toContain(new URL(connectionString).password);
  });

  it('S4 every durability setting is on', async () => {
    const { rows } = await database().query(
      `SELECT current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commit,
              current_setting('full_page_writes') AS pages, current_setting('TimeZone') AS zone,
              current_setting('statement_timeout') AS timeout`,
    );
    expect(rows).toEqual([{ fsync: 'on', commit: 'on', pages: 'on', zone: 'UTC', timeout: '30s' }]);
  });

  it('C8 text and jsonb keep rare characters and variation selectors', async () => {
    const value = { 姓名: '𠮷野家', 地名: '葛\u{E0100}城', 私用: '\u{F0001}', list: [1, null, '\u2028'] };
    const { rows } = await database().query(
      'SELECT $1::jsonb AS json, $2::text AS text, length($2) AS length',
      [JSON.stringify(value), '葛\u{E0100}𠮷'],
    );
    expect(rows).toEqual([{ json: value, text: '葛\u{E0100}𠮷', length: 3 }]);
  });

  it('columns become what value-parsers.ts promises', async () => {
    const { rows } = await database().query(
      `SELECT 9007199254740991::int8 AS safe, 9007199254740992::int8 AS unsafe, '2026-03-01'::date AS day,
              0.10::numeric AS amount, ARRAY[1::int8, NULL] AS numbers, ARRAY['2026-03-01'::date] AS days`,
    );
    expect(rows).toEqual([
      {
        safe: Number.MAX_SAFE_INTEGER,
        unsafe: '9007199254740992',
        day: '2026-03-01',
        amount: '0.10',
        numbers: [1, null],
        days: ['2026-03-01'],
      },
    ]);
  });

  it('text sorts by code point, so that no index depends on a locale', async () => {
    const { rows } = await database().query<{ t: string }>(
      `SELECT t FROM (VALUES ('ä'), ('Z'), ('a'), ('中'), ('B')) AS v(t) ORDER BY t`,
    );
    expect(rows.map(({ t }) => t).join('')).toBe('BZaä中');
  });
}

function notificationSuite(database: () => Database, another: () => Promise<Database>): void {
  it('a NOTIFY of one platform node reaches another, at commit', async () => {
    const other = await another();
    try {
      const first = signal<string>();
      await other.listen('Poke "quoted"', first.resolve);
      await database().transaction((tx) => tx.query(`SELECT pg_notify('Poke "quoted"', $1)`, ['部门𠮷']));
      expect(await first.promise).toBe('部门𠮷');
    } finally {
      await other.close();
    }
  });

  it('stays deaf once stopped, while others listen on', async () => {
    const heard: string[] = [];
    const stop = await database().listen('deaf', (payload) => heard.push(payload));
    await stop();
    const last = signal();
    const stopSecond = await database().listen('deaf', () => last.resolve());
    await database().query(`NOTIFY deaf, 'late'`);
    await last.promise;
    await stopSecond();
    expect(heard).toEqual([]);
  });

  it('S17 reconnects when its connection is killed, and says so with an empty payload', async () => {
    const heard: string[] = [];
    const again = signal();
    const later = signal();
    const stop = await database().listen('lost', (payload) => {
      heard.push(payload);
      if (payload === '') again.resolve();
      if (payload === 'after') later.resolve();
    });
    await database().query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query = 'LISTEN "lost"' AND pid <> pg_backend_pid()`,
    );
    await again.promise;
    await database().query(`NOTIFY lost, 'after'`);
    await later.promise;
    await stop();
    expect(heard).toEqual(['', 'after']);
  });

  it('a listener that throws keeps hearing', async () => {
    const second = signal();
    const stop = await database().listen('thrower', (payload) => {
      if (payload === 'second') second.resolve();
      throw new Error('listener');
    });
    await database().query(`NOTIFY thrower, 'first'`);
    await database().query(`NOTIFY thrower, 'second'`);
    await second.promise;
    await stop();
  });
}
