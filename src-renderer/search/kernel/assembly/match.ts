// Which entries of a block hold a term in a field.
import { add, andInto, clear, isSet, setBytes } from './bitmap';
import {
  abstractTable,
  codeTable,
  fieldText,
  fieldUnits,
  itemTable,
  itemWords,
  largestSet,
  nameTable,
  nameUnits,
  part,
  phraseTable,
  phraseWords,
  startMark,
  word,
} from './layout';
import { addEntries, countAt, dataAt, find, keyAt, lowerBound, tableSize } from './table';

/** Grams of the longest term looked at; the check against the text takes care of the rest. */
const mostGrams: u32 = 64;
const grams: usize = memory.data(64 * 4, 16);
const candidates: usize = memory.data(largestSet, 16);

function unit(text: usize, at: u32): u32 {
  return load<u16>(text + (<usize>at << 1));
}

/** True where the text holds the term, of at least two units; reads up to 16 bytes beyond the text. */
function holds(text: usize, units: u32, term: usize, length: u32): bool {
  if (units < length) return false;
  const last = units - length;
  const first = i16x8.splat(load<i16>(term));
  const second = i16x8.splat(load<i16>(term, 2));
  for (let at: u32 = 0; at <= last; at += 8) {
    const here = text + (<usize>at << 1);
    let both = i16x8.bitmask(
      v128.and(i16x8.eq(v128.load(here), first), i16x8.eq(v128.load(here, 2), second)),
    );
    while (both != 0) {
      const place = at + <u32>ctz<i32>(both);
      if (place > last) return false;
      const found = text + (<usize>place << 1);
      if (length == 2 || memory.compare(found + 4, term + 4, <usize>(length - 2) << 1) == 0) return true;
      both &= both - 1;
    }
  }
  return false;
}

/** Finds the grams of a term; answers the one with fewest entries, or -1 where one is missing. */
function gramsOf(block: usize, table: u32, term: usize, length: u32): i32 {
  let rarest: i32 = -1;
  let fewest: u32 = 0xffffffff;
  const count = min(length - 1, mostGrams);
  for (let at: u32 = 0; at < count; at++) {
    const index = find(block, table, (unit(term, at) << 16) | unit(term, at + 1));
    if (index < 0) return -1;
    store<i32>(grams + (<usize>at << 2), index);
    if (countAt(block, table, index) < fewest) {
      fewest = countAt(block, table, index);
      rarest = index;
    }
  }
  return rarest;
}

function checkList(block: usize, table: u32, index: u32, term: usize, length: u32, into: usize): void {
  const end = dataAt(block, table, index) + (<usize>countAt(block, table, index) << 1);
  for (let at = dataAt(block, table, index); at < end; at += 2) {
    const doc = load<u16>(at);
    if (holds(fieldText(block, table, doc), fieldUnits(block, table, doc), term, length)) add(into, doc);
  }
}

/** Every gram is in many entries: what has them all is nearly the answer, and only that is read. */
function checkAll(block: usize, table: u32, term: usize, length: u32, into: usize): void {
  memory.fill(candidates, 0xff, setBytes);
  const count = min(length - 1, mostGrams);
  for (let at: u32 = 0; at < count; at++) {
    andInto(candidates, dataAt(block, table, load<i32>(grams + (<usize>at << 2))));
  }
  for (let at: u32 = 0; at < setBytes; at += 8) {
    let bits = load<u64>(candidates + at) & ~load<u64>(into + at);
    while (bits != 0) {
      const doc = (at << 3) + <u32>ctz<u64>(bits);
      bits &= bits - 1;
      if (holds(fieldText(block, table, doc), fieldUnits(block, table, doc), term, length)) add(into, doc);
    }
  }
}

/** Adds the entries whose field holds the term. Those that are there, found in a better place, are not looked at. */
export function matchField(block: usize, table: u32, term: usize, length: u32, into: usize): void {
  const first = unit(term, 0);
  if (length == 1) {
    const size = tableSize(block, table);
    for (let at = lowerBound(block, table, first << 16); at < size && keyAt(block, table, at) >> 16 == first; at++) {
      addEntries(block, table, at, into);
    }
    return;
  }
  const rarest = gramsOf(block, table, term, length);
  if (rarest < 0) return;
  if (length == 2) addEntries(block, table, rarest, into);
  else if (!isSet(countAt(block, table, rarest))) checkList(block, table, rarest, term, length, into);
  else {
    if (table == abstractTable) matchTexts(block, phraseWords, phraseTable, term, length, into);
    checkAll(block, table, term, length, into);
  }
}

/** Of the entries whose name holds the term: whose name begins with it, and whose name it is. */
export function matchNameStart(block: usize, term: usize, length: u32, exact: usize, prefix: usize): void {
  const index = find(block, nameTable, (startMark << 16) | unit(term, 0));
  if (index < 0) return;
  clear(candidates);
  addEntries(block, nameTable, index, candidates);
  for (let at: u32 = 0; at < setBytes; at += 8) {
    let bits = load<u64>(candidates + at);
    while (bits != 0) {
      const doc = (at << 3) + <u32>ctz<u64>(bits);
      bits &= bits - 1;
      const units = nameUnits(block, doc);
      if (units < length) continue;
      if (memory.compare(fieldText(block, nameTable, doc), term, <usize>length << 1) != 0) continue;
      add(units == length ? exact : prefix, doc);
    }
  }
}

/** Adds the entries with an item whose name holds the term. */
export function matchItems(block: usize, term: usize, length: u32, into: usize): void {
  matchTexts(block, itemWords, itemTable, term, length, into);
}

/**
 * Adds the entries that have a text which holds the term: each different text of the block is read once.
 * @param words the first of the three words that say how many texts there are, and where they and their starts lie
 */
function matchTexts(block: usize, words: u32, table: u32, term: usize, length: u32, into: usize): void {
  const texts = word(block, words);
  const units = part(block, words + 1);
  const starts = part(block, words + 2);
  for (let text: u32 = 0; text < texts; text++) {
    const start = load<u32>(starts + (<usize>text << 2));
    const size = load<u32>(starts + (<usize>text << 2), 4) - start;
    const at = units + (<usize>start << 1);
    if (!(length == 1 ? holdsUnit(at, size, unit(term, 0)) : holds(at, size, term, length))) continue;
    const index = find(block, table, text);
    if (index >= 0) addEntries(block, table, index, into);
  }
}

function holdsUnit(text: usize, units: u32, wanted: u32): bool {
  for (let at: u32 = 0; at < units; at++) if (unit(text, at) == wanted) return true;
  return false;
}
