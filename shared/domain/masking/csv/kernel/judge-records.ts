/** Whole records looked at by the kernel, as long as every field is one in which nothing can be, or was seen clean before. */
import type { CsvFormat } from '../sniff.ts';
import { giveInput, type KernelExports } from './open-kernel.ts';
import { copies, describeColumns, isKernelFormat, text } from './programs.ts';
import type { WholeRecords } from './whole-records.ts';

const places = 1 << 14;
const longestRemembered = 64;
const cleanBytes = places * (1 + longestRemembered);

export class JudgeRecords implements WholeRecords {
  readonly #kernel: KernelExports;
  readonly #columns: number;
  readonly #delimiter: number;
  readonly #clean: number;
  readonly #scratch: number;
  readonly #in: number;
  #length = 0;

  private constructor(kernel: KernelExports, judged: readonly boolean[], { delimiter }: CsvFormat) {
    this.#kernel = kernel;
    this.#columns = judged.length;
    this.#delimiter = delimiter.charCodeAt(0);
    this.#clean = kernel.heapStart();
    this.#scratch = this.#clean + cleanBytes;
    this.#in = this.#scratch + longestRemembered;
    kernel.reach(this.#in);
    describeColumns(
      kernel,
      judged.map((isJudged) => ({ ...(isJudged ? text('keep') : copies), emptyStays: true, table: 0 })),
    );
  }

  /** Null where the format is not the kernel's. */
  static over(
    kernel: KernelExports | null,
    judged: readonly boolean[],
    format: CsvFormat,
  ): JudgeRecords | null {
    if (kernel === null || !isKernelFormat(kernel, format, judged.length)) return null;
    return new JudgeRecords(kernel, judged, format);
  }

  give(input: Uint8Array, length: number): void {
    this.#length = length;
    giveInput(this.#kernel, { at: this.#in, delimiter: this.#delimiter }, input.subarray(0, length));
  }

  take(from: number): number {
    const end = this.#in + this.#length;
    const at = this.#kernel.judgeRecords(this.#in + from, end, this.#columns, this.#delimiter, this.#clean);
    return at - this.#in;
  }

  taken(): number {
    return this.#kernel.recordsJudged();
  }

  /** A field's bytes in which nothing was found. */
  remember(field: Uint8Array): void {
    if (field.length > longestRemembered) return;
    new Uint8Array(this.#kernel.memory.buffer).set(field, this.#scratch);
    this.#kernel.remember(this.#clean, this.#scratch, this.#scratch + field.length);
  }
}
