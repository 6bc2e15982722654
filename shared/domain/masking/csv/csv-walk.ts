/**
 * A walk over the records of a delimited file's bytes, chunk by chunk, by RFC 4180: quotes around a field, doubled inside.
 * Delimiters, quotes and line ends are ASCII and, but for `|`, no later byte of a character in UTF-8 or GB18030, so that
 * fields are cut without being decoded.
 */
import type { Codec } from './codec.ts';
import { CsvFault } from './csv-fault.ts';
import type { WholeRecords } from './kernel/whole-records.ts';
import type { CsvFormat } from './sniff.ts';
import { validLines } from './valid-lines.ts';

/** One field: its content between the quotes, if any, and the whole of it. Positions are in `input`. */
export type FieldVisitor = {
  /** @param quoted 0: bare; 1: in quotes; 2: in quotes with doubled quotes inside */
  readonly field: (input: Uint8Array, column: number, from: number, to: number, quoted: 0 | 1 | 2) => void;
  /** The record's end, its line end's bytes included in `from` to `to`; none at the end of a file without one. */
  readonly record: (input: Uint8Array, from: number, to: number, columns: number) => void;
  /** A record turned out to go on in the next chunk: what its fields did is undone. */
  readonly undo: () => void;
};

const quote = 0x22;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;
/** The longest record. More is taken for a quote that never closes. */
export const longestRecord = 4 << 20;
/** A position that says: the record's rest is not here yet. */
const unfinished = -1;
const ends = 1;
const steps = 2;

/** A stretch of a file: `before` is 1 where the header is not among its bytes. */
export type CsvStretch = { readonly codec: Codec; readonly format: CsvFormat; readonly before?: 0 | 1 };

/** The same bytes with room for so many. */
const withRoom = (bytes: Uint8Array, length: number): Uint8Array => {
  if (bytes.length >= length) return bytes;
  const larger = new Uint8Array(length + (length >> 1));
  larger.set(bytes);
  return larger;
};

/** Behind the last byte that may end a record, 0 where there is none: what begins there has no end yet. */
const behindLineEnds = (input: Uint8Array): number => {
  const behindFeeds = input.lastIndexOf(lineFeed) + 1;
  return behindFeeds + input.subarray(behindFeeds).lastIndexOf(carriageReturn) + 1;
};

export class CsvWalk {
  readonly #codec: Codec;
  readonly #delimiter: number;
  readonly #whole: WholeRecords | null;
  /** By byte: 0 goes on, `ends` may end a bare field, `steps` begins a character whose later bytes are stepped over. */
  readonly #stops = new Uint8Array(256);
  /** No byte above it stops: told by one comparison. */
  readonly #highest: number;
  #work: Uint8Array = new Uint8Array();
  #held = 0;
  #row = 0;
  #quoted: 0 | 1 | 2 = 0;
  #from = 0;
  #to = 0;

  /**
   * @param before records that stand before the first one walked: the header's, where the bytes begin after it
   * @param whole takes whole records before they are read field by field, but for the header; null: nobody
   */
  constructor(
    codec: Codec,
    format: Pick<CsvFormat, 'delimiter'>,
    { before = 0, whole = null }: { readonly before?: number; readonly whole?: WholeRecords | null } = {},
  ) {
    this.#codec = codec;
    this.#whole = whole;
    this.#row = before;
    this.#delimiter = format.delimiter.charCodeAt(0);
    for (const byte of [quote, lineFeed, carriageReturn, this.#delimiter]) this.#stops[byte] = ends;
    // In GB18030 a character's second byte can be a |.
    if (codec.encoding === 'gb18030' && format.delimiter === '|') this.#stops.fill(steps, 0x81);
    this.#highest = this.#stops.findLastIndex((stop) => stop > 0);
  }

  /** Records so far, those before the first one walked included. */
  get rows(): number {
    return this.#row;
  }

  /** Whether a record began whose rest has not come. */
  get isWithin(): boolean {
    return this.#held > 0;
  }

  /** Walks what is complete with this chunk and holds the rest. @throws CsvFault */
  push(chunk: Uint8Array, visitor: FieldVisitor, final = false): void {
    const length = this.#held + chunk.length;
    this.#work = this.#whole?.room(length) ?? withRoom(this.#work, length);
    this.#work.set(chunk, this.#held);
    const end = this.#walk(this.#work, length, visitor, final);
    if (!final && length - end > longestRecord) throw new CsvFault('row-too-long', this.#row + 1);
    this.#work.copyWithin(0, end, length);
    this.#held = length - end;
  }

  #walk(input: Uint8Array, length: number, visitor: FieldVisitor, final: boolean): number {
    let start = 0;
    const reach = final ? length : behindLineEnds(input.subarray(0, length));
    this.#whole?.filled();
    while (start < reach) {
      start = this.#takeWhole(start);
      if (start >= reach) break;
      const end = this.#record(input, start, length, visitor, final);
      if (end === unfinished) {
        visitor.undo();
        break;
      }
      this.#row += 1;
      start = end;
    }
    this.#checkEncoding(input.subarray(0, start));
    return start;
  }

  #takeWhole(start: number): number {
    if (this.#whole === null || this.#row === 0) return start;
    const reached = this.#whole.take(start);
    this.#row += this.#whole.taken();
    return reached;
  }

  #record(input: Uint8Array, start: number, length: number, visitor: FieldVisitor, final: boolean): number {
    let at = start;
    for (let column = 0; ; column += 1) {
      const end =
        input[at] === quote && at < length
          ? this.#quotedField(input, at, length, final)
          : this.#bareField(input, at, length, final);
      if (end === unfinished) return unfinished;
      visitor.field(input, column, this.#from, this.#to, this.#quoted);
      if (end < length && input[end] === this.#delimiter) {
        at = end + 1;
        continue;
      }
      const next = this.#lineEnd(input, end, length, final);
      if (next !== unfinished) visitor.record(input, end, next, column + 1);
      return next;
    }
  }

  /** Where the line end after `end` ends. A carriage return alone is one too. */
  #lineEnd(input: Uint8Array, end: number, length: number, final: boolean): number {
    if (end === length) return final ? length : unfinished;
    if (input[end] === lineFeed) return end + 1;
    if (input[end] !== carriageReturn) throw new CsvFault('broken-quote', this.#row + 1);
    if (end + 1 === length) return final ? length : unfinished;
    return input[end + 1] === lineFeed ? end + 2 : end + 1;
  }

  #bareField(input: Uint8Array, from: number, length: number, final: boolean): number {
    const stops = this.#stops;
    const highest = this.#highest;
    let at = from;
    for (;;) {
      while (at < length && ((input[at] as number) > highest || stops[input[at] as number] === 0)) at += 1;
      if (at >= length || stops[input[at] as number] !== steps) break;
      at += (input[at + 1] as number) < 0x40 ? 4 : 2;
    }
    if (at >= length && !final) return unfinished;
    if (at < length && input[at] === quote) throw new CsvFault('broken-quote', this.#row + 1);
    this.#from = from;
    this.#to = Math.min(at, length);
    this.#quoted = 0;
    return this.#to;
  }

  #quotedField(input: Uint8Array, from: number, length: number, final: boolean): number {
    let doubled = false;
    let at = from + 1;
    for (; at < length; at += 1) {
      if (input[at] !== quote) continue;
      if (at + 1 === length && !final) return unfinished;
      if (at + 1 < length && input[at + 1] === quote) {
        doubled = true;
        at += 1;
        continue;
      }
      this.#from = from + 1;
      this.#to = at;
      this.#quoted = doubled ? 2 : 1;
      return at + 1;
    }
    if (final) throw new CsvFault('broken-quote', this.#row + 1);
    return unfinished;
  }

  /** Cheap on a whole chunk; only where it fails is the row looked for. */
  #checkEncoding(walked: Uint8Array): void {
    if (this.#codec.isValid(walked)) return;
    const { valid, lines } = validLines(this.#codec, walked);
    throw new CsvFault('wrong-encoding', Math.max(1, this.#row - lines + valid + 1));
  }
}
