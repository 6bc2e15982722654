/** The window's side of the masking worker: one worker a chosen file, ended with all it holds when it is let go. */
import { startDeskWorker } from '../app/desk-worker.ts';
import type { JobName, Jobs, MaskReply, Progress } from './mask-messages.ts';
import workerUrl from './mask-worker.ts?worker&url';

/** Why a job was not done, in words for the officer. */
export class MaskJobFault extends Error {
  override readonly name = 'MaskJobFault';
}

export type MaskClient = {
  /** @throws MaskJobFault */
  readonly ask: <N extends JobName>(job: N, given: Jobs[N]['given']) => Promise<Jobs[N]['answer']>;
  /** Ends the run that is under way; it answers with a fault that says so. */
  readonly cancel: () => void;
  readonly close: () => void;
};

type Waiting = { readonly take: (answer: unknown) => void; readonly fail: (fault: MaskJobFault) => void };

export const startMasking = (onProgress: (progress: Progress) => void): MaskClient => {
  const worker = startDeskWorker(workerUrl);
  const waiting = new Map<number, Waiting>();
  let last = 0;
  const failAll = (says: string) => {
    for (const { fail } of waiting.values()) fail(new MaskJobFault(says));
    waiting.clear();
  };
  worker.addEventListener('message', ({ data }: MessageEvent<MaskReply>) => {
    if ('progress' in data) {
      onProgress(data.progress);
      return;
    }
    const job = waiting.get(data.id);
    waiting.delete(data.id);
    if ('fault' in data) job?.fail(new MaskJobFault(data.fault));
    else job?.take(data.answer);
  });
  worker.addEventListener('error', () => failAll('程序内部出错，没有处理这个文件。'));
  return {
    ask: (job, given) =>
      new Promise((resolve, reject) => {
        last += 1;
        waiting.set(last, { take: resolve as Waiting['take'], fail: reject });
        worker.postMessage({ id: last, job, given });
      }),
    cancel: () => worker.postMessage('cancel'),
    close: () => {
      worker.terminate();
      failAll('文件已关闭。');
    },
  };
};
