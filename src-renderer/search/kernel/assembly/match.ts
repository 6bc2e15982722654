// Which entries of a block hold a term in a field.
import { add, andInto, clear, isSet, setBytes } from './bitmap';
import {
  abstractTable,
  codeTable,
  fieldText,
  fieldUnits,
  itemTable,
  itemWords,
  jointTable,
  largestSet,
  nameTable,
  part,
  runTable,
  runWords,
  startMark,
  word,
} from './layout';
import { addEntries, countAt, dataAt, find, keyAt, lowerBound, tableSize } from './table';
import { isMark, unit } from './unit';

/** Grams of the longest term looked at; the check against the text takes care of the rest. */
const mostGrams: u32 = 64;
const grams: usize = memory.data(64 * 4, 16);
const candidates: usize = memory.data(largestSet, 16);
const others: usize = memory.data(largestSet, 16);
/** So few entries are looked at one by one. */
const few: u32 = 16;

/** True where the text holds the term, of at least two units; reads up to 18 bytes beyond the text. */
function holds(text: usize, units: u32, term: usize, length: u32): bool {
  return units >= length && nextTerm(text, 0, units, term, length) != units;
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

/** Leaves in `candidates` the entries that have a key. */
function narrowByKey(block: usize, table: u32, index: u32): void {
  if (isSet(countAt(block, table, index))) {
    andInto(candidates, dataAt(block, table, index));
    return;
  }
  clear(others);
  addEntries(block, table, index, others);
  andInto(candidates, others);
}

/** Leaves the entries in which a mark of the term stands between what it stands between in the term. */
function narrowByJoints(block: usize, term: usize, length: u32): void {
  for (let at: u32 = 1; at + 1 < length; at++) {
    if (!isMark(unit(term, at))) continue;
    const index = find(block, jointTable, (unit(term, at - 1) << 16) | unit(term, at + 1));
    if (index < 0) clear(candidates);
    else narrowByKey(block, jointTable, index);
  }
}

/** Leaves in `candidates` the entries that have every gram of the term. */
function narrowByGrams(block: usize, table: u32, rarest: u32, length: u32): void {
  const count = min(length - 1, mostGrams);
  for (let at: u32 = 0; at < count; at++) {
    const index = <u32>load<i32>(grams + (<usize>at << 2));
    if (index != rarest) narrowByKey(block, table, index);
  }
}

/** Adds the candidates whose field holds the term. Those that are there already are not read. */
function checkCandidates(block: usize, table: u32, term: usize, length: u32, into: usize): void {
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
  if (length == 2) {
    addEntries(block, table, rarest, into);
    return;
  }
  clear(candidates);
  addEntries(block, table, rarest, candidates);
  // Few are read at once; of many, only those that have every gram, which is nearly the answer.
  if (countAt(block, table, rarest) > few) {
    narrowByGrams(block, table, rarest, length);
    if (table == abstractTable) narrowByJoints(block, term, length);
  }
  if (table == abstractTable && isSet(countAt(block, table, rarest))) {
    matchTexts(block, runWords, runTable, term, length, into);
  }
  checkCandidates(block, table, term, length, into);
}

/** Of the entries whose name holds the term: whose name begins with it, and whose name it is. */
export function matchNameStart(block: usize, term: usize, length: u32, held: usize, exact: usize, prefix: usize): void {
  const index = find(block, nameTable, (startMark << 16) | unit(term, 0));
  if (index < 0) return;
  clear(candidates);
  addEntries(block, nameTable, index, candidates);
  for (let at: u32 = 0; at < setBytes; at += 8) {
    let bits = load<u64>(candidates + at) & load<u64>(held + at);
    while (bits != 0) {
      const doc = (at << 3) + <u32>ctz<u64>(bits);
      bits &= bits - 1;
      const name = fieldText(block, nameTable, doc);
      // Its first unit is the term's; where that is all, nothing is left to compare.
      if (length > 1 && memory.compare(name + 2, term + 2, <usize>(length - 1) << 1) != 0) continue;
      add(fieldUnits(block, nameTable, doc) == length ? exact : prefix, doc);
    }
  }
}

/** Adds the entries with an item whose name holds the term. */
export function matchItems(block: usize, term: usize, length: u32, into: usize): void {
  matchTexts(block, itemWords, itemTable, term, length, into);
}

/** The number of the text that the unit at `at` belongs to: starts are in ascending order. */
function textAt(starts: usize, texts: u32, at: u32): u32 {
  let low: u32 = 0;
  let high = texts;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (load<u32>(starts + (<usize>middle << 2), 4) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Adds the entries that have a text which holds the term: each different text of the block is read once, all of them
 * as one.
 * @param words the first of the three words that say how many texts there are, and where they and their starts lie
 */
function matchTexts(block: usize, words: u32, table: u32, term: usize, length: u32, into: usize): void {
  const texts = word(block, words);
  const units = part(block, words + 1);
  const starts = part(block, words + 2);
  const end = load<u32>(starts + (<usize>texts << 2));
  for (let at: u32 = 0; ; ) {
    at = length == 1 ? nextUnit(units, at, end, unit(term, 0)) : nextTerm(units, at, end, term, length);
    if (at == end) return;
    const text = textAt(starts, texts, at);
    const after = load<u32>(starts + (<usize>text << 2), 4);
    if (at + length > after) {
      // It begins in one text and ends in another.
      at++;
      continue;
    }
    const index = find(block, table, text);
    if (index >= 0) addEntries(block, table, index, into);
    at = after;
  }
}

function nextUnit(units: usize, from: u32, end: u32, wanted: u32): u32 {
  for (let at = from; at < end; at++) if (unit(units, at) == wanted) return at;
  return end;
}

/** Where the term, of at least two units, next stands before the end; the end where it does not. */
function nextTerm(units: usize, from: u32, end: u32, term: usize, length: u32): u32 {
  const first = i16x8.splat(load<i16>(term));
  const second = i16x8.splat(load<i16>(term, 2));
  for (let at = from; at + length <= end; at += 8) {
    const here = units + (<usize>at << 1);
    let both = i16x8.bitmask(
      v128.and(i16x8.eq(v128.load(here), first), i16x8.eq(v128.load(here, 2), second)),
    );
    while (both != 0) {
      const place = at + <u32>ctz<i32>(both);
      if (place + length > end) return end;
      const found = units + (<usize>place << 1);
      if (length == 2 || memory.compare(found + 4, term + 4, <usize>(length - 2) << 1) == 0) return place;
      both &= both - 1;
    }
  }
  return end;
}
