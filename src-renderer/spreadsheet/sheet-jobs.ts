/** The window's side of the spreadsheet worker: one worker a job, gone when the job is done or no longer wanted. */
import { startDeskWorker } from '../app/desk-worker.ts';
import type { PlainTable, ReadOutcome, ReadStage, SheetReply, SheetRequest } from './sheet-messages.ts';
import workerUrl from './sheet-worker.ts?worker&url';

export type { ReadOutcome, ReadStage } from './sheet-messages.ts';

type Job<T> = {
  readonly request: SheetRequest;
  readonly signal?: AbortSignal;
  /** The job's result; undefined for a reply on the way to it. */
  readonly take: (reply: SheetReply) => T | undefined;
};

/** @throws Error where the worker broke, and the signal's reason where the job was given up */
const run = <T>({ request, signal, take }: Job<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    const worker = startDeskWorker(workerUrl);
    const end = () => worker.terminate();
    worker.addEventListener('message', ({ data }: MessageEvent<SheetReply>) => {
      const result = take(data);
      if (result === undefined) return;
      end();
      resolve(result);
    });
    worker.addEventListener('error', (event) => {
      end();
      reject(new Error(event.message));
    });
    signal?.addEventListener('abort', () => {
      end();
      reject(signal.reason);
    });
    worker.postMessage(request);
  });

/** What stands in the file, or why it is not read. */
export const readInWorker = (
  file: Blob,
  { signal, onStage }: { readonly signal: AbortSignal; readonly onStage: (stage: ReadStage) => void },
): Promise<ReadOutcome> =>
  run({
    request: { kind: 'read', file },
    signal,
    take: (reply) => {
      if (reply.kind === 'stage') onStage(reply.stage);
      return reply.kind === 'read' ? reply.outcome : undefined;
    },
  });

/** Bytes of an .xlsx file with these rows below the titles. */
export const writeInWorker = (rows: readonly (readonly string[])[]): Promise<Uint8Array<ArrayBuffer>> =>
  run({
    request: { kind: 'write', rows },
    take: (reply) => (reply.kind === 'written' ? reply.bytes : undefined),
  });

/** Bytes of an .xlsx file with that one sheet. */
export const writeTableInWorker = (table: PlainTable): Promise<Uint8Array<ArrayBuffer>> =>
  run({
    request: { kind: 'write-table', table },
    take: (reply) => (reply.kind === 'written' ? reply.bytes : undefined),
  });
