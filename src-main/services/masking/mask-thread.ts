/** One thread that masks pieces as they are given. */
import { parentPort, workerData } from 'node:worker_threads';
import { type Piece, PieceWork } from '#shared/domain/masking/csv/piece-work.ts';
import { keysOf } from './keys-of.ts';
import type { ThreadOrder } from './mask-threads.ts';
import { quickCodec } from './quick-codec.ts';

const { secret, ...subject } = workerData as ThreadOrder;
const work = new PieceWork({
  ...subject,
  codec: quickCodec(subject.format.encoding),
  keys: keysOf(secret, subject.rules),
});

parentPort?.on('message', (piece: Piece) => {
  const done = work.do(piece);
  const output = new Uint8Array(done.output);
  // Let go of now, not when memory is next swept: what is in flight is all there is.
  piece.bytes.buffer.transfer(0);
  parentPort?.postMessage({ ...done, output }, [output.buffer]);
});
