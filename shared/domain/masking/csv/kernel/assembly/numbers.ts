// Identity numbers, mobile numbers, bank cards and days, in their commonest spelling.
import { areDigits, copied, declined, isDigit, mark, pair, sixteenDigits } from './write';

export function isResident(from: usize, to: usize): bool {
  if (to - from != 18 || !sixteenDigits(from) || !isDigit(load<u8>(from, 16)) || load<u8>(from) == 0x30) return false;
  const last = <u32>load<u8>(from, 17);
  if (!isDigit(last) && (last | 0x20) != 0x78) return false;
  const century = pair(from + 6);
  const month = pair(from + 10);
  const day = pair(from + 12);
  return century >= 18 && century <= 20 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

export function isMobile(from: usize, to: usize): bool {
  return to - from == 11 && load<u8>(from) == 0x31 && load<u8>(from, 1) >= 0x33 && areDigits(from, to);
}

export function isCard(from: usize, to: usize): bool {
  const length = to - from;
  const first = load<u8>(from);
  return length >= 13 && length <= 19 && first >= 0x33 && first <= 0x36 && areDigits(from, to);
}

/** The ends stay where at least four characters are hidden. */
export function writeEnds(from: usize, to: usize, first: u32, last: u32, at: usize): usize {
  if (to - from < <usize>first + <usize>last + 4) return declined;
  const end = copied(to - last, to, mark(copied(from, from + first, at)));
  if (last > 0 && load<u8>(end - 1) == 0x78) store<u8>(end - 1, 0x58);
  return end;
}

@inline
function daysOf(year: u32, month: u32): u32 {
  if (month == 2) return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

/** `2020-05-06`, the day existing, to its month. */
export function writeMonth(from: usize, to: usize, at: usize): usize {
  if (to - from != 10 || load<u8>(from, 4) != 0x2d || load<u8>(from, 7) != 0x2d) return declined;
  if (!areDigits(from, from + 4) || !areDigits(from + 5, from + 7) || !areDigits(from + 8, to)) return declined;
  const century = pair(from);
  const month = pair(from + 5);
  const day = pair(from + 8);
  if (century < 18 || century > 20 || month < 1 || month > 12) return declined;
  if (day < 1 || day > daysOf(century * 100 + pair(from + 2), month)) return declined;
  return copied(from, from + 7, at);
}
