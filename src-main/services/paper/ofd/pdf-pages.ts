/** A PDF of Chromium as what is painted on its pages. */
import { paint } from './content-marks.ts';
import type { Matrix } from './matrix.ts';
import type { MarkedPage, PdfFont } from './page-marks.ts';
import { openPdf, type PdfFile } from './pdf-file.ts';
import { readPdfFont } from './pdf-font.ts';
import { type Dictionary, isReference, type PdfValue, UnreadablePdf } from './pdf-values.ts';

/** A point of 1/72 inch in millimetres. */
const pointMm = 25.4 / 72;

export type MarkedDocument = { readonly title: string; readonly pages: readonly MarkedPage[] };

/** @throws UnreadablePdf where it holds what the desk's papers do not: nothing is left out without a word */
export function readPages(pdf: Uint8Array): MarkedDocument {
  const file = openPdf(pdf);
  const root = file.dictionary(file.trailer.get('Root'));
  const fonts = fontsOf(file);
  const pages = leaves(file, root.get('Pages')).map((page) => readPage(file, page, fonts));
  return { title: textString(file.resolve(file.dictionary(file.trailer.get('Info')).get('Title'))), pages };
}

function leaves(file: PdfFile, node: PdfValue | undefined): readonly Dictionary[] {
  const page = file.dictionary(node);
  return page.has('Kids') ? file.list(page.get('Kids')).flatMap((kid) => leaves(file, kid)) : [page];
}

/** Each font is read once, however many pages use it. */
function fontsOf(file: PdfFile): (value: PdfValue | undefined) => PdfFont {
  const known = new Map<number, PdfFont>();
  return (value) => {
    if (!isReference(value)) throw new UnreadablePdf('a font is missing');
    const font = known.get(value.object) ?? readPdfFont(file, value);
    known.set(value.object, font);
    return font;
  };
}

function readPage(
  file: PdfFile,
  page: Dictionary,
  font: (value: PdfValue | undefined) => PdfFont,
): MarkedPage {
  const [, , width = 0, height = 0] = file.list(page.get('MediaBox')).map(Number);
  const resources = file.dictionary(page.get('Resources'));
  const of = (kind: string, name: string) =>
    resources.has(kind) ? file.dictionary(resources.get(kind)).get(name) : undefined;
  const toPage: Matrix = [pointMm, 0, 0, -pointMm, 0, height * pointMm];
  const marks = paint(file.stream(page.get('Contents')).toString('latin1'), toPage, {
    font: (name) => font(of('Font', name)),
    graphics: (name) => file.dictionary(of('ExtGState', name)),
  });
  return { width: width * pointMm, height: height * pointMm, marks };
}

/** UTF-16 where it says so with its first two bytes. */
function textString(value: PdfValue): string {
  if (typeof value !== 'string') return '';
  const bytes = Buffer.from(value, 'latin1');
  return bytes[0] === 0xfe && bytes[1] === 0xff ? bytes.subarray(2).swap16().toString('utf16le') : value;
}
