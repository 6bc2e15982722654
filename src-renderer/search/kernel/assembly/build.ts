// Making the tables of a block, one after another, behind the part that the caller has written.
import { add, clear, isSet, setBytes, useSets } from './bitmap';
import {
  abstractTable,
  docsWord,
  fieldText,
  fieldUnits,
  nameTable,
  nameUnits,
  startMark,
  tablesWord,
  word,
} from './layout';
import { initialOf, readingsPerUnit } from './spelling';

/** Of the table that numbers keys: a power of two, twice the most different keys of a block's table. */
let slotBits: u32 = 0;
let slots: u32 = 0;
let mostKeys: u32 = 0;

let hashKeys: usize = 0;
let hashIds: usize = 0;
let keys: usize = 0;
let counts: usize = 0;
let lastDocs: usize = 0;
let places: usize = 0;
let sorted: usize = 0;
let spare: usize = 0;
let digits: usize = 0;
let ends: usize = 0;
let stream: usize = 0;
let found: u32 = 0;
let written: u32 = 0;

/** Bytes of working memory for blocks of at most so many keys in all entries, and 2 ** (bits - 1) different ones. */
export function scratchBytes(mostPairs: u32, bits: u32): u32 {
  return (8 << bits) + (24 << (bits - 1)) + 65536 * 4 + 65536 * 4 + mostPairs * 4;
}

export function useScratch(at: usize, bits: u32): void {
  slotBits = bits;
  slots = 1 << bits;
  mostKeys = slots >> 1;
  hashKeys = at;
  hashIds = hashKeys + slots * 4;
  keys = hashIds + slots * 4;
  counts = keys + mostKeys * 4;
  lastDocs = counts + mostKeys * 4;
  places = lastDocs + mostKeys * 4;
  sorted = places + mostKeys * 4;
  spare = sorted + mostKeys * 4;
  digits = spare + mostKeys * 4;
  ends = digits + 65536 * 4;
  stream = ends + 65536 * 4;
}

/** The running number of a key; -1 where there are too many. */
function numberOf(key: u32): i32 {
  let slot = (key * 0x9e3779b1) >> (32 - slotBits);
  for (;;) {
    const id = load<u32>(hashIds + (<usize>slot << 2));
    if (id == 0) break;
    if (load<u32>(hashKeys + (<usize>slot << 2)) == key) return <i32>(id - 1);
    slot = (slot + 1) & (slots - 1);
  }
  if (found == mostKeys) return -1;
  store<u32>(hashKeys + (<usize>slot << 2), key);
  store<u32>(hashIds + (<usize>slot << 2), found + 1);
  store<u32>(keys + (<usize>found << 2), key);
  store<u32>(counts + (<usize>found << 2), 0);
  store<u32>(lastDocs + (<usize>found << 2), 0);
  found++;
  return <i32>(found - 1);
}

function note(key: u32, doc: u32): bool {
  const id = numberOf(key);
  if (id < 0) return false;
  const last = lastDocs + (<usize>id << 2);
  if (load<u32>(last) == doc + 1) return true;
  store<u32>(last, doc + 1);
  const count = counts + (<usize>id << 2);
  store<u32>(count, load<u32>(count) + 1);
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
  const units = nameUnits(block, doc);
  const name = fieldText(block, nameTable, doc);
  for (let at: u32 = 0; at < units; at++) {
    const unit = <u32>load<u16>(name + (<usize>at << 1));
    const next = at + 1 < units ? <u32>load<u16>(name + (<usize>at << 1), 2) : 0;
    for (let which: u32 = 0; which < readingsPerUnit; which++) {
      const here = initialOf(unit, which);
      if (here == 0) break;
      if (!note(here << 16, doc)) return false;
      for (let other: u32 = 0; at + 1 < units && other < readingsPerUnit; other++) {
        const there = initialOf(next, other);
        if (there == 0) break;
        if (!note((here << 16) | there, doc)) return false;
      }
    }
  }
  return true;
}

function noteKeys(block: usize, table: u32, doc: u32): bool {
  if (table <= abstractTable) return noteGrams(block, table, doc);
  return noteInitials(block, doc);
}

/** Keys given by the caller: `starts` has one more than there are entries. */
function noteGiven(given: usize, starts: usize, doc: u32): bool {
  const end = load<u32>(starts + (doc << 2), 4);
  for (let at = load<u32>(starts + (doc << 2)); at < end; at++) {
    if (!note(load<u32>(given + (<usize>at << 2)), doc)) return false;
  }
  return true;
}

/** Sorts `sorted` (running numbers) by key: two rounds of 16 bits, the lower first. */
function sortByKey(): void {
  for (let id: u32 = 0; id < found; id++) store<u32>(sorted + (<usize>id << 2), id);
  for (let shift: u32 = 0; shift < 32; shift += 16) {
    memory.fill(digits, 0, 65536 * 4);
    for (let id: u32 = 0; id < found; id++) {
      const digit = digits + (<usize>((load<u32>(keys + (<usize>id << 2)) >> shift) & 0xffff) << 2);
      store<u32>(digit, load<u32>(digit) + 1);
    }
    let sum: u32 = 0;
    for (let digit = digits; digit < digits + 65536 * 4; digit += 4) {
      const count = load<u32>(digit);
      store<u32>(digit, sum);
      sum += count;
    }
    for (let at: u32 = 0; at < found; at++) {
      const id = load<u32>(sorted + (<usize>at << 2));
      const digit = digits + (<usize>((load<u32>(keys + (<usize>id << 2)) >> shift) & 0xffff) << 2);
      const to = load<u32>(digit);
      store<u32>(digit, to + 1);
      store<u32>(spare + (<usize>to << 2), id);
    }
    const swap = sorted;
    sorted = spare;
    spare = swap;
  }
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
    const count = load<u32>(counts + (<usize>id << 2));
    store<u32>(keysAt + (<usize>index << 2), load<u32>(keys + (<usize>id << 2)));
    store<u32>(countsAt + (<usize>index << 2), count);
    if (isSet(count)) end = (end + 15) & ~15;
    store<u32>(dataAt + (<usize>index << 2), <u32>(end - block));
    store<u32>(places + (<usize>id << 2), <u32>end);
    end += isSet(count) ? <usize>setBytes : <usize>count << 1;
  }
  return (end + 15) & ~15;
}

function fillData(docs: u32): void {
  for (let id: u32 = 0; id < found; id++) {
    if (isSet(load<u32>(counts + (<usize>id << 2)))) clear(load<u32>(places + (<usize>id << 2)));
  }
  let at: u32 = 0;
  for (let doc: u32 = 0; doc < docs; doc++) {
    const end = load<u32>(ends + (<usize>doc << 2));
    for (; at < end; at++) {
      const id = load<u32>(stream + (<usize>at << 2));
      const place = places + (<usize>id << 2);
      const to = <usize>load<u32>(place);
      if (isSet(load<u32>(counts + (<usize>id << 2)))) add(to, doc);
      else {
        store<u16>(to, <u16>doc);
        store<u32>(place, <u32>(to + 2));
      }
    }
  }
}

/**
 * Makes one table of the block behind `at` and answers where it ends; 0 where it has too many different keys.
 * Tables of items and facets take their keys from the caller; `given` is 0 for the others.
 */
export function buildTable(block: usize, table: u32, at: usize, given: usize, starts: usize): usize {
  found = 0;
  written = 0;
  memory.fill(hashIds, 0, slots * 4);
  const docs = word(block, docsWord);
  useSets(docs);
  for (let doc: u32 = 0; doc < docs; doc++) {
    const noted = given == 0 ? noteKeys(block, table, doc) : noteGiven(given, starts, doc);
    if (!noted) return 0;
    store<u32>(ends + (<usize>doc << 2), written);
  }
  sortByKey();
  const end = layOut(block, table, at);
  reserve(end);
  fillData(docs);
  return end;
}
