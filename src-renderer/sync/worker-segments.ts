/** The segment keeper at work in a worker of its own, begun at the first segment. */
import { startDeskWorker } from '../app/desk-worker.ts';
import type { WorkerReply, WorkerRequest } from './segment-worker.ts';
import workerAddress from './segment-worker.ts?worker&url';
import type { Entry, SegmentKeeper } from './segments.ts';

export type WorkerSegments = SegmentKeeper & { readonly end: () => void };

const ask = (worker: Worker, request: WorkerRequest): Promise<unknown> =>
  new Promise((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<WorkerReply>) => {
      if (data.ok) return resolve(data.value);
      const error = new Error(data.message);
      error.name = data.name;
      reject(error);
    };
    worker.onerror = () => reject(new Error('the segment worker failed'));
    worker.postMessage(request);
  });

export function createWorkerSegments(officerId: string): WorkerSegments {
  let begun: Promise<Worker> | null = null;
  const begin = async (): Promise<Worker> => {
    const worker = startDeskWorker(workerAddress);
    await ask(worker, { call: 'begin', officerId });
    return worker;
  };
  const worker = (): Promise<Worker> => {
    begun ??= begin();
    return begun;
  };
  return {
    open: async (data, named) =>
      (await ask(await worker(), { call: 'open', data, named })) as readonly Entry[],
    keep: async (digest) => void (await ask(await worker(), { call: 'keep', digest })),
    end: () => {
      void begun?.then((each) => each.terminate());
      begun = null;
    },
  };
}
