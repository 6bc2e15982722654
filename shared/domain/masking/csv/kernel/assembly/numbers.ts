// Identity numbers, mobile numbers, bank cards and days, in their commonest spelling.
import { bitsOf } from './write';

@inline
function isDigit(byte: u32): bool {
  return byte - 0x30 <= 9;
}

/** Of sixteen bytes: a bit for each digit. */
@inline
function digitsIn(at: usize): i32 {
  return i8x16.bitmask(i8x16.le_u(i8x16.sub(v128.load(at), i8x16.splat(0x30)), i8x16.splat(9)));
}

/** Of up to twenty bytes. */
@inline
function areDigits(from: usize, to: usize): bool {
  const length = to - from;
  if ((~digitsIn(from) & bitsOf(length)) != 0) return false;
  return length <= 16 || (~(digitsIn(from + 4) >> 12) & bitsOf(length - 16)) == 0;
}

@inline
function pair(at: usize): u32 {
  return (<u32>load<u8>(at) - 0x30) * 10 + <u32>load<u8>(at, 1) - 0x30;
}

@inline
export function isResident(from: usize, to: usize): bool {
  if (to - from != 18 || digitsIn(from) != 0xffff || load<u8>(from) == 0x30) return false;
  const last = <u32>load<u8>(from, 17);
  if (!isDigit(load<u8>(from, 16)) || !(isDigit(last) || (last | 0x20) == 0x78)) return false;
  return pair(from + 6) - 18 <= 2 && pair(from + 10) - 1 <= 11 && pair(from + 12) - 1 <= 30;
}

@inline
export function isMobile(from: usize, to: usize): bool {
  return to - from == 11 && load<u8>(from) == 0x31 && load<u8>(from, 1) >= 0x33 && areDigits(from, to);
}

@inline
export function isCard(from: usize, to: usize): bool {
  return to - from - 13 <= 6 && <u32>load<u8>(from) - 0x33 <= 3 && areDigits(from, to);
}

function daysOf(year: u32, month: u32): u32 {
  if (month == 2) return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

/** Digits and two hyphens: `2020-05-06`. */
const digitsOfDay: i32 = 0b1101101111;

/** The day existing. */
@inline
export function isDay(from: usize, to: usize): bool {
  if (to - from != 10 || (digitsIn(from) & 0x3ff) != digitsOfDay) return false;
  if (load<u8>(from, 4) != 0x2d || load<u8>(from, 7) != 0x2d) return false;
  const century = pair(from);
  const month = pair(from + 5);
  const day = pair(from + 8);
  return century - 18 <= 2 && month - 1 <= 11 && day - 1 < daysOf(century * 100 + pair(from + 2), month);
}
