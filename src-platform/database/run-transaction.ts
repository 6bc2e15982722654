import { setTimeout as pause } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';
import type { QueryResult, Transaction } from './database.ts';
import { errorCode } from './error-code.ts';

const MAX_RETRIES = 3;
const RETRY_PAUSE_MS = 20;
/** serialization_failure and deadlock_detected: PostgreSQL's two invitations to try again. */
const RETRYABLE = new Set(['40001', '40P01']);

/** See `Database.transaction`. */
export async function runTransaction<T>(pool: Pool, work: (tx: Transaction) => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await attemptTransaction(pool, work);
    } catch (error) {
      if (attempt === MAX_RETRIES || !RETRYABLE.has(errorCode(error) ?? '')) throw error;
      // Rivals that were refused together must not come back together.
      await pause(RETRY_PAUSE_MS * 2 ** attempt * Math.random());
    }
  }
}

async function attemptTransaction<T>(pool: Pool, work: (tx: Transaction) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken = false;
  // A connection lost while checked out also emits 'error', which without a listener ends the process.
  const markBroken = () => {
    broken = true;
  };
  client.on('error', markBroken);
  try {
    return await beginWorkCommit(client, work);
  } catch (error) {
    await client.query('ROLLBACK').catch(markBroken);
    throw error;
  } finally {
    client.removeListener('error', markBroken);
    client.release(broken);
  }
}

async function beginWorkCommit<T>(client: PoolClient, work: (tx: Transaction) => Promise<T>): Promise<T> {
  let open = true;
  const tx: Transaction = {
    query: async <R>(text: string, values?: unknown[]): Promise<QueryResult<R>> => {
      // The connection may already serve somebody else's transaction.
      if (!open) throw new Error('This transaction is over: a query was not awaited inside it.');
      const { rows, rowCount } = await client.query(text, values);
      return { rows, rowCount: rowCount ?? 0 };
    },
  };
  try {
    await client.query('BEGIN ISOLATION LEVEL READ COMMITTED');
    const value = await work(tx);
    open = false;
    const { command } = await client.query('COMMIT');
    // COMMIT of a transaction whose failed statement was swallowed rolls back without an error.
    if (command !== 'COMMIT')
      throw new Error('The transaction was rolled back: a failed query in it was ignored.');
    return value;
  } finally {
    open = false;
  }
}
