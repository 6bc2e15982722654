// Names, addresses, e-mail and free text, on UTF-8 (free text: on ASCII).
import { copied, declined, isDigit, mark } from './write';

/** By the first character's number: whether a compound surname begins with it. */
export const beginsCompound: usize = memory.data(0x10000, 16);
/** Compound surnames as pairs of characters' numbers. */
export const compounds: usize = memory.data(256 * 4, 16);
export let compoundCount: u32 = 0;

export function setCompoundCount(count: u32): void {
  compoundCount = count;
}

/** A character of the basic block, or 0: E4 B8 80 to E9 BF BF. */
@inline
function hanAt(at: usize): u32 {
  const lead = <u32>load<u8>(at);
  if (lead < 0xe4 || lead > 0xe9) return 0;
  const point = ((lead & 0x0f) << 12) | ((<u32>load<u8>(at, 1) & 0x3f) << 6) | (<u32>load<u8>(at, 2) & 0x3f);
  return point >= 0x4e00 ? point : 0;
}

function isCompound(first: u32, second: u32): bool {
  if (load<u8>(beginsCompound + first) == 0) return false;
  const both = (first << 16) | second;
  for (let at: u32 = 0; at < compoundCount; at++) if (load<u32>(compounds + (<usize>at << 2)) == both) return true;
  return false;
}

/** Two to four characters: the surname stays. */
export function writeName(from: usize, to: usize, at: usize): usize {
  const length = to - from;
  if (length != 6 && length != 9 && length != 12) return declined;
  const first = hanAt(from);
  const second = hanAt(from + 3);
  if (first == 0 || second == 0) return declined;
  for (let place = from + 6; place < to; place += 3) if (hanAt(place) == 0) return declined;
  return mark(copied(from, from + (length > 6 && isCompound(first, second) ? 6 : 3), at));
}

/** A node has 256 places for the next byte's node, and one more that says whether a beginning ends there. */
const bytesOfNode: usize = 257 * 2;

/** As far as a beginning goes that is known to name a county. */
export function writeAddress(tree: usize, from: usize, to: usize, at: usize): usize {
  let node: usize = 0;
  for (let place = from; place < to; place++) {
    node = <usize>load<u16>(tree + node * bytesOfNode + (<usize>load<u8>(place) << 1));
    if (node == 0) return declined;
    if (load<u16>(tree + node * bytesOfNode, 512) != 0) return copied(from, place + 1, at);
  }
  return declined;
}

@inline
function isLetter(byte: u32): bool {
  return (byte | 0x20) - 0x61 <= 25;
}

@inline
function isLocal(byte: u32): bool {
  return isLetter(byte) || isDigit(byte) || byte == 0x2e || byte == 0x5f || byte == 0x25 || byte == 0x2b || byte == 0x2d;
}

/** Labels of 1 to 63 letters, digits and hyphens, two to nine of them. */
function isDomain(from: usize, to: usize): bool {
  let labels: u32 = 1;
  let length: u32 = 0;
  for (let at = from; at < to; at++) {
    const byte = <u32>load<u8>(at);
    if (byte == 0x2e) {
      if (length == 0) return false;
      labels++;
      length = 0;
      continue;
    }
    length++;
    if (!(isLetter(byte) || isDigit(byte) || byte == 0x2d) || length > 63) return false;
  }
  return labels >= 2 && labels <= 9 && length > 0;
}

export function writeEmail(from: usize, to: usize, keep: u32, at: usize): usize {
  let sign = from;
  while (sign < to && isLocal(load<u8>(sign))) sign++;
  const local = sign - from;
  if (local < 1 || local > 64 || to - from > 300 || sign == to || load<u8>(sign) != 0x40) return declined;
  if (!isDomain(sign + 1, to)) return declined;
  const shown = local >= <usize>keep + 2 ? <usize>keep : 0;
  return copied(sign, to, mark(copied(from, from + shown, at)));
}

/** The fewest digits of anything that is found beside letters. */
const besideLetters: u32 = 5;

/** ASCII with so few digits, fewer than three dots, no @, no colon and no letter w or v: nothing to find. */
export function holdsNothing(from: usize, to: usize, digitsAlone: u32): bool {
  let digits: u32 = 0;
  let dots: u32 = 0;
  let letters: u32 = 0;
  for (let at = from; at < to; at++) {
    const byte = <u32>load<u8>(at);
    if (isDigit(byte)) {
      digits++;
      continue;
    }
    if (byte >= 0x80 || byte == 0x40 || byte == 0x3a) return false;
    if (isLetter(byte)) {
      const letter = byte | 0x20;
      if (letter == 0x77 || letter == 0x76) return false;
      letters++;
    } else if (byte == 0x2e && ++dots > 2) return false;
  }
  return digits <= (letters > 0 ? besideLetters : digitsAlone);
}
