// Making the tables of a block, one after another, behind the part that the caller has written.
import { add, clear, isSet, setBytes, useSets } from './bitmap';
import {
  abstractTable,
  columnsWord,
  docsWord,
  facetCountWord,
  facetTable,
  fieldText,
  fieldUnits,
  jointTable,
  maskFacetsWord,
  nameTable,
  part,
  startMark,
  tablesWord,
  word,
} from './layout';
import { lettersOf } from './spelling';
import { isMark, unit } from './unit';

/** Of the table that numbers keys: a power of two, twice the most different keys of a block's table. */
let slotBits: u32 = 0;
let slots: u32 = 0;
let mostKeys: u32 = 0;

/** Of each slot a key and its running number plus one: side by side, as they are looked at together. */
let numbering: usize = 0;
/** Of each key the last entry that has it plus one, and how many have it. */
let tallies: usize = 0;
let keys: usize = 0;
/** Where a key's next entry goes; odd where they are a set. */
let places: usize = 0;
let sorted: usize = 0;
let spare: usize = 0;
let digits: usize = 0;
let ends: usize = 0;
let stream: usize = 0;
let found: u32 = 0;
let written: u32 = 0;

/** Keys are sorted by so many bits at a time: the counts of a round stay in the nearest cache. */
const digitBits: u32 = 11;
const digitCount: u32 = 1 << digitBits;

/** Bytes of working memory for blocks of at most so many keys in all entries, and 2 ** (bits - 1) different ones. */
export function scratchBytes(mostPairs: u32, bits: u32): u32 {
  return (8 << bits) + (24 << (bits - 1)) + digitCount * 4 + 65536 * 4 + mostPairs * 4;
}

export function takeScratch(at: usize, bits: u32): void {
  slotBits = bits;
  slots = 1 << bits;
  mostKeys = slots >> 1;
  numbering = at;
  tallies = numbering + slots * 8;
  keys = tallies + mostKeys * 8;
  places = keys + mostKeys * 4;
  sorted = places + mostKeys * 4;
  spare = sorted + mostKeys * 4;
  digits = spare + mostKeys * 4;
  ends = digits + digitCount * 4;
  stream = ends + 65536 * 4;
}

/** The running number of a key; -1 where there are too many. */
function numberOf(key: u32): i32 {
  let slot = (key * 0x9e3779b1) >> (32 - slotBits);
  let at = numbering + (<usize>slot << 3);
  for (;;) {
    const id = load<u32>(at, 4);
    if (id == 0) break;
    if (load<u32>(at) == key) return <i32>(id - 1);
    slot = (slot + 1) & (slots - 1);
    at = numbering + (<usize>slot << 3);
  }
  if (found == mostKeys) return -1;
  store<u32>(at, key);
  store<u32>(at, found + 1, 4);
  store<u32>(keys + (<usize>found << 2), key);
  store<u64>(tallies + (<usize>found << 3), 0);
  found++;
  return <i32>(found - 1);
}

function countOf(id: u32): u32 {
  return load<u32>(tallies + (<usize>id << 3), 4);
}

function note(key: u32, doc: u32): bool {
  const id = numberOf(key);
  if (id < 0) return false;
  const tally = tallies + (<usize>id << 3);
  if (load<u32>(tally) == doc + 1) return true;
  store<u32>(tally, doc + 1);
  store<u32>(tally, load<u32>(tally, 4) + 1, 4);
  store<u32>(stream + (<usize>written << 2), <u32>id);
  written++;
  return true;
}

/** Each two characters that follow one another, the last alone, and of a name its first behind a mark. */
function noteGrams(block: usize, table: u32, doc: u32): bool {
  const units = fieldUnits(block, table, doc);
  if (units == 0) return true;
  const text = fieldText(block, table, doc);
  if (table == nameTable && !note((startMark << 16) | <u32>load<u16>(text), doc)) return false;
  for (let at: u32 = 0; at + 1 < units; at++) {
    const key = ((<u32>load<u16>(text + (at << 1))) << 16) | <u32>load<u16>(text + (at << 1), 2);
    if (!note(key, doc)) return false;
  }
  return note((<u32>load<u16>(text + ((units - 1) << 1))) << 16, doc);
}

/** First letters of the readings of each character alone and of each two. */
function noteInitials(block: usize, doc: u32): bool {
  const units = fieldUnits(block, nameTable, doc);
  if (units == 0) return true;
  const name = fieldText(block, nameTable, doc);
  let here = lettersOf(unit(name, 0));
  for (let at: u32 = 1; at <= units; at++) {
    const next = at < units ? lettersOf(unit(name, at)) : 0;
    for (let letters = here; letters != 0; letters >>= 8) {
      const letter = (letters & 0xff) << 16;
      if (!note(letter, doc)) return false;
      for (let others = next; others != 0; others >>= 8) {
        if (!note(letter | (others & 0xff), doc)) return false;
      }
    }
    here = next;
  }
  return true;
}

/** What stands before and behind each mark of the abstract: phrases that meet there. */
function noteJoints(block: usize, doc: u32): bool {
  const units = fieldUnits(block, abstractTable, doc);
  const text = fieldText(block, abstractTable, doc);
  for (let at: u32 = 1; at + 1 < units; at++) {
    if (!isMark(unit(text, at))) continue;
    if (!note((unit(text, at - 1) << 16) | unit(text, at + 1), doc)) return false;
  }
  return true;
}

/** facet << 16 | value of each of the entry's values. */
function noteFacets(block: usize, doc: u32): bool {
  const docs = <usize>word(block, docsWord);
  const masks = word(block, maskFacetsWord);
  for (let facet: u32 = 0; facet < word(block, facetCountWord); facet++) {
    const value = <u32>load<u16>(part(block, columnsWord) + ((<usize>facet * docs + doc) << 1));
    if (((masks >> facet) & 1) == 0) {
      if (!note((facet << 16) | value, doc)) return false;
      continue;
    }
    for (let bits = value; bits != 0; bits &= bits - 1) {
      if (!note((facet << 16) | ctz<u32>(bits), doc)) return false;
    }
  }
  return true;
}

/** What the caller gives: how many keys each entry has, then all keys' lower halves, then their upper ones. */
let listed: usize = 0;
let listedHigh: usize = 0;

function useLists(lists: usize, docs: u32): void {
  let keys: usize = 0;
  for (let doc: u32 = 0; doc < docs; doc++) keys += <usize>load<u16>(lists + (<usize>doc << 1));
  listed = lists + (<usize>docs << 1);
  listedHigh = listed + (keys << 1);
}

function noteListed(lists: usize, doc: u32): bool {
  for (let rest = <u32>load<u16>(lists + (<usize>doc << 1)); rest > 0; rest--) {
    if (!note(<u32>load<u16>(listed) | (<u32>load<u16>(listedHigh) << 16), doc)) return false;
    listed += 2;
    listedHigh += 2;
  }
  return true;
}

function noteKeys(block: usize, table: u32, lists: usize, doc: u32): bool {
  if (lists != 0) return noteListed(lists, doc);
  if (table <= abstractTable) return noteGrams(block, table, doc);
  if (table == jointTable) return noteJoints(block, doc);
  return table == facetTable ? noteFacets(block, doc) : noteInitials(block, doc);
}

/** Sorts `sorted` (running numbers) by key, the lower bits first. */
function sortByKey(): void {
  for (let id: u32 = 0; id < found; id++) store<u32>(sorted + (<usize>id << 2), id);
  for (let shift: u32 = 0; shift < 32; shift += digitBits) {
    memory.fill(digits, 0, digitCount * 4);
    for (let id: u32 = 0; id < found; id++) {
      const digit = digitOf(id, shift);
      store<u32>(digit, load<u32>(digit) + 1);
    }
    let sum: u32 = 0;
    for (let digit = digits; digit < digits + digitCount * 4; digit += 4) {
      const count = load<u32>(digit);
      store<u32>(digit, sum);
      sum += count;
    }
    for (let at: u32 = 0; at < found; at++) {
      const id = load<u32>(sorted + (<usize>at << 2));
      const digit = digitOf(id, shift);
      const to = load<u32>(digit);
      store<u32>(digit, to + 1);
      store<u32>(spare + (<usize>to << 2), id);
    }
    const swap = sorted;
    sorted = spare;
    spare = swap;
  }
}

function digitOf(id: u32, shift: u32): usize {
  return digits + (<usize>((load<u32>(keys + (<usize>id << 2)) >> shift) & (digitCount - 1)) << 2);
}

function reserve(end: usize): void {
  const missing = <i32>((end + 0xffff) >> 16) - memory.size();
  if (missing > 0) memory.grow(missing);
}

/** Writes keys, counts and where the data of each will be; the end of it all. */
function layOut(block: usize, table: u32, at: usize): usize {
  const keysAt = at;
  const countsAt = keysAt + (<usize>found << 2);
  const dataAt = countsAt + (<usize>found << 2);
  let end = (dataAt + (<usize>found << 2) + 15) & ~15;
  reserve(end);
  const header = block + ((tablesWord + table * 4) << 2);
  store<u32>(header, found);
  store<u32>(header, <u32>(keysAt - block), 4);
  store<u32>(header, <u32>(countsAt - block), 8);
  store<u32>(header, <u32>(dataAt - block), 12);
  for (let index: u32 = 0; index < found; index++) {
    const id = load<u32>(sorted + (<usize>index << 2));
    const count = countOf(id);
    store<u32>(keysAt + (<usize>index << 2), load<u32>(keys + (<usize>id << 2)));
    store<u32>(countsAt + (<usize>index << 2), count);
    if (isSet(count)) end = (end + 15) & ~15;
    store<u32>(dataAt + (<usize>index << 2), <u32>(end - block));
    store<u32>(places + (<usize>id << 2), <u32>end | <u32>isSet(count));
    end += isSet(count) ? <usize>setBytes : <usize>count << 1;
  }
  return (end + 15) & ~15;
}

function fillData(docs: u32): void {
  for (let id: u32 = 0; id < found; id++) {
    const place = load<u32>(places + (<usize>id << 2));
    if (place & 1) clear(place & ~1);
  }
  let at: u32 = 0;
  for (let doc: u32 = 0; doc < docs; doc++) {
    const end = load<u32>(ends + (<usize>doc << 2));
    for (; at < end; at++) {
      const next = places + (<usize>load<u32>(stream + (<usize>at << 2)) << 2);
      const place = load<u32>(next);
      if (place & 1) add(place & ~1, doc);
      else {
        store<u16>(place, <u16>doc);
        store<u32>(next, place + 2);
      }
    }
  }
}

/**
 * Makes one table of the block behind `at` and answers where it ends; 0 where it has too many different keys.
 * `lists` are the keys of items and of runs; 0 for the tables whose keys are found here.
 */
export function buildTable(block: usize, table: u32, at: usize, lists: usize): usize {
  found = 0;
  written = 0;
  memory.fill(numbering, 0, slots * 8);
  const docs = word(block, docsWord);
  useSets(docs);
  if (lists != 0) useLists(lists, docs);
  for (let doc: u32 = 0; doc < docs; doc++) {
    if (!noteKeys(block, table, lists, doc)) return 0;
    store<u32>(ends + (<usize>doc << 2), written);
  }
  sortByKey();
  const end = layOut(block, table, at);
  reserve(end);
  fillData(docs);
  return end;
}
