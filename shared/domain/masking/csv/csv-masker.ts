/**
 * A delimited file masked as it streams: bytes in, bytes out, memory for one chunk. What a rule keeps is copied as it stands,
 * quotes and all; the commonest masks work on bytes; the rest is decoded, masked by the rule's own function and encoded.
 */
import type { MaskAlgorithm } from '../algorithm.ts';
import type { MaskValue } from '../compile.ts';
import type { FastMask } from './byte-mask.ts';
import type { Codec } from './codec.ts';
import { CsvFault } from './csv-fault.ts';
import { CsvWalk, type FieldVisitor } from './csv-walk.ts';
import { fastMaskOf } from './fast-mask.ts';
import { fieldBytes, fieldText } from './field-text.ts';
import type { CsvFormat } from './sniff.ts';

export type MaskedColumn = {
  readonly algorithm: MaskAlgorithm;
  readonly mask: MaskValue;
};

type Field = {
  readonly input: Uint8Array;
  readonly from: number;
  readonly to: number;
  readonly quoted: 0 | 1 | 2;
};
type Way = { readonly copies: boolean; readonly fast: FastMask; readonly mask: MaskValue };

const declines: FastMask = () => -1;
/** Of a fast mask: at most the value, a mark and quotes. */
const spare = 64;

export class CsvMasker implements FieldVisitor {
  readonly #codec: Codec;
  readonly #format: CsvFormat;
  readonly #walk: CsvWalk;
  readonly #ways: readonly Way[];
  readonly #changed: number[];
  #out: Uint8Array = new Uint8Array(1 << 12);
  #at = 0;
  #recordAt = 0;
  #changedHere: number[] = [];
  #blank = false;
  #left = 0;

  constructor(codec: Codec, format: CsvFormat, columns: readonly MaskedColumn[]) {
    this.#codec = codec;
    this.#format = format;
    this.#walk = new CsvWalk(codec, format);
    this.#left = format.bom;
    this.#ways = columns.map(({ algorithm, mask }) => ({
      copies: algorithm.id === 'keep',
      fast: fastMaskOf(algorithm, codec) ?? declines,
      mask,
    }));
    this.#changed = columns.map(() => 0);
  }

  /** Data rows so far, the header not counted. */
  get rows(): number {
    return Math.max(0, this.#walk.rows - 1);
  }

  /** Values of each column that came out other than they went in. */
  get changed(): readonly number[] {
    return this.#changed;
  }

  /** The output that is complete with this chunk; valid until the next call. @throws CsvFault */
  push(chunk: Uint8Array): Uint8Array {
    return this.#take(chunk, false);
  }

  /** The last of the output. @throws CsvFault */
  end(): Uint8Array {
    const last = this.#take(new Uint8Array(), true);
    if (this.#walk.rows === 0) throw new CsvFault('empty', 0);
    return last;
  }

  #take(chunk: Uint8Array, final: boolean): Uint8Array {
    this.#at = 0;
    this.#recordAt = 0;
    const skipped = Math.min(this.#left, chunk.length);
    this.#copy(chunk, 0, skipped);
    this.#left -= skipped;
    this.#recordAt = this.#at;
    this.#walk.push(skipped === 0 ? chunk : chunk.subarray(skipped), this, final);
    return this.#out.subarray(0, this.#at);
  }

  field(input: Uint8Array, column: number, from: number, to: number, quoted: 0 | 1 | 2): void {
    const room = to - from + spare;
    if (this.#at + room > this.#out.length) this.#grow(room);
    if (column > 0) this.#out[this.#at++] = this.#format.delimiter.charCodeAt(0);
    const way = this.#ways[column];
    if (way === undefined) throw new CsvFault('ragged-row', this.#walk.rows + 1);
    if (column === 0) this.#blank = from === to && quoted === 0;
    const start = this.#at;
    if (way.copies || this.#walk.rows === 0) this.#copyField(input, from, to, quoted);
    else if (!this.#tryFast(way.fast, column, { input, from, to, quoted }))
      this.#slow(input, column, from, to, quoted);
    if (this.#at === start && from < to && this.#ways.length === 1) this.#writeEmpty();
  }

  /** An empty value alone on its line would read as no row. */
  #writeEmpty(): void {
    this.#out[this.#at++] = 0x22;
    this.#out[this.#at++] = 0x22;
  }

  /** Writes the field by its fast mask, between its quotes if it has any; false where that declines. */
  #tryFast(fast: FastMask, column: number, { input, from, to, quoted }: Field): boolean {
    if (quoted === 2) return false;
    const start = this.#at + quoted;
    const end = fast(input, from, to, this.#out, start);
    if (end < 0) return false;
    if (!this.#isSame(input, from, to, start, end)) this.#changedHere.push(column);
    if (quoted === 1) {
      this.#out[this.#at] = 0x22;
      this.#out[end] = 0x22;
    }
    this.#at = end + quoted;
    return true;
  }

  #copyField(input: Uint8Array, from: number, to: number, quoted: 0 | 1 | 2): void {
    const around = quoted === 0 ? 0 : 1;
    this.#copy(input, from - around, to + around);
  }

  #isSame(input: Uint8Array, from: number, to: number, start: number, end: number): boolean {
    if (end - start !== to - from) return false;
    for (let place = start; place < end; place += 1)
      if (this.#out[place] !== input[from + place - start]) return false;
    return true;
  }

  #slow(input: Uint8Array, column: number, from: number, to: number, quoted: 0 | 1 | 2): void {
    const text = this.#text(input.subarray(from, to), quoted);
    const masked = (this.#ways[column] as Way).mask(text, this.#walk.rows);
    if (masked === text) {
      this.#copyField(input, from, to, quoted);
      return;
    }
    this.#changedHere.push(column);
    const bytes = fieldBytes(this.#codec, masked, { quoted: quoted > 0, delimiter: this.#format.delimiter });
    this.#copy(bytes, 0, bytes.length);
  }

  #text(content: Uint8Array, quoted: 0 | 1 | 2): string {
    try {
      return fieldText(this.#codec, content, quoted);
    } catch {
      throw new CsvFault('wrong-encoding', this.#walk.rows + 1);
    }
  }

  record(input: Uint8Array, from: number, to: number, columns: number): void {
    // A line with nothing on it is no row; the last line of many a file is one.
    const blank = columns === 1 && this.#blank;
    if (columns !== this.#ways.length && !blank) throw new CsvFault('ragged-row', this.#walk.rows + 1);
    this.#copy(input, from, to);
    for (const column of this.#changedHere) this.#changed[column] = (this.#changed[column] as number) + 1;
    this.#changedHere = [];
    this.#recordAt = this.#at;
  }

  undo(): void {
    this.#at = this.#recordAt;
    this.#changedHere = [];
  }

  #copy(input: Uint8Array, from: number, to: number): void {
    if (this.#at + to - from > this.#out.length) this.#grow(to - from);
    if (to - from > 40) {
      this.#out.set(input.subarray(from, to), this.#at);
      this.#at += to - from;
      return;
    }
    for (let place = from; place < to; place += 1) this.#out[this.#at++] = input[place] as number;
  }

  #grow(by: number): void {
    const larger = new Uint8Array((this.#at + by) * 2);
    larger.set(this.#out.subarray(0, this.#at));
    this.#out = larger;
  }
}
