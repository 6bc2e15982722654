import { execFile } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { DatabaseRefusal } from '../database-refusal.ts';

/** The user that owns and runs the server; undefined means the user we are ourselves. */
export type RunAs = { uid: number; gid: number } | undefined;

/** Where root keeps what its own unprivileged server must reach. */
export const SYSTEM_FOLDER = '/var/lib/data-sharing-desk';

const OWN_USER = 'data-sharing-desk';
const run = promisify(execFile);

/** Whether we are root, as whom PostgreSQL refuses to run. Windows has no such user. */
export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/**
 * Nobody in particular when we are not root; otherwise the system user `data-sharing-desk`, created when
 * missing, or `nobody` where users cannot be created.
 */
export async function chooseRunAs(): Promise<RunAs> {
  if (!isRoot()) return undefined;
  const user = (await findUser(OWN_USER)) ?? (await createUser()) ?? (await findUser('nobody'));
  if (!user) {
    throw new DatabaseRefusal(
      'database.cannot-start',
      '当前是 root 用户，且系统中没有可用来运行数据库的普通用户。',
    );
  }
  return user;
}

async function findUser(name: string): Promise<RunAs> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return undefined;
  }
}

async function createUser(): Promise<RunAs> {
  const useradd = ['--system', '--user-group', '--no-create-home', '--home-dir', SYSTEM_FOLDER];
  try {
    await run('useradd', [...useradd, '--shell', '/usr/sbin/nologin', OWN_USER]);
  } catch {
    // Either users cannot be created here, or another platform is just creating this one.
    await pause(200);
  }
  return findUser(OWN_USER);
}

/**
 * Options for child_process that run a program as the server's user. It inherits nothing of ours: our
 * environment may hold DATABASE_URL, PGOPTIONS or a locale that changes what the server says.
 */
export function asUser(user: RunAs, cwd: string) {
  const env = { LC_ALL: 'C', TZ: 'UTC' };
  // On Windows Node itself adds the few variables that every program there needs, PATH among them.
  const path = process.platform === 'win32' ? {} : { PATH: '/usr/sbin:/usr/bin:/sbin:/bin' };
  return { ...user, cwd, env: { ...env, ...path } };
}

/** Whether that user can really create a file in the folder: asked of the system, not of mode bits. */
export async function canWrite(user: RunAs, folder: string): Promise<boolean> {
  const script = 'cd -- "$1" && : > .probe && rm .probe';
  return run('/bin/sh', ['-c', script, 'sh', folder], asUser(user, '/')).then(
    () => true,
    () => false,
  );
}

/** Whether that user can really run the program. */
export async function canRun(user: RunAs, program: string): Promise<boolean> {
  return run(program, ['--version'], asUser(user, '/')).then(
    () => true,
    () => false,
  );
}
