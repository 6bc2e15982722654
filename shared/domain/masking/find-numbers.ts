/**
 * Numbers inside a text, with spaces, hyphens, dots, strokes and brackets between their digits. A run of letters, digits and
 * separators is cut at its separators; neighbours are joined as far as they read as one number.
 */
import { isDay } from './check-digits.ts';
import type { SensitiveKind } from './kind.ts';
import { recognise } from './recognise.ts';
import { blanks, dashes } from './spelling.ts';

type Span = { readonly from: number; readonly to: number };
type Found = Span & { readonly kind: SensitiveKind | null };
type Segment = Span & {
  readonly text: string /** A dot, bracket or stroke before it: no part of an unknown number. */;
  readonly loose: boolean;
};

/** Read in this order; those of no check digit need a form that other numbers seldom have. */
const tried: readonly SensitiveKind[] = [
  'resident-id',
  'mobile',
  'credit-code',
  'fixed-phone',
  'bank-card',
  'hk-macao-permit',
  'foreign-permit',
  'passport',
];

const run = new RegExp(`[+(]{0,2}[0-9A-Za-z]+(?:[${blanks}${dashes}().·/_]{1,3}[0-9A-Za-z]+)*`, 'gu');
const word = /[0-9A-Za-z]+/gu;
const loose = /[().·/]/u;
/** Digits with more digits of theirs: an unknown number is one of seven or more. */
const leastUnknown = 7;
const longest = 26;

const digitsIn = (text: string): number => text.replace(/[^0-9]+/gu, '').length;

const segmentsOf = (text: string, base: number): readonly Segment[] => {
  const segments: Segment[] = [];
  let end = 0;
  for (const match of text.matchAll(word)) {
    const from = match.index;
    segments.push({
      text: match[0],
      from: base + from,
      to: base + from + match[0].length,
      loose: loose.test(text.slice(end, from)),
    });
    end = from + match[0].length;
  }
  return segments;
};

/** A local telephone number of 7 or 8 digits reads like any other number: only its area makes it one here. */
const localOnly = (kind: SensitiveKind, plain: string): boolean =>
  kind === 'fixed-phone' && /^[2-9][0-9]{6,7}$/u.test(plain);

const kindOf = (text: string, numbers: 'mask' | 'keep'): SensitiveKind | null => {
  if (text.length < 8 || text.length > longest || digitsIn(text) < 6) return null;
  for (const kind of tried) {
    const read = recognise(kind, text);
    if (read === null || localOnly(kind, read.plain)) continue;
    const needsCheck = kind === 'credit-code' || (kind === 'bank-card' && numbers === 'keep');
    if (!needsCheck || read.proven) return kind;
  }
  return null;
};

const isDate = (segments: readonly Segment[], at: number): number => {
  const [year, month, day] = [segments[at], segments[at + 1], segments[at + 2]];
  if (year === undefined) return 0;
  const whole = /^((?:19|20)[0-9]{2})([0-9]{2})([0-9]{2})$/u.exec(year.text);
  if (whole !== null) return isDay(Number(whole[1]), Number(whole[2]), Number(whole[3])) ? 1 : 0;
  if (!/^(?:19|20)[0-9]{2}$/u.test(year.text) || month === undefined || day === undefined) return 0;
  const parts = /^[0-9]{1,2}$/u;
  const dayPart = /^([0-9]{1,2})(?:T[0-9]{2})?$/u.exec(day.text);
  if (!parts.test(month.text) || dayPart === null) return 0;
  return isDay(Number(year.text), Number(month.text), Number(dayPart[1])) ? 3 : 0;
};

/** `unread`: null where a date stood. What was found is left out: digits around it are one number with each other. */
type Read = { readonly found: Found[]; readonly unread: (Segment | null)[] };

const readSegments = (segments: readonly Segment[], numbers: 'mask' | 'keep'): Read => {
  const result: Read = { found: [], unread: [] };
  let at = 0;
  while (at < segments.length) {
    const known = longestKnown(segments, at, numbers);
    if (known !== null) {
      result.found.push(known.found);
      at += known.count;
      continue;
    }
    const date = isDate(segments, at);
    result.unread.push(date > 0 ? null : (segments[at] as Segment));
    at += Math.max(1, date);
  }
  return result;
};

const longestKnown = (
  segments: readonly Segment[],
  at: number,
  numbers: 'mask' | 'keep',
): { readonly found: Found; readonly count: number } | null => {
  let text = '';
  let best: { readonly found: Found; readonly count: number } | null = null;
  for (let end = at; end < segments.length && text.length <= longest; end += 1) {
    const segment = segments[end] as Segment;
    text += segment.text;
    const kind = kindOf(text, numbers);
    const from = (segments[at] as Segment).from;
    if (kind !== null) best = { found: { kind, from, to: segment.to }, count: end - at + 1 };
  }
  return best;
};

/** Neighbours that were read as nothing and hold seven digits or more together, with what was found between them. */
const unknownNumbers = (unread: readonly (Segment | null)[]): readonly Found[] => {
  const found: Found[] = [];
  let group: Segment[] = [];
  const close = () => {
    const [first, last] = [group[0], group.at(-1)];
    const digits = group.reduce((sum, { text }) => sum + digitsIn(text), 0);
    if (first !== undefined && last !== undefined && digits >= leastUnknown)
      found.push({ kind: null, from: first.from, to: last.to });
    group = [];
  };
  for (const segment of unread) {
    if (segment === null || segment.loose || digitsIn(segment.text) === 0) close();
    if (segment !== null && digitsIn(segment.text) > 0) group.push(segment);
  }
  close();
  return found;
};

/** @param taken what other detectors found: numbers inside it are theirs */
export const findNumbers = (
  folded: string,
  numbers: 'mask' | 'keep',
  taken: readonly Span[],
): readonly Found[] => {
  const found: Found[] = [];
  for (const match of folded.matchAll(run)) {
    if (digitsIn(match[0]) < 6) continue;
    const segments = segmentsOf(match[0], match.index).filter(
      ({ from, to }) => !taken.some((span) => span.from < to && from < span.to),
    );
    const read = readSegments(segments, numbers);
    found.push(...read.found, ...(numbers === 'mask' ? unknownNumbers(read.unread) : []));
  }
  return found;
};
