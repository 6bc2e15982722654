/**
 * A delimited file masked as it streams: bytes in, bytes out, memory for one chunk. What a rule keeps is copied as it stands,
 * quotes and all; the commonest masks work on bytes; the rest is decoded, masked by the rule's own function and encoded.
 */
import type { MaskAlgorithm } from '../algorithm.ts';
import type { MaskValue } from '../compile.ts';
import type { FastMask } from './byte-mask.ts';
import type { Codec } from './codec.ts';
import { CsvFault } from './csv-fault.ts';
import { type CsvStretch, CsvWalk, type FieldVisitor } from './csv-walk.ts';
import { fastMaskOf } from './fast-mask.ts';
import { fieldBytes, fieldText } from './field-text.ts';
import { MaskRecords } from './kernel/mask-records.ts';
import type { KernelExports } from './kernel/open-kernel.ts';
import type { CsvFormat } from './sniff.ts';

export type MaskedColumn = {
  readonly algorithm: MaskAlgorithm;
  readonly mask: MaskValue;
};

type Way = { readonly copies: boolean; readonly fast: FastMask; readonly mask: MaskValue };

const isSame = (
  input: Uint8Array,
  from: number,
  to: number,
  out: Uint8Array,
  start: number,
  end: number,
): boolean => {
  if (end - start !== to - from) return false;
  for (let place = start; place < end; place += 1)
    if (out[place] !== input[from + place - start]) return false;
  return true;
};

const nothing = new Uint8Array();
const declines: FastMask = () => -1;
/** Of a fast mask: at most the value, a mark and quotes. */
const spare = 64;

export class CsvMasker implements FieldVisitor {
  readonly #codec: Codec;
  readonly #format: CsvFormat;
  readonly #delimiter: number;
  readonly #walk: CsvWalk;
  readonly #ways: readonly Way[];
  readonly #whole: MaskRecords | null;
  readonly #changed: number[];
  /** Columns of the record under way that came out other than they went in; so many of them count. */
  readonly #changedHere: Uint32Array;
  #changedNow = 0;
  #out: Uint8Array = new Uint8Array(1 << 12);
  #at = 0;
  #recordAt = 0;
  /** What the kernel wrote last: it stays there unless more is written behind it. */
  #lying: Uint8Array = nothing;
  #blank = false;
  #left = 0;

  /** @param kernel its own; null: every record goes the plain way */
  constructor(
    { codec, format, before = 0 }: CsvStretch,
    columns: readonly MaskedColumn[],
    kernel: KernelExports | null,
  ) {
    this.#codec = codec;
    this.#format = format;
    this.#delimiter = format.delimiter.charCodeAt(0);
    this.#whole = MaskRecords.over(
      kernel,
      { codec, format, columns },
      {
        written: (output) => {
          this.#lying = output;
        },
        overwrites: () => this.#settle(),
      },
    );
    this.#walk = new CsvWalk(codec, format, { before, whole: this.#whole });
    this.#left = before === 0 ? format.bom : 0;
    this.#ways = columns.map(({ algorithm, mask }, column) => ({
      copies: algorithm.id === 'keep',
      fast: fastMaskOf(algorithm, codec, (beginning) => this.#whole?.learn(column, beginning)) ?? declines,
      mask,
    }));
    this.#changed = columns.map(() => 0);
    this.#changedHere = new Uint32Array(columns.length);
  }

  /** Data rows so far, the header not counted. */
  get rows(): number {
    return Math.max(0, this.#walk.rows - 1);
  }

  /** Records so far, the header's included. */
  get records(): number {
    return this.#walk.rows;
  }

  /** Whether a record began whose rest has not come. */
  get isWithin(): boolean {
    return this.#walk.isWithin;
  }

  /** Values of each column that came out other than they went in. */
  get changed(): readonly number[] {
    return this.#changed.map((count, column) => count + (this.#whole?.changed(column) ?? 0));
  }

  /** The output that is complete with this chunk; valid until the next call. @throws CsvFault */
  push(chunk: Uint8Array): Uint8Array {
    return this.#take(chunk, false);
  }

  /** The last of the output, with the last of the input where that is still at hand. @throws CsvFault */
  end(chunk: Uint8Array = nothing): Uint8Array {
    const last = this.#take(chunk, true);
    if (this.#walk.rows === 0) throw new CsvFault('empty', 0);
    return last;
  }

  #take(chunk: Uint8Array, final: boolean): Uint8Array {
    this.#at = 0;
    this.#recordAt = 0;
    this.#lying = nothing;
    const skipped = Math.min(this.#left, chunk.length);
    this.#copy(chunk, 0, skipped);
    this.#left -= skipped;
    this.#recordAt = this.#at;
    this.#walk.push(skipped === 0 ? chunk : chunk.subarray(skipped), this, final);
    if (this.#at === 0) return this.#lying;
    this.#settle();
    return this.#out.subarray(0, this.#at);
  }

  /** Puts what the kernel wrote behind what was written before it. */
  #settle(): void {
    const lying = this.#lying;
    if (lying.length === 0) return;
    this.#lying = nothing;
    this.#copy(lying, 0, lying.length);
    this.#recordAt = this.#at;
  }

  field(input: Uint8Array, column: number, from: number, to: number, quoted: 0 | 1 | 2): void {
    if (column === 0) this.#settle();
    const room = to - from + spare;
    if (this.#at + room > this.#out.length) this.#grow(room);
    if (column > 0) this.#out[this.#at++] = this.#delimiter;
    const way = this.#ways[column];
    if (way === undefined) throw new CsvFault('ragged-row', this.#walk.rows + 1);
    if (column === 0) this.#blank = from === to && quoted === 0;
    const start = this.#at;
    if (way.copies || this.#walk.rows === 0) this.#copyField(input, from, to, quoted);
    else if (quoted === 2 || !this.#tryFast(input, column, from, to, quoted))
      this.#slow(input, column, from, to, quoted);
    if (this.#at === start && from < to && this.#ways.length === 1) this.#writeEmpty();
  }

  /** An empty value alone on its line would read as no row. */
  #writeEmpty(): void {
    this.#out[this.#at++] = 0x22;
    this.#out[this.#at++] = 0x22;
  }

  /** Writes the field by its fast mask, between its quotes if it has any; false where that declines. */
  #tryFast(input: Uint8Array, column: number, from: number, to: number, quoted: 0 | 1): boolean {
    const out = this.#out;
    const start = this.#at + quoted;
    const end = (this.#ways[column] as Way).fast(input, from, to, out, start);
    if (end < 0) return false;
    if (!isSame(input, from, to, out, start, end)) this.#changedHere[this.#changedNow++] = column;
    if (quoted === 1) {
      out[this.#at] = 0x22;
      out[end] = 0x22;
    }
    this.#at = end + quoted;
    return true;
  }

  #copyField(input: Uint8Array, from: number, to: number, quoted: 0 | 1 | 2): void {
    const around = quoted === 0 ? 0 : 1;
    this.#copy(input, from - around, to + around);
  }

  #slow(input: Uint8Array, column: number, from: number, to: number, quoted: 0 | 1 | 2): void {
    const text = this.#text(input.subarray(from, to), quoted);
    const masked = (this.#ways[column] as Way).mask(text, this.#walk.rows);
    if (masked === text) {
      this.#copyField(input, from, to, quoted);
      return;
    }
    this.#changedHere[this.#changedNow++] = column;
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
    for (let at = 0; at < this.#changedNow; at += 1)
      (this.#changed[this.#changedHere[at] as number] as number) += 1;
    this.#changedNow = 0;
    this.#recordAt = this.#at;
  }

  undo(): void {
    this.#at = this.#recordAt;
    this.#changedNow = 0;
  }

  #copy(input: Uint8Array, from: number, to: number): void {
    if (this.#at + to - from > this.#out.length) this.#grow(to - from);
    if (to - from > 40) {
      this.#out.set(input.subarray(from, to), this.#at);
      this.#at += to - from;
      return;
    }
    const out = this.#out;
    let at = this.#at;
    for (let place = from; place < to; place += 1) out[at++] = input[place] as number;
    this.#at = at;
  }

  #grow(by: number): void {
    const larger = new Uint8Array((this.#at + by) * 2);
    larger.set(this.#out.subarray(0, this.#at));
    this.#out = larger;
  }
}
