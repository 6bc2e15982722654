/** 重排 and 加噪: values that stay near the truth in sum and lie in each single row. Draws come from the purpose's key. */
import { maskMark } from './algorithm.ts';
import { drawOf, type MaskKeys } from './keys.ts';
import { foldWidth } from './spelling.ts';

/** Of fewer rows than this it is told by themselves whose the values are: 重排 hides them. */
export const leastShuffled = 10;

/** Fisher and Yates' shuffle with keyed draws. @param block what tells this block of values from every other */
export const shuffle = <T>(keys: MaskKeys, block: string, values: readonly T[]): readonly T[] => {
  const shuffled = [...values];
  for (let at = shuffled.length - 1; at > 0; at -= 1) {
    const other = drawOf(keys.tag(`shuffle\u0000${block}\u0000${at}`)) % (at + 1);
    const held = shuffled[at] as T;
    shuffled[at] = shuffled[other] as T;
    shuffled[other] = held;
  }
  return shuffled;
};

export type NoisePlace = { readonly column: string; readonly row: number; readonly spread: number };

/** Adds a whole number of -spread to spread; decimals stay as many as they were. Not a number: hidden whole. */
export const addNoise = (keys: MaskKeys, { column, row, spread }: NoisePlace, value: string): string => {
  const text = foldWidth(value).trim();
  if (text === '') return '';
  const found = /^(-?[0-9]{1,15})(\.[0-9]{1,20})?$/u.exec(text);
  if (found === null) return maskMark;
  const drawn = drawOf(keys.tag(`noise\u0000${column}\u0000${row}\u0000${text}`)) % (2 * spread + 1);
  const fraction = BigInt(found[2] === undefined ? '0' : found[2].slice(1));
  const scale = 10n ** BigInt(found[2] === undefined ? 0 : found[2].length - 1);
  const whole = BigInt(found[1] ?? '0');
  const negative = text.startsWith('-');
  const scaled = whole * scale + (negative ? -fraction : fraction) + BigInt(drawn - spread) * scale;
  return decimal(scaled, scale);
};

const decimal = (scaled: bigint, scale: bigint): string => {
  const size = scaled < 0n ? -scaled : scaled;
  const sign = scaled < 0n ? '-' : '';
  if (scale === 1n) return `${sign}${size}`;
  return `${sign}${size / scale}.${String(size % scale).padStart(String(scale).length - 1, '0')}`;
};
