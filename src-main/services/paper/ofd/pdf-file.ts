/** The objects of a PDF by their number, through its cross-reference table (ISO 32000-1 §7.5.4). */
import { inflateSync } from 'node:zlib';
import { type Dictionary, isName, isReference, type PdfValue, readPdf, UnreadablePdf } from './pdf-values.ts';

export type PdfFile = {
  readonly trailer: Dictionary;
  /** What the value stands for: itself, or the object it refers to. */
  readonly resolve: (value: PdfValue | undefined) => PdfValue;
  readonly dictionary: (value: PdfValue | undefined) => Dictionary;
  readonly list: (value: PdfValue | undefined) => readonly PdfValue[];
  /** The bytes of a stream, unpacked. */
  readonly stream: (value: PdfValue | undefined) => Buffer;
};

/** @throws UnreadablePdf where it is not as Chromium writes it */
export function openPdf(pdf: Uint8Array): PdfFile {
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  const text = bytes.toString('latin1');
  const { offsets, trailer } = crossReferences(text);
  const at = (object: number) => {
    const offset = offsets[object];
    if (offset === undefined) throw new UnreadablePdf(`object ${object} is missing`);
    const reader = readPdf(text, text.indexOf('obj', offset) + 3);
    return { value: reader.value(), end: reader.at() };
  };
  const resolve = (value: PdfValue | undefined): PdfValue =>
    isReference(value) ? at(value.object).value : (value ?? null);
  const dictionary = (value: PdfValue | undefined): Dictionary => {
    const found = resolve(value);
    if (!(found instanceof Map)) throw new UnreadablePdf('a dictionary is missing');
    return found;
  };
  return {
    trailer,
    resolve,
    dictionary,
    list: (value) => {
      const found = resolve(value);
      return Array.isArray(found) ? found : [];
    },
    stream: (value) => {
      if (!isReference(value)) throw new UnreadablePdf('a stream is missing');
      const { value: head, end } = at(value.object);
      const start = /\s*stream\r?\n/y;
      start.lastIndex = end;
      if (!(head instanceof Map) || !start.test(text)) throw new UnreadablePdf('a stream is missing');
      const length = Number(resolve(head.get('Length')));
      return unpacked(bytes.subarray(start.lastIndex, start.lastIndex + length), resolve(head.get('Filter')));
    },
  };
}

function unpacked(bytes: Buffer, filter: PdfValue): Buffer {
  const names = Array.isArray(filter) ? filter : [filter];
  return names.reduce((packed: Buffer, each: PdfValue) => {
    if (each === null) return packed;
    if (!isName(each) || each.name !== 'FlateDecode') throw new UnreadablePdf('a stream is packed otherwise');
    return inflateSync(packed);
  }, bytes);
}

function crossReferences(text: string): { offsets: readonly number[]; trailer: Dictionary } {
  const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/u.exec(text.slice(-64))?.[1] ?? Number.NaN);
  const table = /xref\s+0 (\d+)\s+((?:\d{10} \d{5} [nf]\s+)+)trailer/y;
  table.lastIndex = start;
  const [, , entries = ''] = table.exec(text) ?? [];
  if (entries === '') throw new UnreadablePdf('no cross-reference table');
  const trailer = readPdf(text, table.lastIndex).value();
  if (!(trailer instanceof Map)) throw new UnreadablePdf('no trailer');
  return {
    offsets: [...entries.matchAll(/(\d{10}) \d{5} [nf]/gu)].map(([, offset]) => Number(offset)),
    trailer,
  };
}
