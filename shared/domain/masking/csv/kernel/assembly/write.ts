// Writing what stays and the mark that stands for what does not.

export const declined: usize = 0;

/** Four stars, whatever is hidden: their number tells nothing. */
@inline
export function mark(at: usize): usize {
  store<u32>(at, 0x2a2a2a2a);
  return at + 4;
}

/** Reads and writes up to 15 bytes more. */
@inline
export function copied(from: usize, to: usize, at: usize): usize {
  let into = at;
  for (let place = from; place < to; place += 16) {
    v128.store(into, v128.load(place));
    into += 16;
  }
  return at + (to - from);
}

/** At most sixteen bytes. Reads and writes sixteen. */
@inline
export function copiedFew(from: usize, to: usize, at: usize): usize {
  v128.store(at, v128.load(from));
  return at + (to - from);
}

/** The first of sixteen bytes' bits that stand for a length: all of them from sixteen on. */
@inline
export function bitsOf(length: usize): i32 {
  return length < 16 ? (1 << <i32>length) - 1 : 0xffff;
}

/** Reads up to 15 bytes more of both. */
@inline
export function areSame(one: usize, other: usize, length: usize): bool {
  for (let at: usize = 0; at < length; at += 16) {
    const same = i8x16.bitmask(i8x16.eq(v128.load(one + at), v128.load(other + at)));
    if ((~same & bitsOf(length - at)) != 0) return false;
  }
  return true;
}
