/**
 * The kernel: the walk over records, the commonest masks and the second look, compiled to WebAssembly from `assembly/`
 * (decision 0035). It does what the plain way does and leaves to it what is not in its commonest form; where WebAssembly
 * may not run, the plain way does all.
 */
import { kernelBytes } from './kernel-bytes.ts';

export type KernelExports = {
  readonly memory: { readonly buffer: ArrayBuffer };
  /** Where its memory is free. */
  heapStart(): number;
  /** Makes memory reach to `end`: views of it are worth nothing afterwards. */
  reach(end: number): void;
  columnLimit(): number;
  /** Where a column is described: see assembly/layout.ts. */
  columnOf(number: number): number;
  compoundBeginnings(): number;
  compoundPairs(): number;
  /** Before records are masked or judged: see assembly/scan.ts. */
  findStops(from: number, to: number, delimiter: number, list: number): void;
  maskRecords(...parameters: readonly number[]): number;
  judgeRecords(...parameters: readonly number[]): number;
  recordsMasked(): number;
  recordsJudged(): number;
  outputEnds(): number;
  ranFull(): boolean;
  /** Writes up to 32 bytes behind the end. */
  isUtf8(from: number, to: number): boolean;
  /** Of the fields seen clean, which lie at `clean`: see assembly/texts.ts. */
  remember(clean: number, from: number, to: number): void;
};

/** Present in every runtime we support, but typed only by the DOM or Node libraries, which shared/ has not. */
type Engine = {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: unknown };
};
const { WebAssembly: engine } = globalThis as unknown as { readonly WebAssembly?: Engine };

let module: object | null | undefined;

const compiled = (): object | null => {
  try {
    return engine === undefined ? null : new engine.Module(kernelBytes);
  } catch {
    // A policy of the page forbids it.
    return null;
  }
};

/** An instance with memory of its own; null where WebAssembly may not run. */
export const openKernel = (): KernelExports | null => {
  module ??= compiled();
  if (engine === undefined || module === null) return null;
  return new engine.Instance(module, {}).exports as KernelExports;
};

/** Input as the kernel reads it; what lies before it in its memory stays. */
export class KernelInput {
  readonly #kernel: KernelExports;
  readonly #at: number;
  #end = 0;

  constructor(kernel: KernelExports, at: number) {
    this.#kernel = kernel;
    this.#at = at;
  }

  get end(): number {
    return this.#end;
  }

  room(length: number): Uint8Array {
    this.#end = this.#at + length;
    this.#kernel.reach(this.#list() + length * 4 + 64);
    return new Uint8Array(this.#kernel.memory.buffer, this.#at, length);
  }

  filled(delimiter: number): void {
    this.#kernel.findStops(this.#at, this.#end, delimiter, this.#list());
  }

  /** Of the places where fields may end: behind the input and what is read beyond it. */
  #list(): number {
    return (this.#end + 127) & ~63;
  }
}
