/**
 * 保形假名: a number of the same form with valid check digits in place of a number, one to one under the purpose's key.
 * An alternating Feistel network over two halves of mixed radix, HMAC-SM3 its round function (the FE2 shape of Bellare,
 * Ristenpart, Rogaway, Stegers 2009), ten rounds. A value whose form or check digit is wrong is hidden whole.
 */
import { type FormedKind, maskMark } from './algorithm.ts';
import {
  creditAlphabet,
  creditCheck,
  isDay,
  luhnCheck,
  organisationCheck,
  residentCheck,
} from './check-digits.ts';
import { drawOf, type MaskKeys } from './keys.ts';
import { recognise } from './recognise.ts';

const rounds = 10;

type Halves = readonly [left: number, right: number];

/** Permutes pairs of numbers below `sizes`, each at most 2^40: a draw of 48 bits is then nearly even. */
const permute = (keys: MaskKeys, tweak: string, sizes: Halves, halves: Halves): Halves => {
  let [left, right] = halves;
  for (let round = 0; round < rounds; round += 1) {
    const drawn = (half: number) => drawOf(keys.tag(`form\u0000${tweak}\u0000${round}\u0000${half}`));
    if (round % 2 === 0) left = (left + (drawn(right) % sizes[0])) % sizes[0];
    else right = (right + (drawn(left) % sizes[1])) % sizes[1];
  }
  return [left, right];
};

const pad = (value: number, length: number): string => String(value).padStart(length, '0');

/** Days of 1900 to 2099, counted in a calendar where each month has 31; those that do not exist are walked past. */
const dayCells = 200 * 12 * 31;
const dayText = (cell: number): string | null => {
  const [year, month, day] = [
    1900 + Math.floor(cell / 372),
    1 + (Math.floor(cell / 31) % 12),
    1 + (cell % 31),
  ];
  return isDay(year, month, day) ? `${year}${pad(month, 2)}${pad(day, 2)}` : null;
};

/** Area and day move, the last three digits with them; the first digit stays 1 to 9. */
const formResident = (keys: MaskKeys, plain: string): string | null => {
  const short = plain.length === 15;
  if (!short && (Number(plain.slice(6, 10)) < 1900 || Number(plain.slice(6, 10)) > 2099)) return null;
  const [yearAt, year] = short ? [6, Number(plain.slice(6, 8))] : [8, Number(plain.slice(6, 10)) - 1900];
  const [month, day] = [
    Number(plain.slice(yearAt + 2, yearAt + 4)),
    Number(plain.slice(yearAt + 4, yearAt + 6)),
  ];
  const sizes: Halves = [900_000, (short ? 100 * 12 * 31 : dayCells) * 1000];
  let at: Halves = [
    Number(plain.slice(0, 6)) - 100_000,
    ((year * 12 + month - 1) * 31 + day - 1) * 1000 + Number(plain.slice(yearAt + 6, yearAt + 9)),
  ];
  for (;;) {
    at = permute(keys, `resident-${plain.length}`, sizes, at);
    const text = dayText(Math.floor(at[1] / 1000));
    if (text === null) continue;
    const body = `${at[0] + 100_000}${short ? text.slice(2) : text}${pad(at[1] % 1000, 3)}`;
    return short ? body : body + residentCheck(body);
  }
};

const formMobile = (keys: MaskKeys, plain: string): string => {
  const at: Halves = [Number(plain.slice(1, 6)) - 30_000, Number(plain.slice(6))];
  const [left, right] = permute(keys, 'mobile', [70_000, 100_000], at);
  return `1${left + 30_000}${pad(right, 5)}`;
};

/** The first digit, the network's, and the length stay. */
const formCard = (keys: MaskKeys, plain: string): string => {
  const inner = plain.slice(1, -1);
  const cut = Math.floor(inner.length / 2);
  const sizes: Halves = [10 ** cut, 10 ** (inner.length - cut)];
  const at: Halves = [Number(inner.slice(0, cut)), Number(inner.slice(cut))];
  const [left, right] = permute(keys, `card-${plain.length}-${plain.charAt(0)}`, sizes, at);
  const body = `${plain.charAt(0)}${pad(left, cut)}${pad(right, inner.length - cut)}`;
  return body + luhnCheck(body);
};

/** The two characters of department and category stay; area and organisation move. Both check characters are made anew. */
const formCredit = (keys: MaskKeys, plain: string): string | null => {
  const digits = Array.from(plain.slice(8, 16), (character) => creditAlphabet.indexOf(character));
  // Nine characters of organisation become eight that move and one made anew: only a valid ninth can come back.
  if (digits.includes(-1) || organisationCheck(plain.slice(8, 16)) !== plain.charAt(16)) return null;
  const organisation = digits.reduce((sum, digit) => sum * 31 + digit, 0);
  const sizes: Halves = [1_000_000, 31 ** 8];
  const [area, moved] = permute(keys, `credit-${plain.slice(0, 2)}`, sizes, [
    Number(plain.slice(2, 8)),
    organisation,
  ]);
  let text = '';
  for (let code = moved, left = 8; left > 0; left -= 1, code = Math.floor(code / 31))
    text = creditAlphabet.charAt(code % 31) + text;
  const body = `${plain.slice(0, 2)}${pad(area, 6)}${text}${organisationCheck(text)}`;
  return body + creditCheck(body);
};

const formOf: Readonly<Record<FormedKind, (keys: MaskKeys, plain: string) => string | null>> = {
  'resident-id': formResident,
  mobile: formMobile,
  'bank-card': formCard,
  'credit-code': formCredit,
};

/** @returns the mark for a value that has not the kind's form with valid check digits */
export const pseudonymInForm = (keys: MaskKeys, kind: FormedKind, value: string): string => {
  if (value === '' || value === maskMark) return value;
  const recognised = recognise(kind, value);
  if (recognised === null || !recognised.proven) return maskMark;
  return formOf[kind](keys, recognised.plain) ?? maskMark;
};
