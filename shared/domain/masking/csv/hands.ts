/** Several hands on one file: threads of the command line, workers of the window. */
import type { MaskRun } from './mask-run.ts';
import type { Piece, PieceDone } from './piece-work.ts';

/** Masks pieces one after another; those given meanwhile wait. */
export type Hand = { readonly do: (piece: Piece) => Promise<PieceDone> };

/** Pieces a hand has before it, so that it never waits for the next and memory stays flat. */
const piecesAhead = 2;
/** A smaller file is masked sooner than further hands are at work. */
export const worthHands = 16 << 20;
/** More read and write no faster than the one who cuts and joins. */
export const mostHands = 4;

/** A file cut into pieces as it is read. */
export async function* piecesOf(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  run: MaskRun,
): AsyncGenerator<Piece> {
  for await (const chunk of chunks) {
    const piece = run.cut(chunk, false);
    if (piece !== null) yield piece;
  }
  const last = run.cut(new Uint8Array(), true);
  if (last !== null) yield last;
}

/** What the hands made of the pieces, in the pieces' order. */
export async function* inOrder(
  pieces: AsyncIterable<Piece> | Iterable<Piece>,
  hands: readonly Hand[],
): AsyncGenerator<PieceDone> {
  const underWay: Promise<PieceDone>[] = [];
  let given = 0;
  for await (const piece of pieces) {
    const done = (hands[given % hands.length] as Hand).do(piece);
    // Whoever stops early waits for none of those behind.
    done.catch(() => undefined);
    underWay.push(done);
    given += 1;
    if (underWay.length >= hands.length * piecesAhead) yield await (underWay.shift() as Promise<PieceDone>);
  }
  for (const done of underWay) yield await done;
}
