/** The search kernel as the worker holds it: one instance makes blocks, another answers queries. */

import { aligned, headerOf, type Word, words } from '#shared/domain/search/columns/layout.ts';
import { charactersReadAs, syllables } from '#shared/domain/search/pinyin.ts';
import { blockMagic } from './block-reader.ts';

type Exports = {
  readonly memory: WebAssembly.Memory;
  heapStart(): number;
  grow(end: number): void;
  scratchBytes(mostPairs: number, slotBits: number): number;
  takeScratch(at: number, slotBits: number): void;
  addUp(lengths: number, count: number, starts: number): void;
  buildTable(block: number, table: number, at: number, lists: number): number;
  begin(block: number, dead: number): void;
  takeReadings(readings: number, initials: number): void;
  beginTerm(block: number, text: number, length: number): void;
  addSpelling(block: number, spelling: number, length: number): void;
  endTerm(...parameters: readonly number[]): void;
  addFilter(...parameters: readonly number[]): void;
  count(): number;
  countFacet(...parameters: readonly number[]): void;
  list(...parameters: readonly number[]): number;
  bury(dead: number, doc: number): void;
};

export type Kernel = {
  readonly exports: Exports;
  /** Must have been called before names are read: making the tables takes longer than starting the rest. */
  readonly learnToRead: () => void;
  /** Where its memory is free. */
  readonly free: number;
};

const tables = 8;
/** The tables whose keys stand in the columns; the kernel finds those of the others itself. */
const listsOf = new Map<number, Word>([
  [3, 'itemLists'],
  [6, 'runLists'],
]);
/** Lengths in the columns' tail, of how many texts, and where their starts belong. */
const startsOf = [
  ['nameLengths', 'docs', 'nameStart'],
  ['codeLengths', 'docs', 'codeStart'],
  ['abstractLengths', 'docs', 'abstractStart'],
  ['idLengths', 'docs', 'idStart'],
  ['itemLengths', 'itemCount', 'itemStart'],
  ['runLengths', 'runCount', 'runStart'],
] as const;
const readingsPerUnit = 4;
/** A segment's different pairs of characters nearly always fit into the least; the rest is tried again with the most. */
const leastSlotBits = 16;
const mostSlotBits = 20;

/** How characters are read, as the kernel wants it: of each UTF-16 unit up to four syllables' numbers plus one. */
const makeReadingTables = (): { readings: Uint16Array; initials: Uint8Array } => {
  const readings = new Uint16Array(0x10000 * readingsPerUnit);
  for (const [number, syllable] of syllables.entries()) {
    const units = charactersReadAs(syllable);
    for (let at = 0; at < units.length; at += 1) {
      let slot = units.charCodeAt(at) * readingsPerUnit;
      const end = slot + readingsPerUnit;
      while (slot < end && readings[slot] !== 0) slot += 1;
      if (slot < end) readings[slot] = number + 1;
    }
  }
  return { readings, initials: Uint8Array.from(syllables, (syllable) => syllable.charCodeAt(0) - 96) };
};

let readingTables: ReturnType<typeof makeReadingTables> | null = null;
const readingsBytes = 0x10000 * readingsPerUnit * 2;

export const startKernel = (module: WebAssembly.Module): Kernel => {
  const exports = new WebAssembly.Instance(module, {}).exports as unknown as Exports;
  const at = exports.heapStart();
  const after = aligned(at + readingsBytes);
  const free = aligned(after + syllables.length);
  exports.grow(free);
  let hasLearnt = false;
  const learnToRead = (): void => {
    if (hasLearnt) return;
    hasLearnt = true;
    readingTables ??= makeReadingTables();
    const { readings, initials } = readingTables;
    new Uint16Array(exports.memory.buffer, at, readings.length).set(readings);
    new Uint8Array(exports.memory.buffer, after, initials.length).set(initials);
    exports.takeReadings(at, after);
  };
  return { exports, learnToRead, free };
};

/** A block could not be made of these entries: they hold too many different pairs of characters. */
export class BlockTooRich extends Error {}

/**
 * Makes blocks, ready to be kept or searched, of columns. WebAssembly memory never shrinks and making a block takes a
 * lot for a moment, so whoever searches has another instance, and this one is let go when nothing more is to be made.
 */
export class BlockMaker {
  readonly #kernel: Kernel;

  constructor(module: WebAssembly.Module) {
    this.#kernel = startKernel(module);
    this.#kernel.learnToRead();
  }

  /**
   * @param columns whole and of this build (`areColumns`)
   * @returns the block where it was made: to be held, kept or copied before the next one is made there
   * @throws BlockTooRich, or the kernel's own error where offsets lie outside of the columns
   */
  make(columns: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
    const block = this.#make(columns, leastSlotBits) ?? this.#make(columns, mostSlotBits);
    if (block === null) throw new BlockTooRich();
    return block;
  }

  /** Null where there are too many different keys for so many slots. */
  #make(columns: Uint8Array<ArrayBuffer>, slotBits: number): Uint8Array<ArrayBuffer> | null {
    const { exports: kernel, free: scratch } = this.#kernel;
    const header = headerOf(columns);
    const wordOf = (word: Word): number => header[words[word]] as number;
    const tail = wordOf('tail');
    const tailAt = aligned(scratch + kernel.scratchBytes(wordOf('mostKeys'), slotBits));
    const block = aligned(tailAt + columns.length - tail);
    kernel.grow(block + tail);
    kernel.takeScratch(scratch, slotBits);
    const memory = new Uint8Array(kernel.memory.buffer);
    memory.set(columns.subarray(tail), tailAt);
    memory.set(columns.subarray(0, tail), block);
    for (const [lengths, count, starts] of startsOf)
      kernel.addUp(tailAt + wordOf(lengths) - tail, wordOf(count), block + wordOf(starts));
    let end = block + tail;
    for (let table = 0; table < tables; table += 1) {
      const lists = listsOf.get(table);
      const listsAt = lists === undefined ? 0 : tailAt + wordOf(lists) - tail;
      end = kernel.buildTable(block, table, end, listsAt);
      if (end === 0) return null;
    }
    const bytes = new Uint8Array(kernel.memory.buffer as ArrayBuffer, block, end - block);
    const own = headerOf(bytes);
    own[words.magic] = blockMagic;
    own[words.size] = bytes.length;
    return bytes;
  }
}
