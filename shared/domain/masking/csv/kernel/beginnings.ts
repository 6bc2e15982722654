/**
 * Beginnings of addresses whose county is known, in the kernel's memory (assembly/addresses.ts). A reference is a distance
 * from the tree's start, 0 for none: to a place, which says which byte tells its beginnings apart and has a reference for each
 * value of that byte, or, with its lowest bit set, to a beginning.
 */
import { mostBeginnings } from '../fast-address.ts';
import type { KernelExports } from './open-kernel.ts';

const bytesOfPlace = 4 + 256 * 4;
const bytesOfBeginning = 128;
const longest = bytesOfBeginning - 4 - 15;
const beginningsAt = 64 + mostBeginnings * bytesOfPlace;
/** The last beginning is read a little further than it goes. */
export const treeBytes = beginningsAt + mostBeginnings * bytesOfBeginning;

const isBeginning = (reference: number): boolean => reference % 2 === 1;

export class Beginnings {
  readonly #kernel: KernelExports;
  readonly at: number;
  #places = 0;
  #beginnings = 0;

  /** @param at where {@link treeBytes} of its memory are zero and nobody else's, at a multiple of 64 */
  constructor(kernel: KernelExports, at: number) {
    this.#kernel = kernel;
    this.at = at;
  }

  /** At most `mostBeginnings`. One that is too long stays unknown, and so does one that another begins with. */
  learn(beginning: Uint8Array): void {
    const words = new Int32Array(this.#kernel.memory.buffer, this.at, treeBytes / 4);
    const bytes = new Uint8Array(this.#kernel.memory.buffer, this.at, treeBytes);
    if (this.#beginnings === mostBeginnings || beginning.length > longest) return;
    const nearest = this.#nearest(words, bytes, beginning);
    const differ = nearest === null ? 0 : beginning.findIndex((byte, at) => byte !== nearest[at]);
    if (nearest !== null && (differ < 0 || differ >= nearest.length)) return;
    const reference = this.#written(words, bytes, beginning);
    const at = this.#slotBefore(words, beginning, differ);
    const stood = words[at] as number;
    if (nearest === null || stood === 0) {
      words[at] = reference;
      return;
    }
    const place = this.#newPlace(words, differ);
    words[slotOf(place, nearest[differ] as number)] = stood;
    words[slotOf(place, beginning[differ] as number)] = reference;
    words[at] = place;
  }

  /** The known one that has most of its first bytes; null where none is known. */
  #nearest(words: Int32Array, bytes: Uint8Array, beginning: Uint8Array): Uint8Array | null {
    let reference = words[0] as number;
    if (reference === 0) return null;
    while (!isBeginning(reference)) {
      const there = words[slotOf(reference, beginning[words[reference / 4] as number] ?? 0)] as number;
      reference = there === 0 ? firstAt(words, reference) : there;
    }
    const start = reference - 1;
    return bytes.subarray(start + 4, start + 4 + (words[start / 4] as number));
  }

  /** Where the reference stands that leads to what has the same bytes up to `differ`. */
  #slotBefore(words: Int32Array, beginning: Uint8Array, differ: number): number {
    let at = 0;
    for (;;) {
      const reference = words[at] as number;
      if (reference === 0 || isBeginning(reference)) return at;
      const place = words[reference / 4] as number;
      if (place > differ) return at;
      at = slotOf(reference, beginning[place] as number);
    }
  }

  #written(words: Int32Array, bytes: Uint8Array, beginning: Uint8Array): number {
    const start = beginningsAt + this.#beginnings * bytesOfBeginning;
    this.#beginnings += 1;
    words[start / 4] = beginning.length;
    bytes.set(beginning, start + 4);
    return start + 1;
  }

  #newPlace(words: Int32Array, differ: number): number {
    const start = 64 + this.#places * bytesOfPlace;
    this.#places += 1;
    words[start / 4] = differ;
    return start;
  }
}

const slotOf = (place: number, byte: number): number => place / 4 + 1 + byte;

const firstAt = (words: Int32Array, place: number): number => {
  const slots = words.subarray(place / 4 + 1, place / 4 + 257);
  return slots.find((reference) => reference !== 0) as number;
};
