/** Processes as the system lists them, to end a program with everything it started, as a power cut would. */
import { readdirSync, readFileSync } from 'node:fs';

const fileOf = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};

const everyPid = (): readonly number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name))
    .map(Number);

const parentOf = (pid: number): number =>
  Number(/PPid:\s+(\d+)/u.exec(fileOf(`/proc/${pid}/status`))?.[1] ?? 0);

const withDescendants = (root: number): readonly number[] => {
  const children = Map.groupBy(everyPid(), parentOf);
  const below = (pid: number): readonly number[] => [pid, ...(children.get(pid) ?? []).flatMap(below)];
  return below(root);
};

/** Those this process has started, themselves or through another, whose command line names the text. */
export const childrenNaming = (text: string): readonly number[] =>
  withDescendants(process.pid).filter(
    (pid) => pid !== process.pid && fileOf(`/proc/${pid}/cmdline`).includes(text),
  );

export const isAlive = (pid: number): boolean => {
  const state = /State:\s+(\w)/u.exec(fileOf(`/proc/${pid}/status`))?.[1];
  return state !== undefined && state !== 'Z';
};

/** Kills the process and all it started; resolves when none of them runs any more. */
export const killTree = async (root: number): Promise<void> => {
  const all = withDescendants(root);
  for (const pid of all)
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It has ended by itself.
    }
  while (all.some(isAlive)) await new Promise((resolve) => setImmediate(resolve));
};
