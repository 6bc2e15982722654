import { execFile } from 'node:child_process';
import { chown, mkdtemp, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { DatabaseRefusal } from '../database-refusal.ts';
import { errorText } from '../error-code.ts';
import { programPath } from './binaries.ts';
import { type ClusterHome, clusterFolder, makeOwnFolder } from './cluster-home.ts';
import { syncFolder } from './durable-file.ts';
import { asUser } from './run-as.ts';

/** The server's only user and its database. */
export const SERVER_USER = 'desk';
export const SERVER_DATABASE = 'postgres';

const STAGING = 'initialising-';

/**
 * UTF-8 with code point order and Unicode character classes from PostgreSQL itself (C.UTF-8 of the builtin
 * provider), so that no index depends on this machine's C library. initdb syncs to disk before it ends.
 */
const INITDB = [
  '--encoding=UTF8',
  '--locale=C',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--auth=scram-sha-256',
  `--username=${SERVER_USER}`,
  '--no-instructions',
];

const run = promisify(execFile);

/**
 * Creates the cluster if the home has none. It is made aside and renamed into place as the last step, so a
 * cluster in place is a whole one, however the process that made it ended.
 */
export async function initialiseCluster(home: ClusterHome, password: string): Promise<void> {
  await removeLeftovers(home);
  if (await hasCluster(home)) return;
  const staging = await mkdtemp(join(home.folder, STAGING));
  await makeOwnFolder(staging, home.user);
  const unfinished = join(staging, 'cluster');
  await runInitdb(home, unfinished, await writePasswordFile(staging, home, password));
  await rename(unfinished, clusterFolder(home));
  await syncFolder(home.folder);
  await rm(staging, { recursive: true });
}

/** Whether the home holds a whole cluster. */
export async function hasCluster(home: ClusterHome): Promise<boolean> {
  return stat(join(clusterFolder(home), 'PG_VERSION')).then(
    () => true,
    () => false,
  );
}

async function runInitdb(home: ClusterHome, cluster: string, passwordFile: string): Promise<void> {
  const where = ['-D', cluster, `--pwfile=${passwordFile}`];
  try {
    await run(programPath(home.binaries, 'initdb'), [...INITDB, ...where], asUser(home.user, home.folder));
  } catch (error) {
    const text = (error as { stderr?: string }).stderr || errorText(error);
    if (/No space left on device/.test(text)) {
      throw new DatabaseRefusal('database.disk-full', home.folder, { cause: error });
    }
    const reason = text.match(/(?:fatal|error): .*/i)?.[0] ?? errorText(error);
    throw new DatabaseRefusal('database.cannot-start', `初始化失败（${reason}）。`, { cause: error });
  }
}

async function writePasswordFile(staging: string, home: ClusterHome, password: string): Promise<string> {
  const path = join(staging, 'password');
  await writeFile(path, `${password}\n`, { mode: 0o600 });
  if (home.user) await chown(path, home.user.uid, home.user.gid);
  return path;
}

/** An initdb whose platform was killed may still be writing; what resists is removed at the next start. */
async function removeLeftovers(home: ClusterHome): Promise<void> {
  const names = (await readdir(home.folder)).filter((name) => name.startsWith(STAGING));
  await Promise.all(
    names.map((name) => rm(join(home.folder, name), { recursive: true, force: true }).catch(() => undefined)),
  );
}
