import pg, { type Client } from 'pg';
import { connectionSettings } from './connection-settings.ts';
import type { Database, Log } from './database.ts';
import { DatabaseRefusal } from './database-refusal.ts';
import { errorText } from './error-code.ts';
import { connectOne } from './find-server.ts';
import { pooledDatabase } from './pooled-database.ts';
import { readServerList, type ServerList } from './server-list.ts';

const OLDEST_SERVER = 150_000;

/**
 * Opens the server named by DATABASE_URL, or the one of several that will do (server-list.ts). Several platform nodes may do so at once.
 * Refuses with `database.unreachable` or `database.unsuitable`; the sentence holds no password.
 */
export async function openExternal(connectionString: string, log: Log): Promise<Database> {
  const description = await checkServer(connectionString);
  return pooledDatabase({ kind: 'external', description, connectionString, log });
}

/** The server's description, once it answered and suits. */
async function checkServer(connectionString: string): Promise<string> {
  const servers = readServerList(connectionString);
  const where = describe(servers);
  let client: Client | undefined;
  try {
    // Without a listener a connection lost during the checks would end the process; the query tells as well.
    client = await connectOne(servers, (made) => made.on('error', () => undefined));
    const version = await checkedVersion(client);
    return `PostgreSQL ${version} (external, ${where})`;
  } catch (error) {
    if (error instanceof DatabaseRefusal) throw error;
    throw new DatabaseRefusal('database.unreachable', `${where}（${errorText(error)}）`, { cause: error });
  } finally {
    await client?.end().catch(() => undefined);
  }
}

/** Hosts, ports and database; the driver reads the addresses, and no password is in what it says. */
function describe({ urls }: ServerList): string {
  try {
    const clients = urls.map((url) => new pg.Client(connectionSettings(url)));
    const hosts = clients.map(({ host, port }) => `${host}:${port}`).join(',');
    return `${hosts}/${clients[0]?.database ?? ''}`;
  } catch {
    // No cause: the parser's own message may quote the address with its password.
    throw new DatabaseRefusal('database.unreachable', '（DATABASE_URL 不是有效的地址）');
  }
}

async function checkedVersion(client: Client): Promise<string> {
  const { rows } = await client.query<{ number: number; version: string; encoding: string }>(
    `SELECT current_setting('server_version_num')::int AS number,
            current_setting('server_version') AS version,
            current_setting('server_encoding') AS encoding`,
  );
  const [server] = rows;
  if (!server || server.number < OLDEST_SERVER || server.encoding !== 'UTF8') {
    throw new DatabaseRefusal(
      'database.unsuitable',
      `PostgreSQL ${server?.version}，编码 ${server?.encoding}`,
    );
  }
  return server.version;
}
