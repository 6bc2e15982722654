/**
 * JSON Lines as rows: one object a line, its fields the columns. The fields of the first lines are all there are; a later
 * line with another is refused, not passed on. What is nested is one text, which the rules search.
 */
import { utf8Encode } from '#shared/crypto/bytes.ts';
import { codecOf } from '#shared/domain/masking/csv/codec.ts';
import { partsToLookAt } from '#shared/domain/masking/csv/csv-head.ts';
import { csvLine } from '#shared/domain/masking/csv/csv-line.ts';
import { longestRecord } from '#shared/domain/masking/csv/csv-walk.ts';
import { sniffBytes } from '#shared/domain/masking/csv/sniff.ts';
import { validLines } from '#shared/domain/masking/csv/valid-lines.ts';
import { MaskFault } from '#shared/domain/masking/mask-fault.ts';
import { type MaskSource, readSlice } from './mask-source.ts';

const lineFeed = 0x0a;
const chunkBytes = 1 << 20;

const textOf = (value: unknown): string => {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
};

const parsed = (line: string, number: number): Readonly<Record<string, unknown>> => {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return value as Record<string, unknown>;
  } catch {
    // The parser's own words hold a piece of the line.
  }
  throw new MaskFault(`第 ${number} 行：不是一个 JSON 对象。`);
};

const utf8 = codecOf('utf-8');

/** @param before lines of the file that stand before these */
const decoded = (bytes: Uint8Array, before: number): string => {
  try {
    return utf8.decode(bytes);
  } catch {
    const { valid } = validLines(utf8, bytes);
    throw new MaskFault(
      `第 ${before + valid + 1} 行：不是 UTF-8 编码，没有写出结果。请另存为 UTF-8 后再用。`,
    );
  }
};

/** Lines that are whole, blank ones left out, each with its number in the file. */
const linesOf = (text: string, before: number): readonly (readonly [line: string, number: number])[] =>
  text
    .split('\n')
    .map((line, at) => [line, before + at + 1] as const)
    .filter(([line]) => line.trim() !== '');

class Columns {
  readonly names: readonly string[];
  readonly #known: ReadonlySet<string>;

  constructor(first: readonly (readonly [string, number])[]) {
    this.names = [...new Set(first.flatMap(([line, number]) => Object.keys(parsed(line, number))))];
    this.#known = new Set(this.names);
    if (this.names.length === 0) throw new MaskFault('文件里没有字段。');
  }

  row(line: string, number: number): string {
    const values = parsed(line, number);
    if (!Object.keys(values).every((name) => this.#known.has(name)))
      throw new MaskFault(`第 ${number} 行：有文件开头没有的字段，无从选定规则。`);
    return csvLine(this.names.map((name) => textOf(values[name])));
  }

  rows(lines: readonly (readonly [string, number])[]): string {
    return lines.map(([line, number]) => this.row(line, number)).join('');
  }
}

const upToLastLine = (bytes: Uint8Array): Uint8Array => bytes.subarray(0, bytes.lastIndexOf(lineFeed) + 1);

/** Lines cut at the ends of a part say nothing, nor do those that cannot be read: the run will tell. */
const partRows = (columns: Columns, bytes: Uint8Array): Uint8Array => {
  const whole = upToLastLine(bytes.subarray(bytes.indexOf(lineFeed) + 1));
  try {
    return utf8Encode(`\n${columns.rows(linesOf(decoded(whole, 0), 0))}`);
  } catch {
    return new Uint8Array();
  }
};

/** @throws MaskFault */
export const jsonLinesSource = async (file: Blob): Promise<MaskSource> => {
  const start = await readSlice(file, 0, sniffBytes);
  const complete = file.size <= sniffBytes;
  const first = linesOf(decoded(complete ? start : upToLastLine(start), 0), 0);
  const columns = new Columns(first);
  const header = csvLine(columns.names);
  return {
    kind: 'json-lines',
    size: file.size,
    format: { encoding: 'utf-8', delimiter: ',' },
    head: async () => ({ first: utf8Encode(header + columns.rows(first)), complete }),
    middle: async () => {
      const parts = partsToLookAt(file.size).map(({ at, length }) => readSlice(file, at, length));
      return (await Promise.all(parts)).map((bytes) => partRows(columns, bytes));
    },
    pieces: async function* () {
      yield { bytes: utf8Encode(header), read: 0 };
      let [held, before]: [Uint8Array, number] = [new Uint8Array(), 0];
      for (let at = 0; at < file.size; at += chunkBytes) {
        const chunk = await readSlice(file, at, chunkBytes);
        const read = at + chunk.length;
        const bytes = joined(held, chunk);
        const whole = read === file.size ? bytes : upToLastLine(bytes);
        held = bytes.slice(whole.length);
        if (held.length > longestRecord) throw new MaskFault(`第 ${before + 1} 行：一行超过 4 MB。`);
        const text = decoded(whole, before);
        yield { bytes: utf8Encode(columns.rows(linesOf(text, before))), read };
        before += text.split('\n').length - 1;
      }
    },
  };
};

const joined = (a: Uint8Array, b: Uint8Array): Uint8Array => {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
};
