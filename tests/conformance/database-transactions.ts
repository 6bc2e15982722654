import { beforeEach, expect, it } from 'vitest';
import type { Database, Transaction } from '../../src-platform/database/open-database.ts';

/** The part of the database suite about `transaction`. */
export function transactionSuite(database: () => Database): void {
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
    const bothHold = [Promise.withResolvers<void>(), Promise.withResolvers<void>()] as const;
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
