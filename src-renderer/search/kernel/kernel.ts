/** The search kernel as the worker holds it: one instance builds blocks, another answers queries. */
import { charactersReadAs, syllables } from '#shared/domain/search/pinyin.ts';
import { aligned, type BlockEntry, composeBase } from './block-layout.ts';
import type { KeyLists } from './key-lists.ts';

type Exports = {
  readonly memory: WebAssembly.Memory;
  heapStart(): number;
  grow(end: number): void;
  scratchBytes(mostPairs: number, slotBits: number): number;
  useScratch(at: number, slotBits: number): void;
  buildTable(block: number, table: number, at: number, given: number, starts: number): number;
  begin(block: number, dead: number): void;
  useReadings(readings: number, initials: number): void;
  beginTerm(block: number, text: number, length: number): void;
  addSpelling(block: number, spelling: number, length: number): void;
  endTerm(...parameters: readonly number[]): void;
  addFilter(...parameters: readonly number[]): void;
  count(): number;
  countFacet(...parameters: readonly number[]): void;
  list(block: number, most: number, into: number): number;
  bury(dead: number, doc: number): void;
};

export type Kernel = {
  readonly exports: Exports;
  /** Where its memory is free. */
  readonly free: number;
};

const tables = 7;
/** The tables whose keys are given; the kernel finds those of the others itself. */
const itemTable = 3;
const facetTable = 4;
const phraseTable = 6;
const readingsPerUnit = 4;
const leastSlotBits = 10;
const mostSlotBits = 20;

/** How characters are read, as the kernel wants it: of each UTF-16 unit up to four syllables' numbers plus one. */
const makeReadingTables = (): { readings: Uint16Array; initials: Uint8Array } => {
  const readings = new Uint16Array(0x10000 * readingsPerUnit);
  syllables.forEach((syllable, number) => {
    for (const character of charactersReadAs(syllable)) {
      const at = character.charCodeAt(0) * readingsPerUnit;
      const slot = readings.subarray(at, at + readingsPerUnit).indexOf(0);
      if (slot !== -1) readings[at + slot] = number + 1;
    }
  });
  return { readings, initials: Uint8Array.from(syllables, (syllable) => syllable.charCodeAt(0) - 96) };
};

let readingTables: ReturnType<typeof makeReadingTables> | null = null;

export const startKernel = (module: WebAssembly.Module): Kernel => {
  const exports = new WebAssembly.Instance(module, {}).exports as unknown as Exports;
  readingTables ??= makeReadingTables();
  const { readings, initials } = readingTables;
  const at = exports.heapStart();
  const after = aligned(at + readings.byteLength);
  const free = aligned(after + initials.byteLength);
  exports.grow(free);
  new Uint16Array(exports.memory.buffer, at, readings.length).set(readings);
  new Uint8Array(exports.memory.buffer, after, initials.length).set(initials);
  exports.useReadings(at, after);
  return { exports, free };
};

/** A block could not be made of these entries: they hold too many different pairs of characters. */
export class BlockTooRich extends Error {}

/**
 * Builds a block, ready to be kept or searched.
 * @param entries at most 65,536, in any order
 * @throws BlockTooRich where fewer entries must be taken
 */
export const buildBlock = (
  module: WebAssembly.Module,
  entries: readonly BlockEntry[],
): Uint8Array<ArrayBuffer> => {
  // An instance of its own: WebAssembly memory never shrinks, and building takes a lot for a moment.
  const { exports: kernel, free: scratch } = startKernel(module);
  const base = composeBase(entries);
  // Different keys are never more than keys; of a full block of Chinese text they are far fewer.
  const slotBits = Math.min(
    mostSlotBits,
    Math.max(leastSlotBits, Math.ceil(Math.log2(base.mostPairs * 2 + 1))),
  );
  const place = (lists: KeyLists, at: number) => ({
    lists,
    starts: at,
    keys: aligned(at + lists.starts.byteLength),
    end: aligned(aligned(at + lists.starts.byteLength) + lists.keys.byteLength),
  });
  const items = place(base.items, aligned(scratch + kernel.scratchBytes(base.mostPairs, slotBits)));
  const facets = place(base.facets, items.end);
  const phrases = place(base.phrases, facets.end);
  const block = phrases.end;
  kernel.grow(block + base.bytes.length);
  kernel.useScratch(scratch, slotBits);
  const memory = new Uint8Array(kernel.memory.buffer);
  for (const { lists, starts, keys } of [items, facets, phrases]) {
    memory.set(new Uint8Array(lists.starts.buffer), starts);
    memory.set(new Uint8Array(lists.keys.buffer, 0, lists.keys.byteLength), keys);
  }
  memory.set(base.bytes, block);
  const givenTables = new Map([
    [itemTable, items],
    [facetTable, facets],
    [phraseTable, phrases],
  ]);
  let end = block + base.bytes.length;
  for (let table = 0; table < tables; table += 1) {
    const given = givenTables.get(table);
    end = kernel.buildTable(block, table, end, given?.keys ?? 0, given?.starts ?? 0);
    if (end === 0) throw new BlockTooRich();
  }
  const bytes = new Uint8Array(kernel.memory.buffer.slice(block, end) as ArrayBuffer);
  new Uint32Array(bytes.buffer, 0, 2)[1] = bytes.length;
  return bytes;
};
