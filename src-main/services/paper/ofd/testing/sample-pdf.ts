/** PDFs as Chromium writes them, small enough to know each mark on them; the font is one that the papers use. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync, inflateSync } from 'node:zlib';

const fontFile = '@fontsource/noto-serif-sc/files/noto-serif-sc-latin-400-normal.woff';

/** The TrueType program in a WOFF file (W3C WOFF 1.0 §4 and §5). */
export function sampleProgram(): Buffer {
  const woff = readFileSync(join(import.meta.dirname, '../../../../../node_modules', fontFile));
  const count = woff.readUInt16BE(12);
  const directory = Buffer.alloc(12 + 16 * count);
  woff.copy(directory, 0, 4, 8);
  directory.writeUInt16BE(count, 4);
  const bodies: Buffer[] = [];
  let offset = directory.length;
  for (let index = 0; index < count; index += 1) {
    const entry = 44 + 20 * index;
    const [at, packed, length] = [4, 8, 12].map((field) => woff.readUInt32BE(entry + field));
    const bytes = woff.subarray(at, (at ?? 0) + (packed ?? 0));
    const body = packed === length ? bytes : inflateSync(bytes);
    const record = 12 + 16 * index;
    woff.copy(directory, record, entry, entry + 4);
    directory.writeUInt32BE(offset, record + 8);
    directory.writeUInt32BE(body.length, record + 12);
    bodies.push(body, Buffer.alloc((4 - (body.length % 4)) % 4));
    offset += body.length + ((4 - (body.length % 4)) % 4);
  }
  return Buffer.concat([directory, ...bodies]);
}

const stream = (bytes: Buffer): Buffer => {
  const packed = deflateSync(bytes);
  const head = `<</Filter /FlateDecode\n/Length ${packed.length}>> stream\n`;
  return Buffer.concat([Buffer.from(head), packed, Buffer.from('\nendstream')]);
};

const toUnicode = (texts: Readonly<Record<number, string>>): Buffer => {
  const hex = (value: number) => value.toString(16).padStart(4, '0');
  const lines = Object.entries(texts).map(
    ([glyph, text]) => `<${hex(Number(glyph))}> <${Buffer.from(text, 'utf16le').swap16().toString('hex')}>`,
  );
  return stream(Buffer.from(`${lines.length} beginbfchar\n${lines.join('\n')}\nendbfchar`));
};

const drawnFont = `<</Type /Font /Subtype /Type3 /FontMatrix [.001 0 0 -.001 0 0] /FirstChar 65 /Widths [1000]
/FontDescriptor <</FontName /FAAAAA+NotoSansCJKsc-Regular>> /ToUnicode 11 0 R
/Encoding <</Differences [65 /g1]>> /CharProcs <</g1 12 0 R>>>>`;
/** A square and a round hole in units of a thousandth of the em, y downwards. */
const drawnGlyph =
  '1000 0 100 -900 900 -100 d1\n100 -900 m\n900 -900 l\n900 -100 l\n100 -100 l\n100 -900 l\nh\n' +
  '500 -700 m\n390 -700 300 -610 300 -500 c\n300 -390 390 -300 500 -300 c\n610 -300 700 -390 700 -500 c\n' +
  '700 -610 610 -700 500 -700 c\nh\nf\n';

export type SamplePdf = {
  /** The content stream of each page: A4 in points, y upwards. Fonts F1 (two bytes a glyph) and F2 (`A` alone). */
  readonly pages: readonly string[];
  /** What the glyphs of F1 stand for. */
  readonly texts?: Readonly<Record<number, string>>;
};

/** Objects: 1 catalogue, 2 pages, 3 to 8 fonts and states, 9 info, 10 to 12 the drawn font, then two for each page. */
export function samplePdf({ pages, texts = {} }: SamplePdf): Uint8Array {
  const pageAt = (index: number) => 13 + 2 * index;
  const resources =
    '<</Font <</F1 3 0 R /F2 10 0 R>> /ExtGState <</G1 <</ca .11 /BM /Normal>> /G2 <</ca 1 /LW 1>>>>>>';
  const objects: (string | Buffer)[] = [
    '<</Type /Catalog /Pages 2 0 R>>',
    `<</Type /Pages /Count ${pages.length} /Kids [${pages.map((_, index) => `${pageAt(index)} 0 R`).join(' ')}]>>`,
    '<</Type /Font /Subtype /Type0 /BaseFont /AAAAAA+NotoSerifSCExtraLight-Regular /DescendantFonts [4 0 R] /ToUnicode 6 0 R>>',
    '<</Type /Font /Subtype /CIDFontType2 /FontDescriptor 5 0 R>>',
    '<</Type /FontDescriptor /FontFile2 7 0 R>>',
    toUnicode(texts),
    stream(sampleProgram()),
    'null',
    `<</Title <FEFF${Buffer.from('凭证 <1>', 'utf16le').swap16().toString('hex')}> /Creator (a \\(sample\\))>>`,
    drawnFont,
    toUnicode({ 65: '㐂' }),
    stream(Buffer.from(drawnGlyph)),
    ...pages.flatMap((content, index) => [
      `<</Type /Page /MediaBox [0 0 594.96 841.92] /Resources ${resources} /Contents ${pageAt(index) + 1} 0 R>>`,
      stream(Buffer.from(content, 'latin1')),
    ]),
  ];
  return written(objects);
}

function written(objects: readonly (string | Buffer)[]): Uint8Array {
  const parts = [Buffer.from('%PDF-1.4\n')];
  const offsets: number[] = [];
  let length = 9;
  for (const [index, object] of objects.entries()) {
    offsets.push(length);
    const part = Buffer.concat([
      Buffer.from(`${index + 1} 0 obj\n`),
      Buffer.from(object as string),
      Buffer.from('\nendobj\n'),
    ]);
    parts.push(part);
    length += part.length;
  }
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  const tail = `xref\n0 ${size}\n0000000000 65535 f \n${entries}trailer\n<</Size ${size}\n/Root 1 0 R\n/Info 9 0 R>>\nstartxref\n${length}\n%%EOF\n`;
  return Buffer.concat([...parts, Buffer.from(tail)]);
}
