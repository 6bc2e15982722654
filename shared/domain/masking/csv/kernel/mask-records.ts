/** Whole records masked by the kernel. */
import type { MaskAlgorithm } from '../../algorithm.ts';
import type { MaskValue } from '../../compile.ts';
import type { Codec } from '../codec.ts';
import type { CsvFormat } from '../sniff.ts';
import { Beginnings, treeBytes } from './beginnings.ts';
import { type KernelExports, KernelInput } from './open-kernel.ts';
import {
  addressCode,
  copies,
  describeColumns,
  isKernelFormat,
  type Program,
  programOf,
  teachSurnames,
  textCode,
} from './programs.ts';
import type { WholeRecords } from './whole-records.ts';

type Column = { readonly algorithm: MaskAlgorithm; readonly mask: MaskValue };
type Output = {
  /** What was written; it lies in the kernel's memory until `overwrites`. */
  readonly written: (output: Uint8Array) => void;
  readonly overwrites: () => void;
};

/** Output before it is handed on: what a core keeps near. */
const room = 1 << 18;
/** A tree takes some megabytes. */
const mostAddresses = 4;

export class MaskRecords implements WholeRecords {
  readonly #kernel: KernelExports;
  readonly #columns: number;
  readonly #delimiter: number;
  readonly #beginnings: ReadonlyMap<number, Beginnings>;
  readonly #output: Output;
  readonly #out: number;
  readonly #at: number;
  readonly #input: KernelInput;
  readonly #changes: readonly boolean[];
  #taken = 0;
  #takenInAll = 0;

  private constructor(
    kernel: KernelExports,
    columns: readonly (Program & { readonly emptyStays: boolean })[],
    { delimiter, output }: { readonly delimiter: string; readonly output: Output },
  ) {
    this.#kernel = kernel;
    this.#columns = columns.length;
    this.#changes = columns.map(({ code }) => code !== copies.code && code !== textCode);
    this.#delimiter = delimiter.charCodeAt(0);
    this.#output = output;
    let free = kernel.heapStart();
    const beginnings = new Map<number, Beginnings>();
    columns.forEach(({ code }, number) => {
      if (code !== addressCode) return;
      beginnings.set(number, new Beginnings(kernel, free));
      free += treeBytes;
    });
    this.#beginnings = beginnings;
    this.#out = (free + 63) & ~63;
    this.#at = this.#out + room + 64;
    kernel.reach(this.#at);
    this.#input = new KernelInput(kernel, this.#at);
    describeColumns(
      kernel,
      columns.map((column, number) => ({ ...column, table: beginnings.get(number)?.at ?? 0 })),
    );
    teachSurnames(kernel);
  }

  /** Null where a column has no program, or the format is not the kernel's. */
  static over(
    kernel: KernelExports | null,
    { codec, format, columns }: { codec: Codec; format: CsvFormat; columns: readonly Column[] },
    output: Output,
  ): MaskRecords | null {
    if (kernel === null || !isKernelFormat(kernel, format, columns.length)) return null;
    const programs = columns.map(({ algorithm, mask }) => {
      const program = programOf(algorithm, codec);
      return program === null ? null : { ...program, emptyStays: mask('', 1) === '' };
    });
    const known = programs.filter((program) => program !== null);
    if (known.length < columns.length) return null;
    if (known.filter(({ code }) => code === addressCode).length > mostAddresses) return null;
    return new MaskRecords(kernel, known, { delimiter: format.delimiter, output });
  }

  /** An address's beginning whose county is known: see fastAddress. */
  learn(column: number, beginning: Uint8Array): void {
    this.#beginnings.get(column)?.learn(beginning);
  }

  room(length: number): Uint8Array {
    return this.#input.room(length);
  }

  filled(): void {
    this.#input.filled(this.#delimiter);
  }

  take(from: number): number {
    const kernel = this.#kernel;
    const end = this.#input.end;
    let at = this.#at + from;
    this.#taken = 0;
    for (let isFull = true; isFull; ) {
      this.#output.overwrites();
      at = kernel.maskRecords(at, end, this.#columns, this.#delimiter, this.#out, this.#out + room);
      const count = kernel.recordsMasked();
      if (count > 0) {
        this.#taken += count;
        this.#output.written(
          new Uint8Array(kernel.memory.buffer, this.#out, kernel.outputEnds() - this.#out),
        );
      }
      // A record for which the whole room is too small goes the plain way.
      isFull = kernel.ranFull() && count > 0;
    }
    this.#takenInAll += this.#taken;
    return at - this.#at;
  }

  taken(): number {
    return this.#taken;
  }

  /** Values of a column that the kernel wrote other than they were. */
  changed(column: number): number {
    if (this.#changes[column] !== true) return 0;
    const keptAt = this.#kernel.columnOf(column) + 8;
    return this.#takenInAll - new DataView(this.#kernel.memory.buffer).getUint32(keptAt, true);
  }
}
