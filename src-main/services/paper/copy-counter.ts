/** Which copy of a paper comes next, counted over restarts: the watermark names it. */
import { join } from 'node:path';
import { z } from 'zod';
import { createSerialQueue } from '#shared/lib/serial-queue.ts';
import { serviceRefusal } from '../service-refusals.ts';
import { readJson, writeDurably } from '../storage/durable-file.ts';

const counts = z.record(z.string().max(120), z.int().positive());

/** @param folder the officer's own */
export type CopyCounter = {
  /** The number the next copy will bear, from 1. Looking at a paper makes no copy. */
  readonly next: (folder: string, paperId: string) => Promise<number>;
  /**
   * Takes that number for a copy about to be made; a copy that then fails has had it. False where it is taken already.
   */
  readonly take: (folder: string, paperId: string, copy: number) => Promise<boolean>;
};

/** Both reject where the count cannot be read: a number given twice would be worse than no copy. */
export function createCopyCounter(): CopyCounter {
  const oneAtATime = createSerialQueue();
  const fileOf = (folder: string) => join(folder, 'paper-copies.json');
  const read = async (folder: string): Promise<Readonly<Record<string, number>>> => {
    const found = await readJson(fileOf(folder), counts);
    if (found.state === 'damaged') throw serviceRefusal('paper.copies-damaged');
    return found.state === 'read' ? found.value : {};
  };
  const countOf = (known: Readonly<Record<string, number>>, id: string): number =>
    Object.hasOwn(known, id) ? (known[id] ?? 0) : 0;
  return {
    next: (folder, id) => oneAtATime(async () => countOf(await read(folder), id) + 1),
    take: (folder, id, copy) =>
      oneAtATime(async () => {
        const known = await read(folder);
        if (countOf(known, id) >= copy) return false;
        await writeDurably(fileOf(folder), JSON.stringify({ ...known, [id]: copy }));
        return true;
      }),
  };
}
