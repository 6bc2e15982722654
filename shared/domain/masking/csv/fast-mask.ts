/**
 * The commonest masks on bytes, for values in their commonest spelling. A fast mask either writes exactly what the rule's
 * own function gives or declines; a property test holds the two together. It reads ASCII alone (names: UTF-8), so
 * that in GB18030, where a character's last bytes may look like digits, it declines at the first byte. An address is known by
 * its beginning.
 */
import type { MaskAlgorithm } from '../algorithm.ts';
import { isDay } from '../check-digits.ts';
import { type FastMask, writeMark } from './byte-mask.ts';
import type { Codec } from './codec.ts';
import { fastAddress } from './fast-address.ts';
import { fastName } from './fast-name.ts';

const digitsBetween = (input: Uint8Array, from: number, to: number): boolean => {
  for (let at = from; at < to; at += 1) {
    const byte = input[at] as number;
    if (byte < 0x30 || byte > 0x39) return false;
  }
  return true;
};

const pair = (input: Uint8Array, at: number): number =>
  ((input[at] as number) - 0x30) * 10 + (input[at + 1] as number) - 0x30;

type Reads = (input: Uint8Array, from: number, to: number) => boolean;

/** 18 characters: area, a year of 1800 to 2099, a month, a day up to 31, and a check character. */
const readsResident: Reads = (input, from, to) => {
  if (to - from !== 18 || !digitsBetween(input, from, from + 17) || input[from] === 0x30) return false;
  const last = input[from + 17] as number;
  if ((last < 0x30 || last > 0x39) && last !== 0x58 && last !== 0x78) return false;
  const [century, month, day] = [pair(input, from + 6), pair(input, from + 10), pair(input, from + 12)];
  return century >= 18 && century <= 20 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
};

const readsMobile: Reads = (input, from, to) =>
  to - from === 11 &&
  input[from] === 0x31 &&
  (input[from + 1] as number) >= 0x33 &&
  digitsBetween(input, from, to);

const readsCard: Reads = (input, from, to) => {
  const first = input[from] as number;
  return (
    to - from >= 13 && to - from <= 19 && first >= 0x33 && first <= 0x36 && digitsBetween(input, from, to)
  );
};

/** Ends of a value of `length` characters may stay where at least four of it, or half, are hidden. */
const fastEnds =
  (reads: Reads, first: number, last: number): FastMask =>
  (input, from, to, out, at) => {
    const hidden = to - from - first - last;
    if (!reads(input, from, to) || hidden < 4) return -1;
    let end = at;
    for (let place = from; place < from + first; place += 1) out[end++] = input[place] as number;
    end = writeMark(out, end);
    for (let place = to - last; place < to; place += 1) {
      const byte = input[place] as number;
      out[end++] = byte === 0x78 ? 0x58 : byte;
    }
    return end;
  };

const localBytes = new Uint8Array(256);
for (const character of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._%+-')
  localBytes[character.charCodeAt(0)] = 1;
const dot = 0x2e;

/** Labels of 1 to 63 letters, digits and hyphens, two to nine of them. */
const readsDomain: Reads = (input, from, to) => {
  let [labels, length] = [1, 0];
  for (let at = from; at < to; at += 1) {
    const byte = input[at] as number;
    if (byte === dot) {
      if (length === 0) return false;
      labels += 1;
      length = 0;
    } else if (localBytes[byte] === 0 || byte === 0x25 || byte === 0x2b || byte === 0x5f || ++length > 63)
      return false;
  }
  return labels >= 2 && labels <= 9 && length > 0;
};

const fastEmail =
  (keep: number): FastMask =>
  (input, from, to, out, at) => {
    let mark = from;
    while (mark < to && localBytes[input[mark] as number] === 1) mark += 1;
    const local = mark - from;
    if (
      local < 1 ||
      local > 64 ||
      to - from > 300 ||
      input[mark] !== 0x40 ||
      !readsDomain(input, mark + 1, to)
    )
      return -1;
    let end = at;
    if (local >= keep + 2)
      for (let place = from; place < from + keep; place += 1) out[end++] = input[place] as number;
    end = writeMark(out, end);
    for (let place = mark; place < to; place += 1) out[end++] = input[place] as number;
    return end;
  };

/** `2020-05-06`, the day existing. */
const fastMonth: FastMask = (input, from, to, out, at) => {
  if (to - from !== 10 || input[from + 4] !== 0x2d || input[from + 7] !== 0x2d) return -1;
  if (!digitsBetween(input, from, from + 4) || !digitsBetween(input, from + 5, from + 7)) return -1;
  if (!digitsBetween(input, from + 8, to)) return -1;
  const century = pair(input, from);
  const year = century * 100 + pair(input, from + 2);
  if (century < 18 || century > 20 || !isDay(year, pair(input, from + 5), pair(input, from + 8))) return -1;
  for (let place = 0; place < 7; place += 1) out[at + place] = input[from + place] as number;
  return at + 7;
};

/** The fewest digits of anything found: six beside letters, seven of an unknown number, ten of a telephone. */
const digitsOfText = { beside: 5, mask: 6, keep: 9 } as const;

/** Text of ASCII with so few digits, fewer than three dots, no @, no colon and no letter w or v holds nothing to find. */
const fastText =
  (numbers: 'mask' | 'keep'): FastMask =>
  (input, from, to, out, at) => {
    let [digits, dots, letters] = [0, 0, 0];
    for (let place = from; place < to; place += 1) {
      const byte = input[place] as number;
      if (byte >= 0x80 || byte === 0x40 || byte === 0x3a) return -1;
      const letter = byte | 0x20;
      if (letter === 0x77 || letter === 0x76) return -1;
      if (letter >= 0x61 && letter <= 0x7a) letters += 1;
      else if (byte >= 0x30 && byte <= 0x39) digits += 1;
      else if (byte === dot && ++dots > 2) return -1;
      out[at + place - from] = byte;
    }
    return digits > digitsOfText[letters > 0 ? 'beside' : numbers] ? -1 : at + to - from;
  };

const readers: Readonly<Record<string, Reads>> = {
  'resident-id': readsResident,
  mobile: readsMobile,
  'bank-card': readsCard,
};

const unheard = (): void => undefined;

/**
 * The fast mask of an algorithm, or null where it has none.
 * @param onLearnt see fastAddress
 */
export const fastMaskOf = (
  algorithm: MaskAlgorithm,
  codec: Codec,
  onLearnt: (beginning: Uint8Array) => void = unheard,
): FastMask | null => {
  if (algorithm.id === 'redact') return (_input, _from, _to, _out, at) => at;
  if (algorithm.id === 'free-text') return fastText(algorithm.numbers);
  if (algorithm.id === 'generalise-address')
    return algorithm.to === 'county' ? fastAddress(codec, onLearnt) : null;
  if (algorithm.id === 'generalise-date') return algorithm.to === 'month' ? fastMonth : null;
  if (algorithm.id !== 'mask' || algorithm.kind === null) return null;
  const { kind, shape } = algorithm;
  if (kind === 'email') return shape.by === 'before' && shape.mark === '@' ? fastEmail(shape.keep) : null;
  if (shape.by !== 'ends') return null;
  if (kind === 'name')
    return shape.first === 1 && shape.last === 0 && codec.encoding === 'utf-8' ? fastName() : null;
  const reads = readers[kind];
  return reads === undefined ? null : fastEnds(reads, shape.first, shape.last);
};
