import type { Database, Log, QueryResult } from './database.ts';
import { type Connections, poolConnections } from './find-server.ts';
import { runTransaction } from './run-transaction.ts';
import { readServerList } from './server-list.ts';
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
  const servers = readServerList(connectionString);
  const connections = poolConnections(servers, log);
  const subscriptions = new Set<() => Promise<void>>();
  let closing: Promise<void> | undefined;

  async function closeAll(): Promise<void> {
    await Promise.all([...subscriptions].map((stop) => stop()));
    await connections.end();
    await connection.afterClose?.();
  }

  return {
    kind,
    description,
    connectionString,
    query: (text, values) => queryOnce(connections, text, values),
    transaction: (work) => runTransaction(connections, work),
    listen: async (channel, onMessage) => {
      const end = await subscribe({ servers, channel, onMessage, log });
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

/** One statement in a transaction of its own. A connection on which it failed is not used again. */
async function queryOnce<R>(
  connections: Connections,
  text: string,
  values: unknown[] | undefined,
): Promise<QueryResult<R>> {
  const client = await connections.connect();
  let failed = true;
  try {
    const { rows, rowCount } = await client.query(text, values);
    failed = false;
    return { rows, rowCount: rowCount ?? 0 };
  } finally {
    client.release(failed);
  }
}
