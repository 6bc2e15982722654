/** A field of the sheet: its columns, what an entry shows there, and what a cell says back. */
import type { z } from 'zod';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import type { EntryContent } from '../entry-content.ts';
import type { CellFault } from './cell.ts';
import { listSeparator, type SheetDirectory } from './directory.ts';

export type SheetHead = {
  readonly title: string;
  /** Other titles the same column goes by in forms already in use. */
  readonly aliases?: readonly string[];
  /** What to write, for 填表说明 and the hint at the cell. */
  readonly note: string;
  /** In characters of the sheet's font. */
  readonly width: number;
  /** Choices of a drop-down list; a cell may take only one of them. */
  readonly options?: readonly string[];
};

/** `head` is the column at fault among the field's own, counted from 0. */
export type FieldFault = CellFault & { readonly head?: number };

export type SheetField = {
  readonly heads: readonly SheetHead[];
  readonly write: (content: EntryContent, directory: SheetDirectory) => readonly string[];
  /** The content with what the cells say; a field of which a column is missing is never asked. */
  readonly read: (
    texts: readonly string[],
    content: EntryContent,
    directory: SheetDirectory,
  ) => Result<EntryContent, FieldFault>;
};

/** How a part of an entry is got and set. */
export type Lens<T> = {
  readonly get: (content: EntryContent) => T;
  readonly set: (content: EntryContent, value: T) => EntryContent;
};

/** A lens on a field of the content itself. */
export const part = <K extends keyof EntryContent>(name: K): Lens<EntryContent[K]> => ({
  get: (content) => content[name],
  set: (content, value) => ({ ...content, [name]: value }),
});

/** Text that reads alike: width, spaces and case aside. */
export const fold = (text: string): string => text.normalize('NFKC').replace(/\s/gu, '').toLowerCase();

const wordsOf = (issue: z.core.$ZodIssue | undefined): CellFault => {
  if (issue?.code === 'too_big') {
    return { reason: `超过 ${issue.maximum} 个字。`, next: '请缩短，细节可写入附件或摘要。' };
  }
  if (issue?.message === 'text.one-line') return { reason: '不能换行。', next: '请写成一行。' };
  if (issue?.message === 'text.unsafe-characters') {
    return { reason: '含有不能保存的字符（控制字符或改变书写方向的字符）。', next: '请删去后重新键入。' };
  }
  return { reason: '没有填写。', next: '请填写。' };
};

/** The text as the schema keeps it, or what is wrong with it. */
export const checked = <S extends z.ZodType<string>>(schema: S, text: string): Result<string, CellFault> => {
  const parsed = schema.safeParse(text);
  return parsed.success ? ok(parsed.data) : fail(wordsOf(parsed.error.issues[0]));
};

export const textField = (head: SheetHead, lens: Lens<string>, schema: z.ZodType<string>): SheetField => ({
  heads: [head],
  write: (content) => [lens.get(content)],
  read: ([text = ''], content) => {
    const found = checked(schema, text);
    return found.ok ? ok(lens.set(content, found.value)) : found;
  },
});

export type Labels<K extends string> = Readonly<Record<K, string>>;

/** The key a text means, among labels and the other words for them; null for none. */
export const keyOf = <K extends string>(
  text: string,
  labels: Labels<K>,
  others: Readonly<Record<string, K>> = {},
): K | null => {
  const wanted = fold(text);
  const keys = Object.keys(labels) as K[];
  const other = Object.entries(others).find(([word]) => fold(word) === wanted)?.[1];
  return keys.find((key) => fold(labels[key]) === wanted) ?? other ?? null;
};

export const notAChoice = (options: readonly string[]): CellFault => ({
  reason: '不是可选的内容。',
  next: `请填：${options.join('、')}。`,
});

type ChoiceWords<K extends string, B> = {
  readonly labels: Labels<K>;
  /** What a blank cell means; left out where it must be filled. */
  readonly blank?: B;
  readonly others?: Readonly<Record<string, K>>;
};

export const choiceField = <K extends string, B extends K | null = never>(
  head: SheetHead,
  lens: Lens<K | B>,
  words: ChoiceWords<K, B>,
): SheetField => {
  const options = Object.values<string>(words.labels);
  return {
    heads: [{ ...head, options }],
    write: (content) => {
      const value = lens.get(content);
      return [value === null ? '' : words.labels[value as K]];
    },
    read: ([text = ''], content) => {
      if (text.trim() === '') {
        return 'blank' in words
          ? ok(lens.set(content, words.blank as B))
          : fail({ ...notAChoice(options), reason: '没有填写。' });
      }
      const key = keyOf(text, words.labels, words.others);
      return key === null ? fail(notAChoice(options)) : ok(lens.set(content, key));
    },
  };
};

/** The values of a cell that holds several. */
export const valuesOf = (text: string): readonly string[] =>
  text
    .split(listSeparator)
    .map((each) => each.trim())
    .filter((each) => each !== '');

/** Several choices in one cell, with 、 between them. */
export const choicesField = <K extends string>(
  head: SheetHead,
  lens: Lens<readonly K[]>,
  labels: Labels<K>,
): SheetField => ({
  heads: [head],
  write: (content) => [
    lens
      .get(content)
      .map((key) => labels[key])
      .join('、'),
  ],
  read: ([text = ''], content) => {
    const keys = valuesOf(text).map((each) => keyOf(each, labels));
    const known = keys.filter((key) => key !== null);
    if (known.length < keys.length) return fail(notAChoice(Object.values<string>(labels)));
    return ok(lens.set(content, [...new Set(known)]));
  },
});
