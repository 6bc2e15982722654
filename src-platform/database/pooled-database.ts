import pg from 'pg';
import { poolSettings } from './connection-settings.ts';
import type { Database, Log } from './database.ts';
import { errorText } from './error-code.ts';
import { runTransaction } from './run-transaction.ts';
import { subscribe } from './subscribe.ts';

export type Connection = {
  kind: Database['kind'];
  description: string;
  connectionString: string;
  log: Log;
  /** What else must end once the last connection is closed: the embedded server. */
  afterClose?: () => Promise<void>;
};

/** The `Database` over a server that is known to answer. Connects lazily. */
export function pooledDatabase(connection: Connection): Database {
  const { kind, description, connectionString, log } = connection;
  const pool = new pg.Pool(poolSettings(connectionString));
  pool.on('error', (error) => log(`database: an idle connection was lost: ${errorText(error)}`));
  const subscriptions = new Set<() => Promise<void>>();
  let closing: Promise<void> | undefined;

  async function closeAll(): Promise<void> {
    await Promise.all([...subscriptions].map((stop) => stop()));
    await pool.end();
    await connection.afterClose?.();
  }

  return {
    kind,
    description,
    connectionString,
    query: async (text, values) => {
      const { rows, rowCount } = await pool.query(text, values);
      return { rows, rowCount: rowCount ?? 0 };
    },
    transaction: (work) => runTransaction(pool, work),
    listen: async (channel, onMessage) => {
      const end = await subscribe({ connectionString, channel, onMessage, log });
      const stop = async () => {
        if (subscriptions.delete(stop)) await end();
      };
      subscriptions.add(stop);
      return stop;
    },
    close: () => {
      closing ??= closeAll();
      return closing;
    },
  };
}
