/** Masks pieces of a file for the masking worker, on another core. What is said of that one holds for it as well. */
import { purposeKeys } from '#shared/crypto/mask-keys.ts';
import { kernelCodec } from '#shared/domain/masking/csv/kernel/kernel-codec.ts';
import { PieceWork } from '#shared/domain/masking/csv/piece-work.ts';
import type { FromPieceWorker, PieceOrder, ToPieceWorker } from './piece-messages.ts';

let work: PieceWork | null = null;

const workOf = ({ secret, ...subject }: PieceOrder): PieceWork =>
  new PieceWork({
    ...subject,
    codec: kernelCodec(subject.format.encoding),
    keys: secret === null ? null : purposeKeys(secret, subject.rules.purpose),
  });

addEventListener('message', ({ data }: MessageEvent<ToPieceWorker>) => {
  if ('order' in data) {
    work = workOf(data.order);
    return;
  }
  const done = work?.do(data.piece);
  if (done === undefined) throw new Error('a piece without an order');
  const output = new Uint8Array(done.output);
  const answer: FromPieceWorker = { done: { ...done, output } };
  postMessage(answer, { transfer: [output.buffer] });
});
