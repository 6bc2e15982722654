// Names and e-mail.
import { bitsOf, copied, copiedFew, declined, mark } from './write';

/** By the first character's number: the place of the first compound surname that begins with it, 0 where none does. */
export const beginsCompound: usize = memory.data(0x10000, 16);
/** Compound surnames from place 1 on, as pairs of characters' numbers in their order; behind the last one there is nothing. */
export const compounds: usize = memory.data(256 * 4, 16);

/** The number of a character of the basic block in UTF-8. */
@inline
function hanAt(at: usize): u32 {
  const rest = <u32>load<u16>(at, 1);
  return ((<u32>load<u8>(at) & 0x0f) << 12) | ((rest & 0x3f) << 6) | ((rest >> 8) & 0x3f);
}

/** Every third byte. */
const firstBytes: i32 = 0b001001001001;

/** Whether these are characters of the basic block in UTF-8, at most four: E4 B8 80 to E9 BF BF. */
@inline
function areHan(from: usize, length: usize): bool {
  const bytes = v128.load(from);
  const inside = bitsOf(length);
  const firsts = i8x16.bitmask(i8x16.le_u(i8x16.sub(bytes, i8x16.splat(<i8>0xe4)), i8x16.splat(5)));
  const others = i8x16.bitmask(i8x16.eq(v128.and(bytes, i8x16.splat(<i8>0xc0)), i8x16.splat(<i8>0x80)));
  const areBelow = i8x16.bitmask(i8x16.eq(bytes, i8x16.splat(<i8>0xe4))) << 1;
  const below = areBelow & i8x16.bitmask(i8x16.lt_u(bytes, i8x16.splat(<i8>0xb8)));
  return (((firsts ^ firstBytes) | (others ^ ~firstBytes) | below) & inside) == 0;
}

function isCompound(first: u32, second: u32): bool {
  let place = compounds + (<usize>load<u8>(beginsCompound + first) << 2);
  while (load<u16>(place, 2) == first && load<u16>(place) < second) place += 4;
  return load<u32>(place) == ((first << 16) | second);
}

/** Bytes of two, three and four characters, a bit each. */
const nameLengths: u32 = (1 << 6) | (1 << 9) | (1 << 12);

/** Two to four characters: the surname stays. */
@inline
export function writeName(from: usize, to: usize, at: usize): usize {
  const length = to - from;
  if (length > 12 || ((nameLengths >> <u32>length) & 1) == 0 || !areHan(from, length)) return declined;
  const first = hanAt(from);
  // In this order: few begin like one, and how long a name is cannot be foretold.
  const isLong = load<u8>(beginsCompound + first) != 0 && length > 6 && isCompound(first, hanAt(from + 3));
  return mark(copiedFew(from, from + (isLong ? 6 : 3), at));
}

const digits: i8 = 1;
const lettersToO: i8 = 2;
const lettersFromP: i8 = 4;
const hyphen: i8 = 8;
const dot: i8 = 16;
const percentOrPlus: i8 = 32;
const underscore: i8 = 64;
const sign: i8 = -128;
const ofDomain: i8 = digits | lettersToO | lettersFromP | hyphen | dot;

@inline
function bitsIn(bytes: v128): u64 {
  return <u64>(<u32>i8x16.bitmask(bytes));
}

/** What each of sixteen bytes is in an e-mail address, 0 where it is nothing there: by its lower and its upper four bits. */
@inline
function classesOf(bytes: v128): v128 {
  const all = digits | lettersToO | lettersFromP;
  const byLower = i8x16(
    digits | lettersFromP | sign, all, all, all, all, all | percentOrPlus, all, all, all, all,
    lettersToO | lettersFromP, lettersToO | percentOrPlus, lettersToO, lettersToO | hyphen, lettersToO | dot,
    lettersToO | underscore,
  );
  const byUpper = i8x16(
    0, 0, hyphen | dot | percentOrPlus, digits, lettersToO | sign, lettersFromP | underscore, lettersToO, lettersFromP,
    0, 0, 0, 0, 0, 0, 0, 0,
  );
  const lower = v128.swizzle(byLower, v128.and(bytes, i8x16.splat(0x0f)));
  return v128.and(lower, v128.swizzle(byUpper, i8x16.shr_u(bytes, 4)));
}

/** Up to 64 characters: an account, and two to nine labels of letters, digits and hyphens, which stay. */
@inline
export function writeEmail(from: usize, to: usize, keep: usize, at: usize): usize {
  const length = <u64>(to - from);
  if (length - 1 >= 64) return declined;
  let signs: u64 = 0;
  let dots: u64 = 0;
  let domain: u64 = 0;
  let others: u64 = 0;
  // Two blocks at least: which of them there are is hard to foretell.
  for (let block: u64 = 0; block < 32 || block < length; block += 16) {
    const classes = classesOf(v128.load(from + <usize>block));
    signs |= bitsIn(classes) << block;
    dots |= bitsIn(i8x16.shl(classes, 3)) << block;
    domain |= bitsIn(i8x16.ne(v128.and(classes, i8x16.splat(ofDomain)), i8x16.splat(0))) << block;
    others |= bitsIn(i8x16.eq(classes, i8x16.splat(0))) << block;
  }
  const inside = ~(<u64>0) >> (64 - length);
  const account = <u64>ctz(signs);
  if (account == 0 || account >= length || (others & inside) != 0) return declined;
  const first = <u64>2 << account;
  const behind = inside & ~(first - 1);
  dots &= behind;
  const labels = popcnt(dots) + 1;
  // Nothing but the domain's characters, the sign once; no label empty.
  if ((domain & behind) != behind || labels < 2 || labels > 9) return declined;
  if (((dots << 1) & dots) != 0 || (dots & first) != 0 || dots >> (length - 1) != 0) return declined;
  const shown = <usize>account >= keep + 2 ? keep : 0;
  return copied(from + <usize>account, to, mark(copiedFew(from, from + shown, at)));
}
