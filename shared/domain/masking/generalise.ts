/**
 * 泛化 and 取整: a coarser value in place of an exact one. What does not read as a date, an age, an address or a number is
 * hidden whole; what is coarse already stays, so that doing it twice is doing it once. Numbers are reckoned in whole
 * numbers of any length, so that PostgreSQL's numeric gives the same.
 */
import { maskMark } from './algorithm.ts';
import { isDay } from './check-digits.ts';
import { addressLevels } from './divisions/address-levels.ts';
import { foldWidth } from './spelling.ts';

const dateForm =
  /^((?:18|19|20)[0-9]{2})(?:([0-9]{2})([0-9]{2})|[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?)(?:[ T][0-9:.]{4,15}(?:Z|[+-][0-9:]{4,6})?)?$/u;
const monthForm = /^(?:18|19|20)[0-9]{2}-(?:0[1-9]|1[0-2])$/u;
const yearForm = /^(?:18|19|20)[0-9]{2}$/u;

/** `2020-05` or `2020` for a day in any of the usual spellings, with or without a time. */
export const generaliseDate = (to: 'month' | 'year', value: string): string => {
  const text = foldWidth(value).trim();
  if (text === '') return '';
  if (yearForm.test(text)) return to === 'year' ? text : maskMark;
  if (monthForm.test(text)) return to === 'year' ? text.slice(0, 4) : text;
  const found = dateForm.exec(text);
  if (found === null) return maskMark;
  const [year, month, day] = [found[1] ?? '', found[2] ?? found[4] ?? '', found[3] ?? found[5] ?? ''];
  if (!isDay(Number(year), Number(month), Number(day))) return maskMark;
  return to === 'year' ? year : `${year}-${month.padStart(2, '0')}`;
};

const floorTo = (whole: bigint, width: bigint): bigint => {
  const rest = whole % width;
  return whole - (rest < 0n ? rest + width : rest);
};

const numberForm = /^(-?)([0-9]{1,30})(?:\.([0-9]{1,20}))?$/u;
const bandForm = /^(-?[0-9]{1,30})-(-?[0-9]{1,30})$/u;

type Decimal = { readonly negative: boolean; readonly whole: bigint; readonly fraction: string };

const readNumber = (text: string): Decimal | null => {
  const found = numberForm.exec(text);
  if (found === null) return null;
  return {
    negative: found[1] === '-',
    whole: BigInt(found[2] ?? '0'),
    fraction: (found[3] ?? '').replace(/0+$/u, ''),
  };
};

const floorOf = ({ negative, whole, fraction }: Decimal): bigint =>
  negative ? -whole - (fraction === '' ? 0n : 1n) : whole;

const bandOf = (whole: bigint, width: bigint): string => {
  const from = floorTo(whole, width);
  return `${from}-${from + width - 1n}`;
};

/** `1000-1999` for a number, by bands of `width` counted from 0. */
export const generaliseNumber = (width: number, value: string): string => {
  const text = foldWidth(value).trim();
  if (text === '') return '';
  const band = bandForm.exec(text);
  const size = BigInt(width);
  if (band !== null) return bandOf(BigInt(band[1] ?? '0'), size) === text ? text : maskMark;
  const number = readNumber(text);
  return number === null ? maskMark : bandOf(floorOf(number), size);
};

/** `30-39` for an age in whole years up to 150, 岁 or not. */
export const generaliseAge = (width: number, value: string): string => {
  const text = foldWidth(value).trim();
  if (text === '' || bandForm.test(text)) return text === '' ? '' : generaliseNumber(width, text);
  const found = /^([0-9]{1,3})(?:周?岁)?$/u.exec(text);
  if (found === null || Number(found[1]) > 150) return maskMark;
  return bandOf(BigInt(found[1] ?? '0'), BigInt(width));
};

/** The nearest multiple of `step`; halfway goes up. */
export const roundNumber = (step: number, value: string): string => {
  const text = foldWidth(value).trim();
  if (text === '') return '';
  const number = readNumber(text);
  if (number === null) return maskMark;
  const { negative, whole, fraction } = number;
  // floor(x / step + 1/2) is floor((2x + step) / 2step), and of 2x only its floor counts.
  const fractionOfTwice = fraction === '' ? 0n : fraction >= '5' ? 1n : 0n;
  const exactHalf = fraction === '' || fraction === '5';
  const twice = negative
    ? -(2n * whole) - fractionOfTwice - (exactHalf ? 0n : 1n)
    : 2n * whole + fractionOfTwice;
  const size = BigInt(step);
  return String(floorTo(twice + size, 2n * size) / 2n);
};

/** The address down to its county, city or province by the list. Without a province or a city in front, nothing is sure: hidden. */
export const generaliseAddress = (to: 'county' | 'city' | 'province', value: string): string => {
  const text = foldWidth(value).replace(/\s/gu, '');
  if (text === '') return '';
  const [province, city, county] = addressLevels(text);
  if (province === '' && city === '') return maskMark;
  if (to === 'province') return province === '' ? maskMark : province;
  return to === 'city' ? `${province}${city}` : `${province}${city}${county}`;
};
