/** Several hands on one file: threads of the command line, workers of the window. */
import type { MaskRun } from './mask-run.ts';
import type { Piece, PieceDone, PieceWork } from './piece-work.ts';

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

/** The hand with the fewest pieces before it, while it has room for one more. */
const freeHand = (before: readonly number[]): number | null => {
  const fewest = Math.min(...before);
  return fewest < piecesAhead ? before.indexOf(fewest) : null;
};

/**
 * What became of the pieces, in their order. The others' hands come first; while all of them have enough before them, the one
 * who cuts and joins masks a piece as well.
 */
export async function* inOrder(
  pieces: AsyncIterable<Piece> | Iterable<Piece>,
  others: readonly Hand[],
  here: Pick<PieceWork, 'do'>,
): AsyncGenerator<PieceDone> {
  const underWay: Promise<PieceDone>[] = [];
  const before = others.map(() => 0);
  const give = async (piece: Piece): Promise<PieceDone> => {
    const free = freeHand(before);
    if (free === null) {
      const done = here.do(piece);
      return { ...done, output: done.output.slice() };
    }
    before[free] = (before[free] as number) + 1;
    const done = await (others[free] as Hand).do(piece);
    before[free] = (before[free] as number) - 1;
    return done;
  };
  for await (const piece of pieces) {
    const done = give(piece);
    // Whoever stops early waits for none of those behind.
    done.catch(() => undefined);
    underWay.push(done);
    if (underWay.length > others.length * piecesAhead) yield await (underWay.shift() as Promise<PieceDone>);
  }
  for (const done of underWay) yield await done;
}
