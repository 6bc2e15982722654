// Sets of a block's entries: a bit each, worked on 32 bytes at a time. All sets in use are of one block.

/** Bytes of a set of the block in use. */
export let setBytes: u32 = 0;

export function setBytesOf(docs: u32): u32 {
  return ((docs + 255) >> 8) << 5;
}

/** Makes all sets those of a block with so many entries. */
export function useSets(docs: u32): void {
  setBytes = setBytesOf(docs);
}

/** True where so many entries take less room as a set than as a list. */
export function isSet(count: u32): bool {
  return count << 1 > setBytes;
}

export function clear(set: usize): void {
  memory.fill(set, 0, setBytes);
}

export function copy(to: usize, from: usize): void {
  memory.copy(to, from, setBytes);
}

export function orInto(to: usize, other: usize): void {
  for (let at: usize = 0; at < setBytes; at += 16) {
    v128.store(to + at, v128.or(v128.load(to + at), v128.load(other + at)));
  }
}

export function andInto(to: usize, other: usize): void {
  for (let at: usize = 0; at < setBytes; at += 16) {
    v128.store(to + at, v128.and(v128.load(to + at), v128.load(other + at)));
  }
}

/** Takes the members of `other` out of `to`. */
export function takeOut(to: usize, other: usize): void {
  for (let at: usize = 0; at < setBytes; at += 16) {
    v128.store(to + at, v128.andnot(v128.load(to + at), v128.load(other + at)));
  }
}

export function size(set: usize): u32 {
  let sum: u64 = 0;
  for (let at: usize = 0; at < setBytes; at += 32) {
    sum += popcnt<u64>(load<u64>(set + at)) + popcnt<u64>(load<u64>(set + at, 8));
    sum += popcnt<u64>(load<u64>(set + at, 16)) + popcnt<u64>(load<u64>(set + at, 24));
  }
  return <u32>sum;
}

export function sizeOfBoth(set: usize, other: usize): u32 {
  let sum: u64 = 0;
  for (let at: usize = 0; at < setBytes; at += 16) {
    sum += popcnt<u64>(load<u64>(set + at) & load<u64>(other + at));
    sum += popcnt<u64>(load<u64>(set + at, 8) & load<u64>(other + at, 8));
  }
  return <u32>sum;
}

export function add(set: usize, member: u32): void {
  const at = set + (member >> 3);
  store<u8>(at, load<u8>(at) | (<u8>1 << <u8>(member & 7)));
}

export function has(set: usize, member: u32): bool {
  return (load<u8>(set + (member >> 3)) & (1 << (member & 7))) != 0;
}

/** The first `count` members and no others. */
export function fillFirst(set: usize, count: u32): void {
  clear(set);
  memory.fill(set, 0xff, count >> 3);
  for (let member = count & ~7; member < count; member++) add(set, member);
}
