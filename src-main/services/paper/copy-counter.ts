/** Which copy of a paper is being made, counted over restarts: the watermark names it. */
import { join } from 'node:path';
import { z } from 'zod';
import { createSerialQueue } from '../serial-queue.ts';
import { readJson, writeDurably } from '../storage/durable-file.ts';

const counts = z.record(z.string().max(80), z.int().positive());

/** Counts one more copy and answers its number, from 1. @param folder the officer's own */
export type CountCopy = (folder: string, certificateId: string) => Promise<number>;

export function createCopyCounter(): CountCopy {
  const oneAtATime = createSerialQueue();
  return (folder, certificateId) =>
    oneAtATime(async () => {
      const file = join(folder, 'paper-copies.json');
      const found = await readJson(file, counts);
      const before = found.state === 'read' ? found.value : {};
      const copy = (Object.hasOwn(before, certificateId) ? (before[certificateId] ?? 0) : 0) + 1;
      await writeDurably(file, JSON.stringify({ ...before, [certificateId]: copy }));
      return copy;
    });
}
