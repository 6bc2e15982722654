/** The fonts of one document, put together from the many small ones of its PDF: one for each face, a glyph a character. */
import type { FaceGlyph } from './glyph-source.ts';
import type { PdfFont } from './page-marks.ts';
import { UnreadablePdf } from './pdf-values.ts';
import type { TrueType } from './true-type.ts';
import { writeTrueType } from './write-true-type.ts';

export type Face = {
  /** Among the document's fonts, from 0. */
  readonly index: number;
  /** PostScript name; one of its own for each. */
  readonly name: string;
  readonly glyphs: ReadonlyMap<number, FaceGlyph>;
};

export type Placed = { readonly face: Face; readonly text: string };

export type Faces = {
  /**
   * The face that shows this glyph, and the character that stands for it there: one of private use where the PDF names
   * none or several, so that it is seen all the same.
   */
  readonly place: (font: PdfFont, glyph: number) => Placed;
  readonly all: () => readonly Face[];
  /** The font program of a face. */
  readonly program: (face: Face) => Uint8Array;
};

type Growing = Face & { readonly glyphs: Map<number, FaceGlyph> };

/** The first code point that Unicode leaves to private use. */
const privateUse = 0xe000;

export function createFaces(): Faces {
  const faces: Growing[] = [];
  const places = new Map<PdfFont, Map<number, Placed>>();
  let model: TrueType | null = null;
  let nameless = 0;
  const codeOf = (text: string): number => {
    const [code = 0xfffd, ...more] = Array.from(text, (character) => character.codePointAt(0) ?? 0);
    if (code !== 0xfffd && more.length === 0) return code;
    nameless += 1;
    return privateUse + nameless - 1;
  };
  const place = (font: PdfFont, glyph: number): Placed => {
    model ??= font.program;
    const code = codeOf(font.textOf(glyph));
    const wanted = { outline: font.glyphs.outline(glyph), source: font.glyphs };
    const siblings = faces.filter(({ name }) => name === font.face || name.startsWith(`${font.face}.`));
    const name = siblings.length === 0 ? font.face : `${font.face}.${siblings.length + 1}`;
    const found = siblings.find(({ glyphs }) => fits(glyphs.get(code), wanted));
    const face = found ?? { index: faces.length, name, glyphs: new Map<number, FaceGlyph>() };
    if (found === undefined) faces.push(face);
    if (!face.glyphs.has(code)) face.glyphs.set(code, wanted);
    return { face, text: String.fromCodePoint(code) };
  };
  return {
    place(font, glyph) {
      const known = places.get(font) ?? new Map<number, Placed>();
      places.set(font, known);
      const placed = known.get(glyph) ?? place(font, glyph);
      known.set(glyph, placed);
      return placed;
    },
    all: () => faces,
    program({ name, glyphs }) {
      if (model === null) throw new UnreadablePdf('no font is embedded');
      return writeTrueType(name, glyphs, model);
    },
  };
}

/** A character with two outlines in one face (a form for vertical text, another language's) needs a second font. */
function fits(present: FaceGlyph | undefined, { outline }: FaceGlyph): boolean {
  if (present === undefined) return true;
  return present.outline.advance === outline.advance && present.outline.bytes.equals(outline.bytes);
}
