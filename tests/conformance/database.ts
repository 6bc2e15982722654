import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { migrate } from '../../src-platform/database/migrate.ts';
import { type Database, openDatabase, type Transaction } from '../../src-platform/database/open-database.ts';
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

function transactionSuite(database: () => Database): void {
  beforeEach(async () => {
    await database().query('DROP TABLE IF EXISTS note');
    await database().query('CREATE TABLE note (id int PRIMARY KEY, body text NOT NULL)');
  });
  const ids = async () => {
    const { rows } = await database().query<{ id: number }>('SELECT id FROM note ORDER BY id');
    return rows.map(({ id }) => id);
  };
  const insert = (tx: Transaction, id: number) => tx.query('INSERT INTO note VALUES ($1, $2)', [id, 'x']);

  it('commits, and returns what the work returns', async () => {
    const result = await database().transaction(async (tx) => {
      const { rowCount } = await insert(tx, 1);
      return rowCount;
    });
    expect(result).toBe(1);
    expect(await ids()).toEqual([1]);
  });

  it('rolls back when the work throws, and throws the same error', async () => {
    const failure = new Error('refused');
    const work = async (tx: Transaction) => {
      await insert(tx, 1);
      throw failure;
    };
    await expect(database().transaction(work)).rejects.toBe(failure);
    expect(await ids()).toEqual([]);
  });

  it('throws when the work swallows a failed statement, for nothing was committed', async () => {
    const work = async (tx: Transaction) => {
      await insert(tx, 1);
      await insert(tx, 1).catch(() => undefined);
    };
    await expect(database().transaction(work)).rejects.toThrow('rolled back');
    expect(await ids()).toEqual([]);
  });

  it('refuses a query after its end', async () => {
    const leaked = await database().transaction(async (tx) => tx);
    await expect(insert(leaked, 1)).rejects.toThrow('over');
    expect(await ids()).toEqual([]);
  });

  it('S2 runs again after a serialization failure, and its effect is there once', async () => {
    let runs = 0;
    await database().query(`INSERT INTO note VALUES (0, '0')`);
    await database().transaction(async (tx) => {
      runs += 1;
      await tx.query('SET TRANSACTION ISOLATION LEVEL SERIALIZABLE');
      const { rows } = await tx.query<{ body: string }>('SELECT body FROM note WHERE id = 0');
      // A rival commits to what was just read, in the first run only.
      if (runs === 1) await database().query(`UPDATE note SET body = '100' WHERE id = 0`);
      await tx.query('UPDATE note SET body = $1 WHERE id = 0', [`${Number(rows[0]?.body) + 1}`]);
    });
    expect(runs).toBe(2);
    expect((await database().query('SELECT body FROM note')).rows).toEqual([{ body: '101' }]);
  });

  it('S2 gives up after three more runs', async () => {
    let runs = 0;
    const work = async (tx: Transaction) => {
      runs += 1;
      await tx.query(`DO $$ BEGIN RAISE serialization_failure; END $$`);
    };
    await expect(database().transaction(work)).rejects.toMatchObject({ code: '40001' });
    expect(runs).toBe(4);
  });

  it('S2 two that deadlock both succeed', async () => {
    await database().query(`INSERT INTO note VALUES (1, ''), (2, '')`);
    const bothHold = [signal(), signal()] as const;
    const lockBoth = (mine: 0 | 1) => async (tx: Transaction) => {
      const append = (id: number) =>
        tx.query(`UPDATE note SET body = body || $2 WHERE id = $1`, [id, `${mine}`]);
      await append(mine + 1);
      bothHold[mine].resolve();
      await bothHold[mine === 0 ? 1 : 0].promise;
      await append(mine === 0 ? 2 : 1);
    };
    await Promise.all([database().transaction(lockBoth(0)), database().transaction(lockBoth(1))]);
    const { rows } = await database().query<{ body: string }>('SELECT body FROM note ORDER BY id');
    expect(rows.map(({ body }) => [...body].sort().join(''))).toEqual(['01', '01']);
  });

  it('S8 fifty at once through ten connections lose no increment', async () => {
    await database().query(`INSERT INTO note VALUES (0, '0')`);
    const increment = async (tx: Transaction) => {
      const { rows } = await tx.query<{ n: number }>(
        'SELECT body::int AS n FROM note WHERE id = 0 FOR UPDATE',
      );
      await tx.query('UPDATE note SET body = $1 WHERE id = 0', [`${(rows[0]?.n ?? 0) + 1}`]);
    };
    await Promise.all(Array.from({ length: 50 }, () => database().transaction(increment)));
    expect((await database().query('SELECT body FROM note')).rows).toEqual([{ body: '50' }]);
  });

  it('survives the loss of its connection between two statements', async () => {
    const work = async (tx: Transaction) => {
      const { rows } = await tx.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      await insert(tx, 1);
      // Waits until the backend is gone (at most 5 s), so that the loss is known before the next statement.
      await database().query('SELECT pg_terminate_backend($1, 5000)', [rows[0]?.pid]);
      await insert(tx, 2);
    };
    await expect(database().transaction(work)).rejects.toThrow();
    expect(await ids()).toEqual([]);
  });

  it('survives the loss of its connection within a statement', async () => {
    const work = async (tx: Transaction) => {
      await insert(tx, 1);
      await tx.query('SELECT pg_terminate_backend(pg_backend_pid())');
    };
    await expect(database().transaction(work)).rejects.toThrow();
    expect(await ids()).toEqual([]);
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

function migrationSuite(database: () => Database, another: () => Promise<Database>): void {
  let path: string;
  let folder: URL;
  beforeEach(async () => {
    await database().query('DROP TABLE IF EXISTS migration, fruit');
    path = await mkdtemp(join(tmpdir(), 'migrations-'));
    folder = pathToFileURL(path);
    await writeFile(
      join(path, '0001-fruit.sql'),
      `CREATE TABLE fruit (name text); INSERT INTO fruit VALUES ('梨');`,
    );
    await writeFile(join(path, '0002-apple.sql'), `INSERT INTO fruit VALUES ('苹果')`);
    return () => rm(path, { recursive: true });
  });
  const fruit = async () => (await database().query<{ name: string }>('SELECT name FROM fruit')).rows.length;

  it('S13 apply in order, once', async () => {
    expect(await migrate(database(), folder)).toEqual(['0001-fruit.sql', '0002-apple.sql']);
    expect(await migrate(database(), folder)).toEqual([]);
    expect(await fruit()).toBe(2);
  });

  it('S13 a later one is applied alone', async () => {
    await migrate(database(), folder);
    await writeFile(join(path, '0003-plum.sql'), `INSERT INTO fruit VALUES ('李')`);
    expect(await migrate(database(), folder)).toEqual(['0003-plum.sql']);
    expect(await fruit()).toBe(3);
  });

  it('S13 one that changed after it was applied is refused, by name', async () => {
    await migrate(database(), folder);
    await writeFile(join(path, '0002-apple.sql'), `INSERT INTO fruit VALUES ('桃')`);
    await expect(migrate(database(), folder)).rejects.toMatchObject({
      code: 'database.migration-changed',
      message: expect.stringContaining('0002-apple.sql'),
    });
  });

  it('S13 a database newer than the program is refused', async () => {
    await migrate(database(), folder);
    await rm(join(path, '0002-apple.sql'));
    await expect(migrate(database(), folder)).rejects.toMatchObject({ code: 'database.newer-than-program' });
  });

  it('S3 one that fails leaves nothing of itself, and those before it stay', async () => {
    await writeFile(join(path, '0002-apple.sql'), `INSERT INTO fruit VALUES ('苹果'); SELECT 1/0;`);
    await expect(migrate(database(), folder)).rejects.toMatchObject({ code: '22012' });
    expect(await fruit()).toBe(1);
    await writeFile(join(path, '0002-apple.sql'), `INSERT INTO fruit VALUES ('苹果')`);
    expect(await migrate(database(), folder)).toEqual(['0002-apple.sql']);
  });

  it('S13 nodes that start together apply each one once', async () => {
    const nodes = await Promise.all([another(), another(), another()]);
    try {
      const applied = await Promise.all(nodes.map((node) => migrate(node, folder)));
      expect(applied.flat().sort()).toEqual(['0001-fruit.sql', '0002-apple.sql']);
      expect(await fruit()).toBe(2);
    } finally {
      await Promise.all(nodes.map((node) => node.close()));
    }
  });
}
