/** Workers that mask pieces for the masking worker, which alone knows them; they end with the run. */

import { type Hand, mostHands } from '#shared/domain/masking/csv/hands.ts';
import type { PieceDone } from '#shared/domain/masking/csv/piece-work.ts';
import { startDeskWorker } from '../app/desk-worker.ts';
import type { FromPieceWorker, Hands, PieceOrder, ToPieceWorker } from './piece-messages.ts';
import workerUrl from './piece-worker.ts?worker&url';

type Waiting = { readonly take: (done: PieceDone) => void; readonly fail: (error: Error) => void };

const startWorker = (order: PieceOrder): { readonly hand: Hand; readonly close: () => void } => {
  const worker = startDeskWorker(workerUrl);
  const say = (message: ToPieceWorker, transfer: Transferable[]) => worker.postMessage(message, transfer);
  const waiting: Waiting[] = [];
  // A worker answers in the order it is asked.
  worker.addEventListener('message', ({ data }: MessageEvent<FromPieceWorker>) =>
    waiting.shift()?.take(data.done),
  );
  worker.addEventListener('error', () => {
    for (const { fail } of waiting.splice(0)) fail(new Error('a worker of pieces ended'));
  });
  say({ order }, []);
  return {
    hand: {
      do: (piece) =>
        new Promise((take, fail) => {
          waiting.push({ take, fail });
          say({ piece }, [piece.bytes.buffer]);
        }),
    },
    close: () => worker.terminate(),
  };
};

/** One for each core but that of the masking worker, which masks as well; null where there is one core. */
export const startPieceWorkers = (order: PieceOrder): Hands | null => {
  const count = Math.min(mostHands, navigator.hardwareConcurrency) - 1;
  if (count < 1) return null;
  const workers = Array.from({ length: count }, () => startWorker(order));
  return {
    hands: workers.map(({ hand }) => hand),
    close: () => {
      for (const { close } of workers) close();
    },
  };
};
