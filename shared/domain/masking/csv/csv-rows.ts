/** The rows of a delimited file as texts, as it streams, for as long as somebody wants them. */
import type { Codec } from './codec.ts';
import { CsvWalk } from './csv-walk.ts';
import { fieldText } from './field-text.ts';
import type { CsvFormat } from './sniff.ts';

export class CsvRows {
  readonly #codec: Codec;
  readonly #walk: CsvWalk;
  readonly #take: (row: readonly string[], number: number) => boolean;
  #bom: number;
  #row: string[] = [];
  #wanted = true;

  /** @param take gets each data row with its number from 1, and answers whether it wants more */
  constructor(codec: Codec, format: CsvFormat, take: (row: readonly string[], number: number) => boolean) {
    this.#codec = codec;
    this.#walk = new CsvWalk(codec, format);
    this.#take = take;
    this.#bom = format.bom;
  }

  push(bytes: Uint8Array, final = false): void {
    if (!this.#wanted) return;
    const skipped = Math.min(this.#bom, bytes.length);
    this.#bom -= skipped;
    this.#walk.push(bytes.subarray(skipped), this, final);
  }

  field(input: Uint8Array, _column: number, from: number, to: number, quoted: 0 | 1 | 2): void {
    if (this.#wanted) this.#row.push(fieldText(this.#codec, input.subarray(from, to), quoted));
  }

  record(_input: Uint8Array, _from: number, _to: number, columns: number): void {
    const blank = columns === 1 && this.#row[0] === '' && this.#walk.rows > 0;
    if (this.#wanted && this.#walk.rows > 0 && !blank) this.#wanted = this.#take(this.#row, this.#walk.rows);
    this.#row = [];
  }

  undo(): void {
    this.#row = [];
  }
}
