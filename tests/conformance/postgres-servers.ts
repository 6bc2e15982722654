import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { globSync } from 'node:fs';
import { chown, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { readRecord } from '../../src-platform/database/embedded/cluster-record.ts';
import { freePort } from '../../src-platform/database/embedded/free-port.ts';
import { livingPostmaster } from '../../src-platform/database/embedded/postmaster-file.ts';
import { identify } from '../../src-platform/database/embedded/process-identity.ts';
import { asUser, chooseRunAs, type RunAs } from '../../src-platform/database/embedded/run-as.ts';
import { type Database, openDatabase } from '../../src-platform/database/open-database.ts';

/** One running server with nothing in it. `stop` ends it and removes every file of it. */
export type OpenServer = { database: Database; stop(): Promise<void> };

/** A kind of PostgreSQL that a suite can run on; each `open` makes a fresh one. Most suites need a database only: run-databases.ts. */
export type PostgresServer = {
  name: string;
  /** Why it cannot run here; shown in the name of the skipped tests. */
  missing: string | undefined;
  open(): Promise<OpenServer>;
};

const quiet = () => undefined;

/** The address of another database of the same server. */
export const addressOf = (server: string, database: string): string => {
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.href;
};

/**
 * For a server that nothing ends while it is needed: no commit waits for its disk. Said to the role, since what the
 * embedded server is started with stands above its files.
 */
export const spareTheDisk = async ({ query }: Database): Promise<void> => {
  await query('ALTER ROLE CURRENT_USER SET synchronous_commit = off');
};

const embedded: PostgresServer = {
  name: 'embedded PostgreSQL',
  missing: undefined,
  open: async () => {
    const folder = await temporaryDataFolder();
    const database = await openDatabase({ dataDir: folder.path, log: quiet });
    return {
      database,
      stop: async () => {
        await database.close();
        await folder.remove();
      },
    };
  },
};

/** A root-only temporary data folder; `remove` also removes the cluster it recorded elsewhere. */
export async function temporaryDataFolder(): Promise<{ path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'desk-data-'));
  return { path, remove: () => removeDataFolder(path) };
}

/** Removes a data folder and its cluster, wherever it lies, ending a server that a test left alive. */
export async function removeDataFolder(path: string): Promise<void> {
  const home = await clusterHome(path);
  if (home) {
    const orphan = await livingPostmaster(join(home, 'cluster'));
    if (orphan) process.kill(orphan.pid, 'SIGQUIT');
    while (orphan && (await identify(orphan.pid))) await pause(10);
    await rm(home, { recursive: true, force: true, maxRetries: 5 });
  }
  await rm(path, { recursive: true, force: true, maxRetries: 5 });
}

/** Where a data folder's cluster and its log lie, once recorded. */
export async function clusterHome(dataDir: string): Promise<string | undefined> {
  const record = await readRecord(dataDir);
  return record && resolve(dataDir, record.home);
}

/** Programs of the newest of Debian's own servers (package postgresql), or undefined. */
export const debianBin = globSync('/usr/lib/postgresql/*/bin/initdb')
  .map((initdb) => dirname(initdb))
  .sort((a, b) => Number(a.split('/')[4]) - Number(b.split('/')[4]))
  .at(-1);

const debian: PostgresServer = {
  name: `Debian PostgreSQL ${debianBin?.split('/')[4] ?? '15'}`,
  missing: debianBin ? undefined : 'package postgresql is not installed',
  open: async () => {
    if (!debianBin) throw new Error('No Debian PostgreSQL is installed.');
    const server = await startDebianServer(debianBin);
    try {
      const database = await openDatabase({ databaseUrl: server.url, dataDir: '/nonexistent', log: quiet });
      return {
        database,
        stop: async () => {
          await database.close();
          await server.stop();
        },
      };
    } catch (error) {
      await server.stop();
      throw error;
    }
  },
};

/** An empty cluster of Debian's server in a folder of its own, owned by the user that runs it. */
export async function debianCluster(
  bin: string,
): Promise<{ folder: string; cluster: string; password: string; user: RunAs }> {
  const user = await chooseRunAs();
  const folder = await mkdtemp(join(tmpdir(), 'debian-postgres-'));
  const password = randomBytes(12).toString('hex');
  await writeFile(join(folder, 'password'), password, { mode: 0o600 });
  for (const path of user ? [folder, join(folder, 'password')] : [])
    await chown(path, user?.uid ?? 0, user?.gid ?? 0);
  const cluster = join(folder, 'cluster');
  const initdb = [
    '-D',
    cluster,
    '--username=desk',
    `--pwfile=${join(folder, 'password')}`,
    '--auth=scram-sha-256',
  ];
  await promisify(execFile)(
    join(bin, 'initdb'),
    [...initdb, '--encoding=UTF8', '--locale=C', '--no-sync'],
    asUser(user, folder),
  );
  return { folder, cluster, password, user };
}

/** A server over a cluster, on this machine only; resolves when it takes connections. */
export async function runDebianServer(
  bin: string,
  { folder, cluster, user }: { folder: string; cluster: string; user: RunAs },
  settings: readonly string[] = [],
): Promise<{ child: ChildProcess; port: number }> {
  const port = await freePort();
  const all = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', ...settings];
  const child = spawn(
    join(bin, 'postgres'),
    ['-D', cluster, '-p', `${port}`, ...all.flatMap((setting) => ['-c', setting])],
    { ...asUser(user, folder), stdio: ['ignore', 'ignore', 'pipe'] },
  );
  await readyLine(child.stderr);
  return { child, port };
}

/** A fresh server of Debian's; `url` names its superuser and an empty database. */
export async function startDebianServer(bin: string): Promise<{ url: string; stop(): Promise<void> }> {
  const made = await debianCluster(bin);
  const { child, port } = await runDebianServer(bin, made);
  return {
    url: `postgresql://desk:${made.password}@127.0.0.1:${port}/postgres`,
    stop: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGINT');
      await ended;
      await rm(made.folder, { recursive: true, force: true });
    },
  };
}

/** Resolves when the server says that it takes connections, and goes on draining what it says. */
async function readyLine(stderr: NodeJS.ReadableStream): Promise<void> {
  let said = '';
  // A copy is ready for reading only.
  const isReady = () => /ready to accept (?:read-only )?connections/u.test(said);
  await new Promise<void>((resolve, reject) => {
    stderr.on('data', (chunk) => {
      if (isReady()) return;
      said += String(chunk);
      if (isReady()) resolve();
    });
    stderr.on('end', () => reject(new Error(`The server did not start: ${said}`)));
  });
}

/** Every kind of server the platform promises to run on, whether or not it can run here. */
export const postgresServers: readonly PostgresServer[] = [embedded, debian];

/** Those that can run here. */
export const availableServers: readonly PostgresServer[] = postgresServers.filter(({ missing }) => !missing);

/** `name`, or the name of a skipped test that says why. */
export function serverTitle({ name, missing }: PostgresServer): string {
  return missing ? `${name} (SKIPPED: ${missing})` : name;
}
