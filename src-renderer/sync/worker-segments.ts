/** The segment keeper at work in a worker of its own, begun when the first segments are set off. */
import { startDeskWorker } from '../app/desk-worker.ts';
import type { SegmentKeeper } from '../data/catalog/segment-keeper.ts';
import type { WorkerReply, WorkerRequest } from './segment-worker.ts';
import workerAddress from './segment-worker.ts?worker&url';

export type WorkerSegments = SegmentKeeper & { readonly end: () => void };

const ask = (worker: Worker, request: WorkerRequest, handedOver: Transferable[] = []): Promise<void> =>
  new Promise((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<WorkerReply>) => {
      if (data.ok) return resolve();
      const error = new Error(data.message);
      error.name = data.name;
      reject(error);
    };
    worker.onerror = () => reject(new Error('the segment worker failed'));
    worker.postMessage(request, handedOver);
  });

/** @param openLine gives one end of a new line to the search and answers the other */
export function createWorkerSegments(officerId: string, openLine: () => MessagePort): WorkerSegments {
  let begun: Promise<Worker> | null = null;
  let ended = false;
  const begin = async (): Promise<Worker> => {
    // A round that goes on while the desk is closed must not begin one that nobody ends.
    if (ended) throw new Error('the segment worker was ended');
    const worker = startDeskWorker(workerAddress);
    const line = openLine();
    await ask(worker, { call: 'begin', officerId, line }, [line]).catch((error: unknown) => {
      worker.terminate();
      // The next segment tries again: what failed once, a disk full for a moment say, may go now.
      begun = null;
      throw error;
    });
    return worker;
  };
  const worker = (): Promise<Worker> => {
    begun ??= begin();
    return begun;
  };
  return {
    // What fails is heard of by who keeps.
    prepare: () => void worker().catch(() => undefined),
    keep: async (digest, file) => ask(await worker(), { call: 'keep', digest, file }, [file.buffer]),
    finish: async () => ask(await worker(), { call: 'finish' }),
    end: () => {
      ended = true;
      begun?.then((each) => each.terminate()).catch(() => undefined);
      begun = null;
    },
  };
}
