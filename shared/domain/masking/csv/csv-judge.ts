/**
 * The second look: reads the output as a stranger would and finds what the detectors still find. Fields that were seen clean
 * before are known by their bytes.
 */

import { findInText } from '../find-in-text.ts';
import type { SensitiveKind } from '../kind.ts';
import type { FastMask } from './byte-mask.ts';
import type { Codec } from './codec.ts';
import { type CsvStretch, CsvWalk, type FieldVisitor } from './csv-walk.ts';
import { fastMaskOf } from './fast-mask.ts';
import { fieldText } from './field-text.ts';
import { JudgeRecords } from './kernel/judge-records.ts';
import type { KernelExports } from './kernel/open-kernel.ts';

export type LeftOver = { readonly kind: SensitiveKind; readonly values: number };

/** Short fields remembered as clean: places, and the bytes of each. */
const places = 1 << 14;
const longestRemembered = 64;

export class CsvJudge implements FieldVisitor {
  readonly #codec: Codec;
  readonly #walk: CsvWalk;
  readonly #whole: JudgeRecords | null;
  readonly #judged: readonly boolean[];
  readonly #left: readonly Map<SensitiveKind, number>[];
  readonly #clean = new Uint8Array(places * longestRemembered);
  readonly #lengths = new Uint8Array(places);
  readonly #scratch = new Uint8Array(1 << 12);
  readonly #looksClean: FastMask;
  #here: (readonly [number, SensitiveKind])[] = [];
  #bom: number;

  /**
   * @param judged which columns are looked at: not those whose algorithm writes what only reads as raw
   * @param kernel its own; null: every record goes the plain way
   */
  constructor(
    { codec, format, before = 0 }: CsvStretch,
    judged: readonly boolean[],
    kernel: KernelExports | null,
  ) {
    this.#codec = codec;
    this.#whole = JudgeRecords.over(kernel, judged, format);
    this.#walk = new CsvWalk(codec, format, { before, whole: this.#whole });
    this.#judged = judged;
    this.#left = judged.map(() => new Map());
    this.#bom = before === 0 ? format.bom : 0;
    this.#looksClean = fastMaskOf({ id: 'free-text', numbers: 'keep' }, codec) as FastMask;
  }

  push(output: Uint8Array, final = false): void {
    const skipped = Math.min(this.#bom, output.length);
    this.#bom -= skipped;
    this.#walk.push(skipped === 0 ? output : output.subarray(skipped), this, final);
  }

  /** What was found in each column since this was last asked. */
  left(): readonly (readonly LeftOver[])[] {
    const left = this.#left.map((kinds) => [...kinds].map(([kind, values]) => ({ kind, values })));
    for (const kinds of this.#left) kinds.clear();
    return left;
  }

  field(input: Uint8Array, column: number, from: number, to: number, quoted: 0 | 1 | 2): void {
    if (this.#judged[column] !== true || this.#walk.rows === 0 || from === to) return;
    if (to - from <= this.#scratch.length && this.#looksClean(input, from, to, this.#scratch, 0) >= 0) return;
    if (this.#isRemembered(input, from, to)) {
      this.#whole?.remember(input.subarray(from, to));
      return;
    }
    const text = fieldText(this.#codec, input.subarray(from, to), quoted);
    const kinds = new Set(findInText(text, 'keep').map(({ kind }) => kind));
    if (kinds.size === 0) this.#remember(input, from, to);
    for (const kind of kinds) if (kind !== null) this.#here.push([column, kind]);
  }

  #placeOf(input: Uint8Array, from: number, to: number): number {
    let hash = 0x811c9dc5;
    for (let at = from; at < to; at += 1) hash = Math.imul(hash ^ (input[at] as number), 0x01000193);
    return (hash ^ (hash >>> 15)) & (places - 1);
  }

  #isRemembered(input: Uint8Array, from: number, to: number): boolean {
    if (to - from > longestRemembered) return false;
    const place = this.#placeOf(input, from, to);
    if (this.#lengths[place] !== to - from) return false;
    const base = place * longestRemembered - from;
    for (let at = from; at < to; at += 1) if (this.#clean[base + at] !== input[at]) return false;
    return true;
  }

  #remember(input: Uint8Array, from: number, to: number): void {
    if (to - from > longestRemembered) return;
    this.#whole?.remember(input.subarray(from, to));
    const place = this.#placeOf(input, from, to);
    this.#lengths[place] = to - from;
    this.#clean.set(input.subarray(from, to), place * longestRemembered);
  }

  record(): void {
    for (const [column, kind] of this.#here) {
      const counts = this.#left[column] as Map<SensitiveKind, number>;
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
    }
    if (this.#here.length > 0) this.#here = [];
  }

  undo(): void {
    this.#here = [];
  }
}
