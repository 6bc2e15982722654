// A table of a block: for each key, which entries have it. Keys are sorted; a long list is a bitmap.
import { add, has, isSet, orInto, sizeOfBoth } from './bitmap';
import { tablesWord, word } from './layout';

export function tableSize(block: usize, table: u32): u32 {
  return word(block, tablesWord + table * 4);
}

export function keyAt(block: usize, table: u32, index: u32): u32 {
  return load<u32>(block + <usize>word(block, tablesWord + table * 4 + 1) + (<usize>index << 2));
}

export function countAt(block: usize, table: u32, index: u32): u32 {
  return load<u32>(block + <usize>word(block, tablesWord + table * 4 + 2) + (<usize>index << 2));
}

export function dataAt(block: usize, table: u32, index: u32): usize {
  return block + <usize>load<u32>(block + <usize>word(block, tablesWord + table * 4 + 3) + (<usize>index << 2));
}

/** Index of the first key not below. */
export function lowerBound(block: usize, table: u32, key: u32): u32 {
  let low: u32 = 0;
  let high = tableSize(block, table);
  while (low < high) {
    const middle = (low + high) >> 1;
    if (keyAt(block, table, middle) < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Index of the key, or -1. */
export function find(block: usize, table: u32, key: u32): i32 {
  const index = lowerBound(block, table, key);
  return index < tableSize(block, table) && keyAt(block, table, index) == key ? <i32>index : -1;
}

/** Adds the entries of a key to a set. */
export function addEntries(block: usize, table: u32, index: u32, set: usize): void {
  const count = countAt(block, table, index);
  const data = dataAt(block, table, index);
  if (isSet(count)) {
    orInto(set, data);
    return;
  }
  for (let at = data, end = data + (<usize>count << 1); at < end; at += 2) add(set, load<u16>(at));
}

/** How many entries of a key are in the set. */
export function sizeWithin(block: usize, table: u32, index: u32, set: usize): u32 {
  const count = countAt(block, table, index);
  const data = dataAt(block, table, index);
  if (isSet(count)) return sizeOfBoth(set, data);
  let sum: u32 = 0;
  for (let at = data, end = data + (<usize>count << 1); at < end; at += 2) sum += <u32>has(set, load<u16>(at));
  return sum;
}
