// Free text in which nothing can be found, and short fields that were seen clean.
import { areSame, bitsOf } from './write';

/** The fewest digits of anything that is found beside letters. */
const besideLetters: i32 = 5;

/** ASCII with so few digits, fewer than three dots, no @, no colon and no letter w or v: nothing to find. */
@inline
export function holdsNothing(from: usize, to: usize, digitsAlone: i32): bool {
  let digits: i32 = 0;
  let dots: i32 = 0;
  let letters: i32 = 0;
  for (let at = from; at < to; at += 16) {
    const inside = bitsOf(to - at);
    const bytes = v128.load(at);
    const lower = v128.or(bytes, i8x16.splat(0x20));
    const marks = v128.or(i8x16.eq(bytes, i8x16.splat(0x40)), i8x16.eq(bytes, i8x16.splat(0x3a)));
    const speaking = v128.or(marks, i8x16.le_u(i8x16.sub(lower, i8x16.splat(0x76)), i8x16.splat(1)));
    // A byte beyond ASCII has the bit itself.
    if ((i8x16.bitmask(v128.or(bytes, speaking)) & inside) != 0) return false;
    digits += popcnt(i8x16.bitmask(i8x16.le_u(i8x16.sub(bytes, i8x16.splat(0x30)), i8x16.splat(9))) & inside);
    dots += popcnt(i8x16.bitmask(i8x16.eq(bytes, i8x16.splat(0x2e))) & inside);
    letters |= i8x16.bitmask(i8x16.le_u(i8x16.sub(lower, i8x16.splat(0x61)), i8x16.splat(25))) & inside;
  }
  return dots <= 2 && digits <= (letters != 0 ? besideLetters : digitsAlone);
}

const places: usize = 1 << 14;
const longestRemembered: usize = 64;
/** Places that a field may be in: some fields stand in every other record, and must not drive each other out. */
const neighbours: usize = 4;

/** The first place of a field. */
@inline
function placeOf(from: usize, to: usize): usize {
  let hash: u64 = <u64>(to - from);
  for (let at = from; at < to; at += 8) {
    const left = to - at;
    const word = left < 8 ? load<u64>(at) & (((<u64>1) << (<u64>left << 3)) - 1) : load<u64>(at);
    hash = (hash ^ word) * 0x9e37_79b9_7f4a_7c15;
    hash ^= hash >> 32;
  }
  return <usize>hash & (places - neighbours);
}

/** @param clean lengths of all places, then their bytes */
@inline
export function isRemembered(clean: usize, from: usize, to: usize): bool {
  const length = to - from;
  if (length > longestRemembered) return false;
  const first = placeOf(from, to);
  for (let place = first; place < first + neighbours; place++) {
    if (<usize>load<u8>(clean + place) != length) continue;
    if (areSame(clean + places + place * longestRemembered, from, length)) return true;
  }
  return false;
}

/** Remembers a field of up to `longestRemembered` bytes. */
export function remember(clean: usize, from: usize, to: usize): void {
  if (isRemembered(clean, from, to)) return;
  const first = placeOf(from, to);
  let place = first;
  while (place + 1 < first + neighbours && load<u8>(clean + place) != 0) place++;
  store<u8>(clean + place, <u8>(to - from));
  memory.copy(clean + places + place * longestRemembered, from, to - from);
}
