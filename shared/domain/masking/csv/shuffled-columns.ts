/**
 * 重排 in a file that streams: the fields of a column change places within blocks of rows, on their bytes. A block is given on
 * when another whole one stands behind it, so that the last one is never a short one; a file of too few rows has them hidden.
 */

import { joinedBytes } from '#shared/lib/joined-bytes.ts';
import { maskMark } from '../algorithm.ts';
import { type ColumnMasker, compileRule } from '../compile.ts';
import { leastShuffled } from '../disturb.ts';
import { rulesInOrder } from '../rule-set.ts';
import { CsvWalk, type FieldVisitor } from './csv-walk.ts';
import type { MaskSubject } from './piece-work.ts';

type Block = Extract<ColumnMasker, { by: 'block' }>;
/** A row in three parts; the middle one is the column's field with its quotes. */
type Held = { readonly start: Uint8Array; readonly field: Uint8Array; rest: Uint8Array };

const isSame = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, at) => byte === b[at]);

class ShuffledColumn implements FieldVisitor {
  readonly #walk: CsvWalk;
  readonly #column: number;
  readonly #block: Block;
  readonly #hidden: Uint8Array;
  #bom: number;
  #held: Held[] = [];
  #out: Uint8Array[] = [];
  #given = 0;
  #start = 0;
  #from = 0;
  #to = 0;
  changed = 0;

  constructor({ codec, format }: MaskSubject, column: number, block: Block) {
    this.#walk = new CsvWalk(codec, format);
    this.#column = column;
    this.#block = block;
    this.#bom = format.bom;
    this.#hidden = codec.encode(maskMark);
  }

  push(bytes: Uint8Array, final: boolean): Uint8Array {
    const skipped = Math.min(this.#bom, bytes.length);
    this.#bom -= skipped;
    this.#out = [bytes.subarray(0, skipped)];
    this.#walk.push(bytes.subarray(skipped), this, final);
    if (final) this.#give(this.#held);
    return joinedBytes(this.#out);
  }

  field(_input: Uint8Array, column: number, from: number, to: number, quoted: 0 | 1 | 2): void {
    const around = quoted === 0 ? 0 : 1;
    if (column === 0) this.#start = from - around;
    if (column !== this.#column) return;
    this.#from = from - around;
    this.#to = to + around;
  }

  record(input: Uint8Array, _from: number, to: number, columns: number): void {
    const isBlank = columns === 1 && this.#start === this.#to;
    if (this.#walk.rows === 0 || isBlank || columns <= this.#column) {
      this.#passOn(input.slice(this.#start, to));
      return;
    }
    this.#held.push({
      start: input.slice(this.#start, this.#from),
      field: input.slice(this.#from, this.#to),
      rest: input.slice(this.#to, to),
    });
    const { rows } = this.#block;
    if (this.#held.length === 2 * rows) this.#give(this.#held.splice(0, rows));
  }

  undo(): void {
    // What is held are whole rows.
  }

  /** The titles and lines that are no rows stay where they are. */
  #passOn(line: Uint8Array): void {
    const last = this.#held.at(-1);
    if (last === undefined) this.#out.push(line);
    else last.rest = joinedBytes([last.rest, line]);
  }

  #give(rows: readonly Held[]): void {
    const fields = rows.map(({ field }) => field);
    const placed =
      rows.length < leastShuffled ? fields.map(this.#hide) : this.#block.mask(fields, this.#given + 1);
    rows.forEach(({ start, field, rest }, at) => {
      const other = placed[at] as Uint8Array;
      if (!isSame(field, other)) this.changed += 1;
      this.#out.push(start, other, rest);
    });
    this.#given += rows.length;
  }

  readonly #hide = (field: Uint8Array): Uint8Array => (field.length === 0 ? field : this.#hidden);
}

export class ShuffledColumns {
  readonly #columns: ReadonlyMap<number, ShuffledColumn>;

  /** @throws nothing: that a key is missing is told by whoever masks the pieces */
  constructor(subject: MaskSubject) {
    const columns = rulesInOrder(subject.rules, subject.header).flatMap((rule, at) => {
      const made = compileRule(rule, subject.keys);
      return made.ok && made.value.by === 'block'
        ? [[at, new ShuffledColumn(subject, at, made.value)] as const]
        : [];
    });
    this.#columns = new Map(columns);
  }

  push(output: Uint8Array, final: boolean): Uint8Array {
    let passed = output;
    for (const column of this.#columns.values()) passed = column.push(passed, final);
    return passed;
  }

  /** Values that now stand in another row, or are hidden; null for a column that is none of these. */
  changed(column: number): number | null {
    return this.#columns.get(column)?.changed ?? null;
  }
}
