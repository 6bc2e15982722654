/** Further threads that mask pieces of a file for `desk mask`. */
import { Worker } from 'node:worker_threads';
import type { Hand } from '#shared/domain/masking/csv/hands.ts';
import type { PieceDone } from '#shared/domain/masking/csv/piece-work.ts';
import type { CsvFormat } from '#shared/domain/masking/csv/sniff.ts';
import type { MaskRuleSet } from '#shared/domain/masking/rule-set.ts';

/** What a thread is told of the file at its start. */
export type ThreadOrder = {
  readonly format: CsvFormat;
  readonly header: readonly string[];
  readonly rules: MaskRuleSet;
  readonly secret: Uint8Array | null;
};

export type MaskThreads = { readonly hands: readonly Hand[]; readonly close: () => void };

type Waiting = { readonly take: (done: PieceDone) => void; readonly fail: (error: Error) => void };

/** A thread makes hardly an object that lives: room for many of them is wasted. */
const maxYoungGenerationSizeMb = 2;

const startThread = (order: ThreadOrder): { readonly hand: Hand; readonly close: () => void } => {
  const worker = new Worker(new URL('./mask-thread.ts', import.meta.url), {
    workerData: order,
    resourceLimits: { maxYoungGenerationSizeMb },
  });
  const waiting: Waiting[] = [];
  // A thread answers in the order it is asked.
  worker.on('message', (done: PieceDone) => waiting.shift()?.take(done));
  worker.on('error', (error: Error) => {
    for (const { fail } of waiting.splice(0)) fail(error);
  });
  return {
    hand: {
      do: (piece) =>
        new Promise((take, fail) => {
          waiting.push({ take, fail });
          worker.postMessage(piece, [piece.bytes.buffer]);
        }),
    },
    close: () => void worker.terminate(),
  };
};

export const startThreads = (count: number, order: ThreadOrder): MaskThreads => {
  const threads = Array.from({ length: count }, () => startThread(order));
  return {
    hands: threads.map(({ hand }) => hand),
    close: () => {
      for (const { close } of threads) close();
    },
  };
};
