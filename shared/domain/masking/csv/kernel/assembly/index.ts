// The commonest masks over whole records of a delimited file, and the second look at what they wrote. What is not whole,
// not in its commonest spelling or not to be decided here is left to the plain way, record by record.
import { columnAt } from './layout';
import { beginsCompound, compounds } from './words';

export { judgeRecords, recordsJudged } from './judge';
export { columnLimit, maskRecords, outputEnds, ranFull, recordsMasked } from './mask';
export { findStops } from './scan';
export { remember } from './texts';
export { isUtf8 } from './utf8';

export function heapStart(): usize {
  return (__heap_base + 63) & ~63;
}

/** Makes memory reach to `end` and 64 bytes beyond: some reads go so far. */
export function reach(end: usize): void {
  const pages = <i32>((end + 64 + 0xffff) >> 16);
  const missing = pages - memory.size();
  if (missing > 0 && memory.grow(missing) < 0) unreachable();
}

export function columnOf(number: u32): usize {
  return columnAt(number);
}

export function compoundBeginnings(): usize {
  return beginsCompound;
}

export function compoundPairs(): usize {
  return compounds;
}
