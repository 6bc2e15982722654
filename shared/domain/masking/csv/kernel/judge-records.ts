/** Whole records looked at by the kernel, as long as every field is one in which nothing can be, or was seen clean before. */
import type { CsvFormat } from '../sniff.ts';
import { type KernelExports, KernelInput } from './open-kernel.ts';
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
  readonly #at: number;
  readonly #input: KernelInput;

  private constructor(kernel: KernelExports, judged: readonly boolean[], { delimiter }: CsvFormat) {
    this.#kernel = kernel;
    this.#columns = judged.length;
    this.#delimiter = delimiter.charCodeAt(0);
    this.#clean = kernel.heapStart();
    this.#scratch = this.#clean + cleanBytes;
    this.#at = this.#scratch + longestRemembered;
    kernel.reach(this.#at);
    this.#input = new KernelInput(kernel, this.#at);
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

  room(length: number): Uint8Array {
    return this.#input.room(length);
  }

  filled(): void {
    this.#input.filled(this.#delimiter);
  }

  take(from: number): number {
    const end = this.#input.end;
    const at = this.#kernel.judgeRecords(this.#at + from, end, this.#columns, this.#delimiter, this.#clean);
    return at - this.#at;
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
