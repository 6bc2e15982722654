import { setTimeout as pause } from 'node:timers/promises';
import type { PoolClient } from 'pg';
import type { OpenTransaction, QueryResult } from './database.ts';
import { errorCode } from './error-code.ts';
import type { Connections } from './find-server.ts';
import { hasFallenSilent } from './temporary-failure.ts';

/** The longest that a timer runs. Where nothing is on its way, the system's keep-alive finds a line that broke. */
const UNHURRIED_MS = 2 ** 31 - 1;
const MAX_RETRIES = 3;
const RETRY_PAUSE_MS = 20;
/** serialization_failure and deadlock_detected: PostgreSQL's two invitations to try again. */
const RETRYABLE = new Set(['40001', '40P01']);

/** See `Database.transaction`. */
export async function runTransaction<T>(
  connections: Connections,
  work: (tx: OpenTransaction) => Promise<T>,
): Promise<T> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await attemptTransaction(connections, work);
    } catch (error) {
      if (attempt === MAX_RETRIES || !RETRYABLE.has(errorCode(error) ?? '')) throw error;
      // Rivals that were refused together must not come back together.
      await pause(RETRY_PAUSE_MS * 2 ** attempt * Math.random());
    }
  }
}

async function attemptTransaction<T>(
  connections: Connections,
  work: (tx: OpenTransaction) => Promise<T>,
): Promise<T> {
  const client = await connections.connect();
  let broken = false;
  const markBroken = () => {
    broken = true;
  };
  client.on('error', markBroken);
  try {
    return await beginWorkCommit(client, work);
  } catch (error) {
    if (hasFallenSilent(error)) markBroken();
    else await client.query('ROLLBACK').catch(markBroken);
    throw error;
  } finally {
    client.removeListener('error', markBroken);
    client.release(broken);
  }
}

async function beginWorkCommit<T>(client: PoolClient, work: (tx: OpenTransaction) => Promise<T>): Promise<T> {
  let open = true;
  let patience: { query_timeout?: number } = {};
  const tx: OpenTransaction = {
    query: async <R>(text: string, values?: unknown[]): Promise<QueryResult<R>> => {
      // The connection may already serve somebody else's transaction.
      if (!open) throw new Error('This transaction is over: a query was not awaited inside it.');
      const { rows, rowCount } = await client.query({ text, ...patience }, values);
      return { rows, rowCount: rowCount ?? 0 };
    },
    takeTime: async () => {
      patience = { query_timeout: UNHURRIED_MS };
      await tx.query('SET LOCAL statement_timeout = 0');
    },
  };
  try {
    await client.query('BEGIN ISOLATION LEVEL READ COMMITTED');
    const value = await work(tx);
    open = false;
    await commit(client);
    return value;
  } finally {
    open = false;
  }
}

/**
 * The commit of a database that waits for a copy (synchronous replication) is broken off when a statement has taken
 * too long: then PostgreSQL commits here alone, answers as after any commit, and only warns. Such a commit would be
 * lost with this server, so it counts as one whose outcome is unknown.
 */
class UnconfirmedCommit extends Error {
  /** transaction_resolution_unknown: it passes by itself, and whoever repeats the act is answered. */
  readonly code = '08007';

  constructor() {
    super('The transaction was committed here and may not have reached the copy.');
  }
}

async function commit(client: PoolClient): Promise<void> {
  let warned = false;
  const hear = ({ code }: { code?: string | undefined }) => {
    if (code === '01000' || code === '57P01') warned = true;
  };
  client.on('notice', hear);
  try {
    const { command } = await client.query('COMMIT');
    // COMMIT of a transaction whose failed statement was swallowed rolls back without an error.
    if (command !== 'COMMIT')
      throw new Error('The transaction was rolled back: a failed query in it was ignored.');
  } finally {
    client.removeListener('notice', hear);
  }
  if (warned) throw new UnconfirmedCommit();
}
