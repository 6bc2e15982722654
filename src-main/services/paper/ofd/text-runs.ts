/** Glyphs that follow each other on a line in one font and colour, as the text objects of OFD hold them. */
import type { Face, Faces, Placed } from './faces.ts';
import { type Box, boxAround, type Matrix, mapped, type Point, unmapped } from './matrix.ts';
import type { GlyphMark, Ink } from './page-marks.ts';

type Character = { readonly text: string; readonly at: Point };

export type TextRun = {
  readonly face: Face;
  readonly ink: Ink;
  /** Height of the em in millimetres. */
  readonly size: number;
  /** How its lines lie on the page; without a shift. */
  readonly turn: Matrix;
  readonly boundary: Box;
  /** From the boundary's corner, before the turn. */
  readonly characters: readonly Character[];
};

type Growing = {
  readonly first: GlyphMark;
  readonly face: Face;
  readonly turn: Matrix;
  readonly size: number;
  readonly corners: Point[];
  readonly characters: Character[];
  /** Where the last glyph ends, before the turn. */
  end: Point;
};

/** Wider than this many ems, a gap parts two texts: the cells of a table. */
const gapEms = 1.5;
/** Millimetres that rounding may move a glyph by. */
const tolerance = 0.01;

/** Collects glyphs into runs; what is neither is passed by whoever calls. */
export function createTextRuns(faces: Faces) {
  let growing: Growing | null = null;
  const finish = (): readonly TextRun[] => {
    const run = growing === null ? null : finished(growing);
    growing = null;
    return run === null ? [] : [run];
  };
  return {
    finish,
    /** Answers the run that this glyph does not belong to any more. */
    add(mark: GlyphMark): readonly TextRun[] {
      const placed = faces.place(mark.font, mark.glyph);
      const done = growing !== null && continues(growing, mark, placed) ? [] : finish();
      growing ??= begun(mark, placed.face);
      append(growing, mark, placed.text);
      return done;
    },
  };
}

function begun(first: GlyphMark, face: Face): Growing {
  const [a, b, c, d] = first.place;
  const size = Math.hypot(a, b);
  const turn: Matrix = [a / size, b / size, -c / size, -d / size, 0, 0];
  return { first, face, turn, size, corners: [], characters: [], end: startOf(first, turn) };
}

const startOf = ({ place: [, , , , x, y] }: GlyphMark, turn: Matrix): Point => unmapped(turn, [x, y]);

function continues(run: Growing, mark: GlyphMark, { face: itsFace, text: itsText }: Placed): boolean {
  const { first, face, turn, size, end, characters } = run;
  const [x, y] = startOf(mark, turn);
  // Readers differ in whether such a character is one step of a run or two, so it stands alone.
  if (itsText.length > 1 || characters.some(({ text }) => text.length > 1)) return false;
  const gap = x - end[0];
  return (
    face === itsFace &&
    first.ink.alpha === mark.ink.alpha &&
    first.ink.colour.every((part, index) => part === mark.ink.colour[index]) &&
    first.place.slice(0, 4).every((part, index) => Math.abs(part - (mark.place[index] ?? 0)) < 1e-6) &&
    Math.abs(y - end[1]) < tolerance &&
    gap > -size &&
    gap < gapEms * size
  );
}

function append(run: Growing, mark: GlyphMark, text: string): void {
  const advance = mark.font.glyphs.advance(mark.glyph);
  const at = startOf(mark, run.turn);
  run.characters.push({ text, at });
  // Outlines reach a little past their square.
  for (const x of [-0.1, advance + 0.1])
    for (const y of [-0.35, 1.15]) run.corners.push(mapped(mark.place, [x, y]));
  run.end = [at[0] + advance * run.size, at[1]];
}

/** Null where there is nothing but space. Space at the ends shows nothing, and some readers drop it and all after it. */
function finished({ first, face, turn, size, corners, characters }: Growing): TextRun | null {
  const isText = ({ text }: Character) => text.trim() !== '';
  const from = characters.findIndex(isText);
  if (from === -1) return null;
  const shown = characters.slice(from, characters.findLastIndex(isText) + 1);
  const boundary = boxAround(corners);
  const [left, top] = unmapped(turn, [boundary.x, boundary.y]);
  const inside = shown.map(({ text, at: [x, y] }): Character => ({ text, at: [x - left, y - top] }));
  return { face, ink: first.ink, size, turn, boundary, characters: inside };
}
