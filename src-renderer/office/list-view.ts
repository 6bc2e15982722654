/** Narrowing a long list: by a value of some of its choices, and by words its rows are to hold. */
import { fold } from '#shared/domain/search/fold.ts';
import { wordsOf } from '#shared/domain/search/words.ts';

export type ListView = {
  readonly words: string;
  /** The value chosen of a choice, by the choice's name; absent where all are shown. */
  readonly values: Readonly<Record<string, string>>;
};

export const wholeList: ListView = { words: '', values: {} };

export type ListChoice<T> = {
  /** What is chosen, such as 状态. */
  readonly name: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly holds: (row: T, value: string) => boolean;
};

export type ListRule<T> = {
  readonly choices: readonly ListChoice<T>[];
  /** The texts of a row in which the words are looked for, as the catalogue's search compares them. */
  readonly textsOf: (row: T) => readonly string[];
};

/** The rows that have every value chosen and every word, in the same order. */
export function narrowed<T>(
  rows: readonly T[],
  { choices, textsOf }: ListRule<T>,
  { words, values }: ListView,
): readonly T[] {
  const wanted = wordsOf(words);
  const chosen = choices.flatMap(({ name, holds }) => {
    const value = values[name];
    return value === undefined ? [] : [(row: T) => holds(row, value)];
  });
  return rows.filter(
    (row) => chosen.every((holds) => holds(row)) && wanted.every((word) => isIn(textsOf(row), word)),
  );
}

const isIn = (texts: readonly string[], word: string): boolean =>
  texts.some((text) => fold(text).includes(word));

/** The options of a choice whose values have words. */
export const optionsOf = <V extends string>(
  values: readonly V[],
  label: Readonly<Record<V, string>>,
): readonly { value: V; label: string }[] => values.map((value) => ({ value, label: label[value] }));

/** A choice of the years the rows are of, the latest first. */
export const yearChoice = <T>(rows: readonly T[], yearOf: (row: T) => string): ListChoice<T> => ({
  name: '年度',
  options: [...new Set(rows.map(yearOf))]
    .toSorted()
    .reverse()
    .map((year) => ({ value: year, label: `${year}年` })),
  holds: (row, value) => yearOf(row) === value,
});
