/**
 * Masks a chosen file beside the window. It has no storage and no bridge, and asks main for one thing alone, the rows of a
 * table the officer chose: rows end here.
 */
import { CsvFault } from '#shared/domain/masking/csv/csv-fault.ts';
import { MaskFault } from '#shared/domain/masking/mask-fault.ts';
import type { JobName, Jobs, MaskedFrom, MaskReply, MaskRequest } from './mask-messages.ts';
import type { MaskSource } from './mask-source.ts';
import { openSource } from './open-source.ts';
import { startPieceWorkers } from './piece-workers.ts';
import { tableSource } from './table-source.ts';
import { Workbench } from './workbench.ts';

const progressEveryMs = 100;
const say = (reply: MaskReply): void => postMessage(reply);

let bench: Workbench | null = null;
let running = new AbortController();

const opened = (): Workbench => {
  if (bench === null) throw new MaskFault('还没有打开文件。');
  return bench;
};

const tellAtTimes = () => {
  let toldAt = Number.NEGATIVE_INFINITY;
  return (progress: Extract<MaskReply, { progress: unknown }>['progress']) => {
    if (progress.elapsedMs - toldAt < progressEveryMs) return;
    toldAt = progress.elapsedMs;
    say({ progress });
  };
};

const sourceOf = async (from: MaskedFrom): Promise<MaskSource> =>
  'file' in from ? openSource(from.file) : tableSource(from.table);

const answerOf = async (request: MaskRequest): Promise<Jobs[JobName]['answer']> => {
  switch (request.job) {
    case 'open':
      bench = await Workbench.open(await sourceOf(request.given.from), request.given.chosen);
      return bench.opened();
    case 'secret':
      opened().setSecret(request.given.secret);
      return null;
    case 'preview':
      return opened().preview(request.given);
    case 'estimate':
      return opened().estimate(request.given.rules);
    case 'suggest':
      return opened().suggest(request.given.rules);
    case 'run':
      running = new AbortController();
      return opened().run(request.given.rules, {
        signal: running.signal,
        onProgress: tellAtTimes(),
        startHands: startPieceWorkers,
      });
  }
};

/** An unexpected error's own words may hold a value: they are told to nobody. */
const faultOf = (error: unknown): string =>
  error instanceof MaskFault || error instanceof CsvFault
    ? error.message
    : '程序内部出错，没有处理这个文件。';

addEventListener('message', ({ data }: MessageEvent<MaskRequest | 'cancel'>) => {
  if (data === 'cancel') {
    running.abort(new MaskFault('已取消，没有写出结果。'));
    return;
  }
  void answerOf(data).then(
    (answer) => say({ id: data.id, answer }),
    (error: unknown) => say({ id: data.id, fault: faultOf(error) }),
  );
});
