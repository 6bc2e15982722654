// Beginnings of addresses that are known to name a county: a tree that looks at those bytes alone in which they differ, and
// compares the one that may be it. Made by beginnings.ts.
import { areSame } from './write';

/** Of a reference: it is to a beginning, not to a place where beginnings differ. */
const isBeginning: u32 = 1;

/** Bytes of the beginning that stands at `from`, or 0. */
@inline
export function beginningBytes(tree: usize, from: usize, to: usize): usize {
  let next = load<u32>(tree);
  while (next != 0 && (next & isBeginning) == 0) {
    const place = from + <usize>load<u32>(tree + <usize>next);
    if (place >= to) return 0;
    next = load<u32>(tree + <usize>next + (<usize>load<u8>(place) << 2), 4);
  }
  if (next == 0) return 0;
  const beginning = tree + <usize>(next ^ isBeginning);
  const length = <usize>load<u32>(beginning);
  return from + length <= to && areSame(beginning + 4, from, length) ? length : 0;
}
