/** Connections to whichever server of a list will do; after a failure the others are tried at the next connection. */
import pg, { type Client, type ClientBase, type PoolClient } from 'pg';
import { connectionSettings, poolSettings } from './connection-settings.ts';
import type { Log } from './database.ts';
import { errorText } from './error-code.ts';
import type { ServerList } from './server-list.ts';
import { isTemporary } from './temporary-failure.ts';

/** Every server of the list that answers follows another one: between a failure and the promotion of a follower. */
class NoWritableServer extends Error {
  /** cannot_connect_now: it passes by itself. */
  readonly code = '57P03';

  constructor() {
    super('no server of the list takes writes now');
  }
}

/** A server becomes a follower only by a restart, which ends its connections: so a connection is asked once. */
const takesWrites = async (client: ClientBase): Promise<boolean> => {
  const { rows } = await client.query<{ writable: boolean }>('SELECT NOT pg_is_in_recovery() AS writable');
  return rows[0]?.writable === true;
};

/**
 * Tries the servers, beginning with number `first`; `attempt` answers null where the server will not do.
 * Throws what the last unreachable one said, or that none takes writes.
 */
const tryEach = async <T>(
  count: number,
  first: number,
  attempt: (server: number) => Promise<T | null>,
): Promise<T> => {
  let failure: unknown = new NoWritableServer();
  for (let tried = 0; tried < count; tried += 1) {
    try {
      const found = await attempt((first + tried) % count);
      if (found !== null) return found;
    } catch (error) {
      if (count === 1 || !isTemporary(error)) throw error;
      failure = error;
    }
  }
  throw failure;
};

/** One connection outside any pool; the caller ends it. `prepare` sees it before it connects. */
export const connectOne = (
  { urls, mustWrite }: ServerList,
  prepare: (client: Client) => void,
): Promise<Client> =>
  tryEach(urls.length, 0, async (server) => {
    const client = new pg.Client(connectionSettings(urls[server] ?? ''));
    prepare(client);
    try {
      await client.connect();
      if (!mustWrite || (await takesWrites(client))) return client;
    } catch (error) {
      await client.end().catch(() => undefined);
      throw error;
    }
    await client.end().catch(() => undefined);
    return null;
  });

export type Connections = {
  /** A connection from the pool of the server in use. The caller releases it. */
  connect(): Promise<PoolClient>;
  end(): Promise<void>;
};

/** One pool a server; all but the one in use stay empty. Connects lazily. */
export const poolConnections = ({ urls, mustWrite }: ServerList, log: Log): Connections => {
  const pools = urls.map((url) => {
    const pool = new pg.Pool(poolSettings(url));
    pool.on('error', (error) => log(`database: an idle connection was lost: ${errorText(error)}`));
    return pool;
  });
  const known = new WeakSet<PoolClient>();
  let inUse = 0;

  const suits = async (client: PoolClient): Promise<boolean> => {
    if (!mustWrite || known.has(client)) return true;
    if (!(await takesWrites(client))) return false;
    known.add(client);
    return true;
  };
  const connectTo = async (server: number): Promise<PoolClient | null> => {
    const client = await pools[server]?.connect();
    if (client === undefined) return null;
    let suitable = false;
    try {
      suitable = await suits(client);
    } finally {
      if (!suitable) client.release(true);
    }
    if (!suitable) return null;
    if (server !== inUse) log(`database: now with server ${server + 1} of ${urls.length}`);
    inUse = server;
    return client;
  };
  return {
    connect: () => tryEach(urls.length, inUse, connectTo),
    end: async () => {
      await Promise.all(pools.map((pool) => pool.end()));
    },
  };
};
