/** The segment keeper at work in a worker of its own, begun when the first segments are set off. */
import { startDeskWorker } from '../app/desk-worker.ts';
import type { SegmentKeeper } from '../data/catalog/segment-keeper.ts';
import type { WorkerCall, WorkerReply, WorkerRequest } from './segment-worker.ts';
import workerAddress from './segment-worker.ts?worker&url';

export type WorkerSegments = SegmentKeeper & { readonly end: () => void };

type Begun = {
  readonly ask: (call: WorkerCall, handedOver?: Transferable[]) => Promise<void>;
  readonly terminate: () => void;
};

const start = (): Begun => {
  const worker = startDeskWorker(workerAddress);
  const waiting = new Map<number, PromiseWithResolvers<void>>();
  let asked = 0;
  worker.onmessage = ({ data }: MessageEvent<WorkerReply>) => {
    const asker = waiting.get(data.number);
    waiting.delete(data.number);
    if (data.ok) return asker?.resolve();
    const error = new Error(data.message);
    error.name = data.name;
    asker?.reject(error);
  };
  const fail = (why: string): void => {
    for (const { reject } of waiting.values()) reject(new Error(why));
    waiting.clear();
  };
  worker.onerror = () => fail('the segment worker failed');
  return {
    ask: async (call, handedOver = []) => {
      asked += 1;
      const request: WorkerRequest = { ...call, number: asked };
      worker.postMessage(request, handedOver);
      const asker = Promise.withResolvers<void>();
      waiting.set(asked, asker);
      await asker.promise;
    },
    terminate: () => {
      worker.terminate();
      fail('the segment worker was ended');
    },
  };
};

/** @param openLine gives one end of a new line to the search and answers the other */
export function createWorkerSegments(officerId: string, openLine: () => MessagePort): WorkerSegments {
  let begun: Promise<Begun> | null = null;
  let ended = false;
  const begin = async (): Promise<Begun> => {
    // A round that goes on while the desk is closed must not begin one that nobody ends.
    if (ended) throw new Error('the segment worker was ended');
    const worker = start();
    const line = openLine();
    await worker.ask({ call: 'begin', officerId, line }, [line]).catch((error: unknown) => {
      worker.terminate();
      // The next segment tries again: what failed once, a disk full for a moment say, may go now.
      begun = null;
      throw error;
    });
    return worker;
  };
  const worker = (): Promise<Begun> => {
    begun ??= begin();
    return begun;
  };
  return {
    // What fails is heard of by who keeps.
    prepare: () => void worker().catch(() => undefined),
    keep: async (digest, file) => (await worker()).ask({ call: 'keep', digest, file }, [file.buffer]),
    finish: async () => (await worker()).ask({ call: 'finish' }),
    end: () => {
      ended = true;
      begun?.then((each) => each.terminate()).catch(() => undefined);
      begun = null;
    },
  };
}
