/** The worker that unpacks and keeps segments, so that the window never waits for 5,000 entries. */
import '../data/no-eval.ts';
import { openCatalogueTables } from '../data/catalogue-tables.ts';
import { createSegmentKeeper, type SegmentKeeper } from './segments.ts';

/** `begin` comes first, then calls, one at a time. */
export type WorkerRequest =
  | { readonly call: 'begin'; readonly officerId: string }
  | { readonly call: 'open'; readonly data: string; readonly named: readonly string[] }
  | { readonly call: 'keep'; readonly digest: string };

export type WorkerReply =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly name: string; readonly message: string };

let keeper: SegmentKeeper | null = null;

const answer = async (request: WorkerRequest): Promise<unknown> => {
  if (request.call === 'begin') {
    keeper = createSegmentKeeper(await openCatalogueTables(request.officerId));
    return null;
  }
  if (keeper === null) throw new Error('the worker was not begun');
  return request.call === 'open' ? keeper.open(request.data, request.named) : keeper.keep(request.digest);
};

const failed = (error: unknown): WorkerReply =>
  error instanceof Error
    ? { ok: false, name: error.name, message: error.message }
    : { ok: false, name: 'Error', message: typeof error };

self.onmessage = async ({ data }: MessageEvent<WorkerRequest>) => {
  const reply: WorkerReply = await answer(data).then((value) => ({ ok: true, value }) as const, failed);
  self.postMessage(reply);
};
