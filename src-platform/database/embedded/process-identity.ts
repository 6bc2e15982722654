import { readdir, readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from '../error-code.ts';

/**
 * Who a process is. A pid alone is reused, so it comes with the boot and the moment the process started;
 * `startedAt` is '' where the system does not tell (anything but Linux), and then the pid decides.
 */
export type ProcessIdentity = { pid: number; startedAt: string };

/** The identity of a living process; undefined when there is none (a zombie is dead). */
export async function identify(pid: number): Promise<ProcessIdentity | undefined> {
  if (!signalReaches(pid)) return undefined;
  try {
    const [stat, boot] = await Promise.all([
      readFile(`/proc/${pid}/stat`, 'utf8'),
      readFile('/proc/sys/kernel/random/boot_id', 'utf8'),
    ]);
    const { state, ticks } = parseProcStat(stat);
    return state === 'Z' || state === 'X' ? undefined : { pid, startedAt: `${boot.trim()}/${ticks}` };
  } catch {
    return signalReaches(pid) ? { pid, startedAt: '' } : undefined;
  }
}

/** Whether the process that once identified itself so is still alive. */
export async function isAlive(identity: ProcessIdentity): Promise<boolean> {
  const now = await identify(identity.pid);
  if (!now) return false;
  return now.startedAt === '' || identity.startedAt === '' || now.startedAt === identity.startedAt;
}

/**
 * State (field 3) and start time in clock ticks since boot (field 22) of /proc/pid/stat, see proc(5).
 * Field 2 is the program's name in parentheses and may itself hold spaces and parentheses.
 * @internal exported for its test
 */
export function parseProcStat(stat: string): { state: string | undefined; ticks: string | undefined } {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return { state: fields[0], ticks: fields[19] };
}

/** The living processes whose working folder is `folder`; undefined where the system cannot tell. */
export async function processesIn(folder: string): Promise<number[] | undefined> {
  const pids = await readdir('/proc').catch(() => []);
  const numbers = pids.map(Number).filter(Number.isInteger);
  if (numbers.length === 0) return undefined;
  const folders = await Promise.all(
    numbers.map((pid) => readlink(join('/proc', `${pid}`, 'cwd')).catch(() => '')),
  );
  return numbers.filter((_, index) => folders[index] === folder);
}

function signalReaches(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}
