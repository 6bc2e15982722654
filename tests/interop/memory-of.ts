/** The memory of a process that this one started, read as a debugger would: Linux alone. */
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';

const chunk = 1 << 20;

/** True where the process holds the bytes in memory it can write to. */
export const memoryHolds = (pid: number, needle: Buffer): boolean => {
  const memory = openSync(`/proc/${pid}/mem`, 'r');
  try {
    return writableRanges(pid).some(([from, to]) => rangeHolds(memory, { from, to }, needle));
  } finally {
    closeSync(memory);
  }
};

const writableRanges = (pid: number): readonly (readonly [number, number])[] =>
  [...readFileSync(`/proc/${pid}/maps`, 'utf8').matchAll(/^([0-9a-f]+)-([0-9a-f]+) rw/gmu)].map(
    ([, from = '', to = '']) => [Number.parseInt(from, 16), Number.parseInt(to, 16)],
  );

const rangeHolds = (memory: number, { from, to }: { from: number; to: number }, needle: Buffer): boolean => {
  // A little more than a chunk, for what lies across the end of one.
  const bytes = Buffer.alloc(chunk + needle.length);
  for (let at = from; at < to; at += chunk) {
    const length = Math.min(bytes.length, to - at);
    if (readsFully(memory, bytes.subarray(0, length), at) && bytes.subarray(0, length).includes(needle))
      return true;
  }
  return false;
};

/** False where the kernel keeps the pages from every reader. */
const readsFully = (memory: number, into: Buffer, at: number): boolean => {
  try {
    return readSync(memory, into, 0, into.length, at) === into.length;
  } catch {
    return false;
  }
};
