/**
 * A font whose glyphs the PDF draws (Type 3, ISO 32000-1 §9.6.4): how Chromium embeds a system font that is no TrueType,
 * where a paper's own fonts lack a character. Rare characters in names come this way.
 */
import { paint, type Resources } from './content-marks.ts';
import { drawnOutline } from './drawn-outline.ts';
import type { GlyphSource, Outline } from './glyph-source.ts';
import { after, type Matrix } from './matrix.ts';
import type { PdfFile } from './pdf-file.ts';
import { type Dictionary, isName, type PdfValue, UnreadablePdf } from './pdf-values.ts';

const unitsPerEm = 1000;

/** A glyph is drawn with lines alone: it has no fonts and no names of its own. */
const bare: Resources = {
  font: () => {
    throw new UnreadablePdf('a glyph is made of text');
  },
  graphics: () => {
    throw new UnreadablePdf('a glyph has colours of its own');
  },
};

export function readDrawnFont(file: PdfFile, font: Dictionary): GlyphSource {
  const matrix = file.list(font.get('FontMatrix')).map(Number) as unknown as Matrix;
  const toUnits = after(matrix, [unitsPerEm, 0, 0, unitsPerEm, 0, 0]);
  const names = namesOf(file.list(file.dictionary(font.get('Encoding')).get('Differences')));
  const procedures = file.dictionary(font.get('CharProcs'));
  const widths = file.list(font.get('Widths')).map(Number);
  const advance = (code: number): number =>
    (widths[code - Number(font.get('FirstChar'))] ?? 0) * (toUnits[0] / unitsPerEm);
  const draw = (code: number): Outline => {
    const content = file.stream(procedures.get(names.get(code) ?? '')).toString('latin1');
    const segments = paint(content, toUnits, bare).flatMap((mark) => {
      if (mark.kind !== 'path' || mark.fill === null || mark.evenOdd)
        throw new UnreadablePdf('a glyph is drawn otherwise than with filled lines');
      return [...mark.segments];
    });
    const bytes = drawnOutline(segments);
    const leftBearing = bytes.length === 0 ? 0 : bytes.readInt16BE(2);
    return { bytes, advance: Math.round(advance(code) * unitsPerEm), leftBearing };
  };
  return { unitsPerEm, advance, outline: draw };
}

/** `[code /name /name … code /name …]`: a number is the code of the name behind it. */
function namesOf(differences: readonly PdfValue[]): ReadonlyMap<number, string> {
  const names = new Map<number, string>();
  let code = 0;
  for (const each of differences) {
    if (typeof each === 'number') code = each;
    if (!isName(each)) continue;
    names.set(code, each.name);
    code += 1;
  }
  return names;
}
