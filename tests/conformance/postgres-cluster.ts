/** A first database and a streaming copy of it, both real servers of Debian's PostgreSQL on this machine. */
import { type ChildProcess, execFile } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { asUser } from '../../src-platform/database/embedded/run-as.ts';
import { type Database, openDatabase } from '../../src-platform/database/open-database.ts';
import { debianBin, debianCluster, runDebianServer } from './postgres-servers.ts';

export type Server = {
  readonly url: string;
  /** `host:port`, for a list of servers. */
  readonly host: string;
  /** Beside every node: for what an operator asks and does. */
  readonly admin: Database;
  /** An orderly stop. */
  stop(): Promise<void>;
  /** SIGKILL to the server and to every process of it, all at the same moment. */
  kill(): Promise<void>;
};

export type Cluster = {
  readonly primary: Server;
  readonly standby: Server;
  /** An address of both servers, for a platform that needs the one that takes writes. */
  readonly listUrl: string;
  /** From now on the first database answers no commit that its copy does not hold. */
  waitForCopy(): Promise<void>;
  /** Resolves when the copy shows all that the first database has committed until now. */
  caughtUp(): Promise<void>;
  stop(): Promise<void>;
};

/** Why there is no cluster here, or undefined. */
export const clusterMissing = debianBin ? undefined : 'package postgresql is not installed';

const quiet = () => undefined;

const open = (databaseUrl: string): Promise<Database> =>
  openDatabase({ databaseUrl, dataDir: '/nonexistent', log: quiet });

async function killAll(child: ChildProcess): Promise<void> {
  const { pid } = child;
  if (pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  // Stopped first, so that it starts nobody in the place of those who are ended.
  process.kill(pid, 'SIGSTOP');
  const children = (await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8')).trim().split(' ');
  for (const each of [...children.filter((text) => text !== '').map(Number), pid])
    try {
      process.kill(each, 'SIGKILL');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  await ended;
}

async function serverOver(
  child: ChildProcess,
  { port, password }: { port: number; password: string },
): Promise<Server> {
  const host = `127.0.0.1:${port}`;
  const url = `postgresql://desk:${password}@${host}/postgres`;
  const admin = await open(url);
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  return {
    url,
    host,
    admin,
    kill: () => killAll(child),
    stop: async () => {
      await admin.close();
      if (hasEnded()) return;
      const ended = once(child, 'exit');
      child.kill('SIGINT');
      await ended;
    },
  };
}

const replayed = async ({ primary, standby }: { primary: Server; standby: Server }): Promise<void> => {
  const { rows } = await primary.admin.query<{ lsn: string }>('SELECT pg_current_wal_lsn()::text AS lsn');
  for (;;) {
    const { rows: found } = await standby.admin.query<{ there: boolean }>(
      'SELECT pg_last_wal_replay_lsn() >= $1::pg_lsn AS there',
      [rows[0]?.lsn],
    );
    if (found[0]?.there) return;
    await pause(10);
  }
};

export async function startCluster(): Promise<Cluster> {
  if (!debianBin) throw new Error(clusterMissing);
  const made = await debianCluster(debianBin);
  const { password, folder, user } = made;
  const first = await runDebianServer(debianBin, made, [
    'wal_level=replica',
    'wal_receiver_status_interval=1',
  ]);
  const primary = await serverOver(first.child, { port: first.port, password });
  const cluster = join(folder, 'standby');
  await promisify(execFile)(
    join(debianBin, 'pg_basebackup'),
    ['-D', cluster, '-R', '-X', 'stream', '-c', 'fast', '--no-sync', '-d', primary.url],
    asUser(user, folder),
  );
  const second = await runDebianServer(debianBin, { folder, cluster, user }, ['hot_standby=on']);
  const standby = await serverOver(second.child, { port: second.port, password });
  const hosts = `${primary.host},${standby.host}`;
  return {
    primary,
    standby,
    listUrl: `postgresql://desk:${password}@${hosts}/postgres?target_session_attrs=read-write`,
    waitForCopy: async () => {
      await primary.admin.query(`ALTER SYSTEM SET synchronous_standby_names = '*'`);
      await primary.admin.query('SELECT pg_reload_conf()');
      for (;;) {
        const { rows } = await primary.admin.query<{ state: string }>(
          `SELECT sync_state AS state FROM pg_stat_replication WHERE sync_state = 'sync'`,
        );
        if (rows.length > 0) return;
        await pause(10);
      }
    },
    caughtUp: () => replayed({ primary, standby }),
    stop: async () => {
      await standby.stop();
      await primary.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
