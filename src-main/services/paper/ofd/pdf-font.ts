import { readDrawnFont } from './drawn-font.ts';
import type { PdfFont } from './page-marks.ts';
import type { PdfFile } from './pdf-file.ts';
import { type Dictionary, isName, type PdfValue, UnreadablePdf } from './pdf-values.ts';
import { readToUnicode } from './to-unicode.ts';
import { openTrueType, type TrueType } from './true-type.ts';

/** @throws UnreadablePdf where the font is of another kind */
export function readPdfFont(file: PdfFile, value: PdfValue | undefined): PdfFont {
  const font = file.dictionary(value);
  const texts = readToUnicode(file.stream(font.get('ToUnicode')).toString('latin1'));
  const textOf = (glyph: number): string => texts.get(glyph) ?? '\ufffd';
  const kind = font.get('Subtype');
  if (isName(kind) && kind.name === 'Type3') {
    const face = faceOf(file.dictionary(font.get('FontDescriptor')).get('FontName'));
    return { face, glyphs: readDrawnFont(file, font), program: null, codeBytes: 1, textOf };
  }
  const program = embedded(file, font);
  return { face: faceOf(font.get('BaseFont')), glyphs: program, program, codeBytes: 2, textOf };
}

function embedded(file: PdfFile, font: Dictionary): TrueType {
  const [descendant] = file.list(font.get('DescendantFonts'));
  const descriptor = file.dictionary(file.dictionary(descendant).get('FontDescriptor'));
  if (!descriptor.has('FontFile2')) throw new UnreadablePdf('a font is embedded in another format');
  return openTrueType(file.stream(descriptor.get('FontFile2')));
}

/** A web font cut from a variable one still bears the name of that one's first instance. */
const instance = /(?:ExtraLight|Thin)(?=-)/u;

function faceOf(name: PdfValue | undefined): string {
  if (!isName(name)) throw new UnreadablePdf('a font without a name');
  return name.name.replace(/^[A-Z]{6}\+/u, '').replace(instance, '');
}
