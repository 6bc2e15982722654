import { realpath } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import pg, { type Client } from 'pg';
import { connectionSettings } from '../connection-settings.ts';
import type { Log } from '../database.ts';
import { DatabaseRefusal } from '../database-refusal.ts';
import { errorCode, errorText } from '../error-code.ts';

/** The cluster's holder has this advisory lock for as long as it lives: 'hold' in ASCII. */
const HOLDER_LOCK = 0x68_6f_6c_64;

/** A killed holder's backend needs a moment to notice; a live holder is refused well under 3 s. */
const CLAIM_DEADLINE_MS = 1_500;
const CLAIM_PAUSE_MS = 50;

/** invalid_password */
const WRONG_PASSWORD = '28P01';

export type ClaimOptions = { connectionString: string; cluster: string; dataDir: string; log: Log };

export type Claim = {
  /** The session that holds the lock; its end is the end of the claim, or of the server. */
  session: Client;
  serverVersion: string;
};

/**
 * Makes this process the only holder of the server. The lock file already excludes others on this data
 * folder; this one also excludes the holder of a copy of it, whose record leads to the same cluster.
 * Throws what the connection threw when the server could not be talked to.
 */
export async function claimCluster(options: ClaimOptions): Promise<Claim> {
  const { connectionString, cluster, dataDir, log } = options;
  const session = new pg.Client(connectionSettings(connectionString));
  session.on('error', (error) => log(`database: holder connection: ${errorText(error)}`));
  try {
    await session.connect();
    const serverVersion = await checkedVersion(session, cluster);
    await takeHolderLock(session, dataDir);
    return { session, serverVersion };
  } catch (error) {
    await session.end().catch(() => undefined);
    if (errorCode(error) !== WRONG_PASSWORD) throw error;
    throw new DatabaseRefusal('database.cannot-start', '密码与数据文件夹中保存的不符。', { cause: error });
  }
}

async function checkedVersion(session: Client, cluster: string): Promise<string> {
  const { rows } = await session.query<{ folder: string; version: string }>(
    `SELECT current_setting('data_directory') AS folder, current_setting('server_version') AS version`,
  );
  const [server] = rows;
  // A stale postmaster.pid can name a port that some other server has by now.
  if (!server || (await realpath(server.folder)) !== (await realpath(cluster))) {
    throw new DatabaseRefusal('database.cannot-start', `端口上运行的是另一个数据库（${server?.folder}）。`);
  }
  return server.version;
}

async function takeHolderLock(session: Client, dataDir: string): Promise<void> {
  for (let waited = 0; ; waited += CLAIM_PAUSE_MS) {
    const { rows } = await session.query<{ taken: boolean }>('SELECT pg_try_advisory_lock($1) AS taken', [
      HOLDER_LOCK,
    ]);
    if (rows[0]?.taken) return;
    if (waited >= CLAIM_DEADLINE_MS) throw new DatabaseRefusal('database.folder-in-use', dataDir);
    await pause(CLAIM_PAUSE_MS);
  }
}
