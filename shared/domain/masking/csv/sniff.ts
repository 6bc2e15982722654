/** Encoding, byte order mark and delimiter of a delimited file, from its first bytes. */
import type { Codec, Encoding } from './codec.ts';
import { CsvFault } from './csv-fault.ts';
import { validLines } from './valid-lines.ts';

export type CsvFormat = {
  readonly encoding: Encoding;
  /** Bytes of the mark at the start: 0 or 3. */
  readonly bom: number;
  readonly delimiter: Delimiter;
};
export const delimiters = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof delimiters)[number];

/** A file's first bytes, byte order mark included. */
export type HeadBytes = {
  readonly first: Uint8Array;
  /** Whether they are the whole file. */
  readonly complete: boolean;
};

export type FirstBytes = HeadBytes & {
  /** What the officer says of the file, where the first bytes alone would mislead. */
  readonly chosen: Partial<Pick<CsvFormat, 'encoding' | 'delimiter'>>;
};

/** What is read to tell a file's format. */
export const sniffBytes = 1 << 20;

/** Without a character that the end cut in two: at most the last three bytes. */
const validFrom = ({ isValid }: Codec, bytes: Uint8Array, complete: boolean): boolean => {
  for (let cut = 0; cut <= (complete ? 0 : 3); cut += 1)
    if (isValid(bytes.subarray(0, Math.max(0, bytes.length - cut)))) return true;
  return false;
};

const encodings: readonly Encoding[] = ['utf-8', 'gb18030'];

/** Of the row that is refused: the one at which the encoding ends that holds longest. */
const encodingOf = (bytes: Uint8Array, complete: boolean, codecFor: (of: Encoding) => Codec): Encoding => {
  const found = encodings.find((encoding) => validFrom(codecFor(encoding), bytes, complete));
  if (found !== undefined) return found;
  const valid = encodings.map((encoding) => validLines(codecFor(encoding), bytes).valid);
  throw new CsvFault('wrong-encoding', Math.max(...valid) + 1);
};

/** The one that stands most often in the header, outside quotes; a comma where none does. */
const delimiterOf = (bytes: Uint8Array): Delimiter => {
  const counts = delimiters.map(() => 0);
  let quoted = false;
  for (const byte of bytes) {
    if (byte === 0x22) quoted = !quoted;
    if (quoted) continue;
    if (byte === 0x0a || byte === 0x0d) break;
    const at = delimiters.indexOf(String.fromCharCode(byte) as Delimiter);
    if (at >= 0) counts[at] = (counts[at] as number) + 1;
  }
  return delimiters[counts.indexOf(Math.max(...counts))] ?? ',';
};

/** @throws CsvFault */
export const sniffCsv = (
  { first, complete, chosen }: FirstBytes,
  codecFor: (of: Encoding) => Codec,
): CsvFormat => {
  if (first.length === 0) throw new CsvFault('empty', 0);
  const mark = (first[0] ?? 0) * 256 + (first[1] ?? 0);
  if (mark === 0xfffe || mark === 0xfeff) throw new CsvFault('utf-16', 0);
  const bom = mark === 0xefbb && first[2] === 0xbf ? 3 : 0;
  const body = first.subarray(bom);
  return {
    encoding: chosen.encoding ?? (bom > 0 ? 'utf-8' : encodingOf(body, complete, codecFor)),
    bom,
    delimiter: chosen.delimiter ?? delimiterOf(body),
  };
};
