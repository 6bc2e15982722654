/**
 * What a column holds, without showing a person: how many values, how many of them different, and those that many rows
 * share. The least, the greatest and the rare values are never in a profile, nor any value of a column that is of a kind.
 */
import { findInText } from './find-in-text.ts';

/** A value that fewer rows share may be somebody's own. */
export const commonFrom = 20;
const mostShown = 5;
const longestShown = 24;
/** More different values than this are counted as this many. */
const mostDifferent = 20_000;

export type ColumnProfile = {
  readonly values: number;
  readonly empty: number;
  /** At most 20,000. */
  readonly different: number;
  /** The commonest first. */
  readonly common: readonly { readonly value: string; readonly rows: number }[];
};

/** @param ofKind whether the column was taken for a kind of personal information */
export const profileOf = (values: readonly string[], ofKind: boolean): ColumnProfile => {
  const counts = new Map<string, number>();
  let empty = 0;
  for (const value of values) {
    if (value.trim() === '') empty += 1;
    else if (counts.has(value) || counts.size < mostDifferent)
      counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const common = ofKind
    ? []
    : [...counts]
        .filter(([value, rows]) => rows >= commonFrom && value.length <= longestShown)
        .filter(([value]) => findInText(value, 'mask').length === 0)
        .toSorted((a, b) => b[1] - a[1])
        .slice(0, mostShown)
        .map(([value, rows]) => ({ value, rows }));
  return {
    values: values.length - empty,
    empty,
    different: counts.size,
    common: withoutEnds(common, counts),
  };
};

/** Numbers at the ends of their column's range stay hidden, however many rows share them. */
const withoutEnds = (
  common: ColumnProfile['common'],
  counts: ReadonlyMap<string, number>,
): ColumnProfile['common'] => {
  const numbers = [...counts.keys()].map(Number).filter(Number.isFinite);
  if (numbers.length < counts.size) return common;
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const each of numbers) {
    least = Math.min(least, each);
    most = Math.max(most, each);
  }
  return common.filter(({ value }) => Number(value) !== least && Number(value) !== most);
};
