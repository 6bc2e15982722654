/** The worker that keeps segments, so that the window never waits for 5,000 entries. */
import '../data/no-eval.ts';
import { openCatalogTables } from '../data/catalog/catalog-tables.ts';
import { handingTo } from '../data/catalog/handed-columns.ts';
import { createSegmentKeeper, type SegmentFile, type SegmentKeeper } from '../data/catalog/segment-keeper.ts';
import { causeOf } from './storage-problem.ts';

/** `begin` comes first and is waited for; segments are then kept side by side, and `finish` comes once all are. */
export type WorkerCall =
  /** @property line to the search, which is handed the columns of what is kept */
  | { readonly call: 'begin'; readonly officerId: string; readonly line: MessagePort }
  | { readonly call: 'keep'; readonly digest: string; readonly file: SegmentFile }
  | { readonly call: 'finish' };

type Outcome =
  | { readonly ok: true }
  | { readonly ok: false; readonly name: string; readonly message: string };

/** The reply has the number of the call. */
export type WorkerRequest = WorkerCall & { readonly number: number };
export type WorkerReply = Outcome & { readonly number: number };

let keeper: SegmentKeeper | null = null;

const answer = async (request: WorkerCall): Promise<void> => {
  if (request.call === 'begin') {
    keeper = createSegmentKeeper(await openCatalogTables(request.officerId), handingTo(request.line));
    return;
  }
  if (keeper === null) throw new Error('the worker was not begun');
  if (request.call === 'keep') await keeper.keep(request.digest, request.file);
  else await keeper.finish();
};

const failed = (error: unknown): Outcome => {
  const cause = causeOf(error);
  return cause instanceof Error
    ? { ok: false, name: cause.name, message: cause.message }
    : { ok: false, name: 'Error', message: typeof cause };
};

self.onmessage = async ({ data }: MessageEvent<WorkerRequest>) => {
  const outcome: Outcome = await answer(data).then(() => ({ ok: true }) as const, failed);
  const reply: WorkerReply = { ...outcome, number: data.number };
  self.postMessage(reply);
};
