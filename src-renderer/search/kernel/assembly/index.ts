// The search kernel: what the worker calls. One instance builds blocks, another answers queries.
import { add, andInto, clear, copy, fillFirst, orInto, setBytes, size, takeOut, useSets } from './bitmap';
import { buildTable as build, scratchBytes as bytesOfScratch, takeScratch as takeScratchAt } from './build';
import {
  abstractTable,
  addUp as addUpLengths,
  codeTable,
  columnsWord,
  docsWord,
  facetTable,
  largestSet,
  maskFacetsWord,
  nameTable,
  orderWord,
  part,
  word,
} from './layout';
import { matchField, matchItems, matchNameStart } from './match';
import { matchSpelling, setReadings } from './spelling';
import { addEntries, countAt, keyAt, lowerBound, sizeWithin } from './table';

/** Best place first: the name whole, its beginning, in it, its pinyin, the code, an item, the abstract, the provider. */
const levels: u32 = 8;
const mostChoices: u32 = 12;

const reached: usize = memory.data(8 * largestSet, 16);
const term: usize = memory.data(8 * largestSet, 16);
const filters: usize = memory.data(12 * largestSet, 16);
const base: usize = memory.data(largestSet, 16);
const kept: usize = memory.data(largestSet, 16);
const counted: usize = memory.data(largestSet, 16);
const others: usize = memory.data(largestSet, 16);
const chosen: usize = memory.data(12, 16);

export function scratchBytes(mostPairs: u32, slotBits: u32): u32 {
  return bytesOfScratch(mostPairs, slotBits);
}

export function takeScratch(at: usize, slotBits: u32): void {
  takeScratchAt(at, slotBits);
}

export function addUp(lengths: usize, count: u32, starts: usize): void {
  addUpLengths(lengths, count, starts);
}

export function buildTable(block: usize, table: u32, at: usize, lists: usize): usize {
  return build(block, table, at, lists);
}

/** Where the caller may begin to put things. */
export function heapStart(): usize {
  return (__heap_base + 15) & ~15;
}

export function grow(end: usize): void {
  const missing = <i32>((end + 0xffff) >> 16) - memory.size();
  if (missing > 0) memory.grow(missing);
}

function level(sets: usize, index: u32): usize {
  return sets + <usize>index * largestSet;
}

/** Begins a query on a block: every living entry, found in the best place. */
export function begin(block: usize, dead: usize): void {
  useSets(word(block, docsWord));
  fillFirst(base, word(block, docsWord));
  takeOut(base, dead);
  for (let at: u32 = 0; at < levels; at++) copy(level(reached, at), base);
  memory.fill(chosen, 0, mostChoices);
}

/** Where the caller has put how characters are read; see spelling.ts. */
export function takeReadings(readings: usize, initials: usize): void {
  setReadings(readings, initials);
}

function next(index: u32): usize {
  copy(level(term, index), level(term, index - 1));
  return level(term, index);
}

/** Begins a term: the entries that hold it, by the best place it is found in. */
export function beginTerm(block: usize, text: usize, length: u32): void {
  clear(level(term, 0));
  clear(level(term, 1));
  clear(level(term, 2));
  matchField(block, nameTable, text, length, level(term, 2));
  matchNameStart(block, text, length, level(term, 2), level(term, 0), level(term, 1));
  orInto(level(term, 1), level(term, 0));
  copy(level(term, 3), level(term, 2));
}

/** A way to read the term as pinyin; between {@link beginTerm} and {@link endTerm}. */
export function addSpelling(block: usize, spelling: usize, length: u32): void {
  matchSpelling(block, spelling, length, level(term, 3));
}

/**
 * Adds the entries whose value of the facet is flagged. `numbers`: of each value of the block its number over all
 * blocks; `flags`: a byte for each of those.
 */
function addFlagged(block: usize, facet: u32, numbers: usize, flags: usize, into: usize): void {
  const end = lowerBound(block, facetTable, (facet + 1) << 16);
  for (let at = lowerBound(block, facetTable, facet << 16); at < end; at++) {
    const value = keyAt(block, facetTable, at) & 0xffff;
    if (load<u8>(flags + <usize>load<u32>(numbers + (<usize>value << 2)))) addEntries(block, facetTable, at, into);
  }
}

/**
 * Narrows to the entries that hold the term somewhere. `flags`: of each provider whether its name holds it, 0 where
 * none does.
 */
export function endTerm(block: usize, text: usize, length: u32, facet: u32, numbers: usize, flags: usize): void {
  matchField(block, codeTable, text, length, next(4));
  matchItems(block, text, length, next(5));
  matchField(block, abstractTable, text, length, next(6));
  const last = next(7);
  if (flags != 0) addFlagged(block, facet, numbers, flags, last);
  for (let at: u32 = 0; at < levels; at++) andInto(level(reached, at), level(term, at));
}

/** A choice: narrows to any of the flagged values of a facet. Each choice has a number of its own. */
export function addFilter(block: usize, choice: u32, facet: u32, numbers: usize, flags: usize): void {
  const filter = level(filters, choice);
  clear(filter);
  addFlagged(block, facet, numbers, flags, filter);
  store<u8>(chosen + choice, 1);
}

function narrow(set: usize, except: u32): void {
  copy(set, level(reached, levels - 1));
  for (let choice: u32 = 0; choice < mostChoices; choice++) {
    if (choice != except && load<u8>(chosen + choice)) andInto(set, level(filters, choice));
  }
}

/** How many of the block's entries meet the terms and every choice. */
export function count(): u32 {
  narrow(kept, mostChoices);
  return size(kept);
}

/**
 * Adds to `counts`, a word a value over all blocks, how many entries each value of a facet would leave, the choice of
 * that number aside. After {@link count}.
 */
export function countFacet(block: usize, choice: u32, facet: u32, numbers: usize, counts: usize): void {
  let set = kept;
  if (load<u8>(chosen + choice)) {
    narrow(counted, choice);
    set = counted;
  }
  const members = size(set);
  if (members == 0) return;
  const docs = word(block, docsWord);
  const first = lowerBound(block, facetTable, facet << 16);
  const end = lowerBound(block, facetTable, (facet + 1) << 16);
  // Whichever is least work: a pass over each value's set, over the members, or over those that are none.
  const bySets = (end - first) * (setBytes >> 3);
  const byEntry = min(members, docs - members) * 2;
  for (let at = first; at < end; at++) {
    const to = counts + (<usize>load<u32>(numbers + (<usize>(keyAt(block, facetTable, at) & 0xffff) << 2)) << 2);
    if (bySets <= byEntry) store<u32>(to, load<u32>(to) + sizeWithin(block, facetTable, at, set));
    else if (members << 1 > docs) store<u32>(to, load<u32>(to) + countAt(block, facetTable, at));
    else break;
  }
  if (bySets <= byEntry) return;
  if (members << 1 > docs) {
    fillFirst(others, docs);
    takeOut(others, set);
    countEntries(block, facet, others, numbers, counts, -1);
  } else countEntries(block, facet, set, numbers, counts, 1);
}

function countEntries(block: usize, facet: u32, set: usize, numbers: usize, counts: usize, each: i32): void {
  const column = part(block, columnsWord) + <usize>facet * <usize>word(block, docsWord) * 2;
  const isMask = ((word(block, maskFacetsWord) >> facet) & 1) != 0;
  for (let at: u32 = 0; at < setBytes; at += 8) {
    for (let bits = load<u64>(set + at); bits != 0; bits &= bits - 1) {
      const doc = (at << 3) + <u32>ctz<u64>(bits);
      const value = <u32>load<u16>(column + (<usize>doc << 1));
      if (!isMask) countOne(value, numbers, counts, each);
      else for (let rest = value; rest != 0; rest &= rest - 1) countOne(ctz<u32>(rest), numbers, counts, each);
    }
  }
}

function countOne(value: u32, numbers: usize, counts: usize, each: i32): void {
  const to = counts + (<usize>load<u32>(numbers + (<usize>value << 2)) << 2);
  store<u32>(to, load<u32>(to) + each);
}

/**
 * Writes the block's best hits, each as three words: place, order, entry; answers how many. None that is worse than
 * the place and order given is written. Entries of a block lie in their order, so that a place's hits come out sorted.
 */
export function list(block: usize, most: u32, into: usize, worstPlace: u32, worstOrder: u32): u32 {
  const orders = part(block, orderWord);
  let written: u32 = 0;
  clear(counted);
  for (let place: u32 = 0; place < levels && place <= worstPlace && written < most; place++) {
    for (let at: u32 = 0; at < setBytes && written < most; at += 8) {
      let bits = load<u64>(level(reached, place) + at) & load<u64>(kept + at) & ~load<u64>(counted + at);
      store<u64>(counted + at, load<u64>(counted + at) | bits);
      while (bits != 0 && written < most) {
        const doc = (at << 3) + <u32>ctz<u64>(bits);
        bits &= bits - 1;
        const order = load<u32>(orders + (<usize>doc << 2));
        if (place == worstPlace && order > worstOrder) return written;
        const to = into + <usize>written * 12;
        store<u32>(to, place);
        store<u32>(to, order, 4);
        store<u32>(to, doc, 8);
        written++;
      }
    }
  }
  return written;
}

/** Marks an entry of a block as changed or removed since. */
export function bury(dead: usize, doc: u32): void {
  add(dead, doc);
}
