/** The folder everything on this workstation is kept in. */
import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { leastFreeBytes } from '#shared/contract/workstation.ts';
import { freeBytes } from '../services/workstation.ts';
import { StartRefusal } from './start-refusal.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** The folder the operating system gives programs for their data, or DESK_DATA. Absolute. */
export function usualDataFolder(env: Environment, platform: NodeJS.Platform, home = homedir()): string {
  if (env.DESK_DATA) return resolve(env.DESK_DATA);
  if (platform === 'win32') {
    return join(env.APPDATA ?? join(home, 'AppData', 'Roaming'), 'data-sharing-desk');
  }
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'data-sharing-desk');
  return join(env.XDG_DATA_HOME || join(home, '.local', 'share'), 'data-sharing-desk');
}

/**
 * Makes the folder, for this user alone, and sees that it can be written and has room.
 * @param freeBytesOf free space on a folder's disk, in bytes @throws StartRefusal
 */
export async function prepareDataFolder(
  folder: string,
  freeBytesOf: (folder: string) => Promise<number> = freeBytes,
): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await chmod(folder, 0o700);
    const probe = join(folder, `.probe-${process.pid}`);
    await writeFile(probe, '', { mode: 0o600 });
    await rm(probe);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC') throw fullDisk(folder);
    throw new StartRefusal(`数据文件夹 ${folder} 不能写入，请检查该路径和当前用户的权限。`);
  }
  if ((await freeBytesOf(folder)) < leastFreeBytes) throw fullDisk(folder);
}

function fullDisk(folder: string): StartRefusal {
  return new StartRefusal(
    `数据文件夹 ${folder} 所在磁盘的剩余空间不足 200 MB，为防止本机数据损坏，工作台不打开，请先清理磁盘。`,
  );
}
