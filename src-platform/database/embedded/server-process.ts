import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { open } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { DatabaseRefusal } from '../database-refusal.ts';
import { programPath } from './binaries.ts';
import { type ClusterHome, clusterFolder } from './cluster-home.ts';
import { freePort } from './free-port.ts';
import { clearStalePostmasterFile, livingPostmaster, readPostmaster } from './postmaster-file.ts';
import { identify } from './process-identity.ts';
import { asUser } from './run-as.ts';
import {
  explainStartFailure,
  readServerLog,
  rotateServerLog,
  type StartFailure,
  serverLogPath,
} from './server-log.ts';

export type RunningServer = {
  port: number;
  /** True when it was found alive, left by a platform that was killed. */
  adopted: boolean;
};

/** `fixed`: connections already know the port, so no other will do. */
export type PortWish = { port: number | undefined; fixed: boolean };

const POLL_MS = 10;
/** Recovery after a crash replays at most max_wal_size of log; only a server that hangs takes longer. */
const READY_DEADLINE_MS = 5 * 60_000;
const RETRY_PAUSE_MS = 100;
const MAX_STARTS = 30;
const STOP_DEADLINE_MS = 30_000;

/** fsync, full_page_writes and synchronous_commit are named so that no configuration file turns them off. */
const SETTINGS = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'password_encryption=scram-sha-256',
  'fsync=on',
  'full_page_writes=on',
  'synchronous_commit=on',
  'timezone=UTC',
  'log_timezone=UTC',
  'max_connections=50',
  'max_wal_size=256MB',
].flatMap((setting) => ['-c', setting]);

/** Adopts the server living on this cluster, or starts one, and returns once it takes connections. */
export async function ensureServer(home: ClusterHome, wish: PortWish): Promise<RunningServer> {
  const cluster = clusterFolder(home);
  for (let start = 1; ; start += 1) {
    const living = await livingPostmaster(cluster);
    if (living) {
      const port = await untilReady(cluster, living.pid);
      if (port !== undefined) return { port, adopted: true };
    }
    await clearStalePostmasterFile(cluster);
    const port = wish.fixed && wish.port !== undefined ? wish.port : await freePort(wish.port);
    const failure = await startServer(home, port);
    if (!failure) return { port, adopted: false };
    const passing = failure.kind === 'port-taken' || failure.kind === 'still-in-use';
    if (!passing || start === MAX_STARTS) throw startRefusal(home, failure);
    await pause(RETRY_PAUSE_MS);
  }
}

/** Stops the server living on this cluster in fast mode: open transactions roll back, nothing is lost. */
export async function stopServer(home: ClusterHome): Promise<void> {
  const cluster = clusterFolder(home);
  const living = await livingPostmaster(cluster);
  if (!living) return;
  if (process.platform === 'win32') {
    const stop = ['stop', '--mode=fast', '-D', cluster];
    await promisify(execFile)(programPath(home.binaries, 'pg_ctl'), stop, asUser(home.user, home.folder));
    return;
  }
  process.kill(living.pid, 'SIGINT');
  if (await ends(living.pid)) return;
  // Immediate mode: committed work is in the log and comes back by recovery.
  process.kill(living.pid, 'SIGQUIT');
  await ends(living.pid);
}

/** Starts a server of its own session, so that a Ctrl-C at the terminal reaches only the platform. */
async function startServer(home: ClusterHome, port: number): Promise<StartFailure | undefined> {
  const cluster = clusterFolder(home);
  const offset = await rotateServerLog(home.folder);
  const log = await open(serverLogPath(home.folder), 'a', 0o600);
  const child = spawn(programPath(home.binaries, 'postgres'), ['-D', cluster, '-p', `${port}`, ...SETTINGS], {
    ...asUser(home.user, home.folder),
    detached: true,
    windowsHide: true,
    stdio: ['ignore', log.fd, log.fd],
  });
  child.unref();
  try {
    await once(child, 'spawn');
  } catch (error) {
    return { kind: 'other', reason: String(error) };
  } finally {
    await log.close();
  }
  if ((await untilReady(cluster, child.pid as number)) !== undefined) return undefined;
  return explainStartFailure(await readServerLog(home.folder, offset));
}

/** The port of the server with this pid once it is ready; undefined when it ended instead. */
async function untilReady(cluster: string, pid: number): Promise<number | undefined> {
  for (let waited = 0; waited < READY_DEADLINE_MS; waited += POLL_MS) {
    if (!(await identify(pid))) return undefined;
    const postmaster = await readPostmaster(cluster);
    if (postmaster?.pid === pid && postmaster.status === 'ready') return postmaster.port;
    await pause(POLL_MS);
  }
  throw new DatabaseRefusal('database.cannot-start', '数据库进程已启动，但一直没有就绪。');
}

async function ends(pid: number): Promise<boolean> {
  for (let waited = 0; waited < STOP_DEADLINE_MS; waited += POLL_MS) {
    if (!(await identify(pid))) return true;
    await pause(POLL_MS);
  }
  return false;
}

function startRefusal(home: ClusterHome, { kind, reason }: StartFailure): DatabaseRefusal {
  if (kind === 'disk-full') return new DatabaseRefusal('database.disk-full', home.folder);
  const log = serverLogPath(home.folder);
  return new DatabaseRefusal('database.cannot-start', `${reason}（详见 ${log}）。`);
}
