import type { SearchTerm } from '#shared/domain/search/place.ts';
import { type FoldedText, type Range, rangesOf } from './folded-text.ts';

/** What a snippet can be of. */
export type SearchedField = 'code' | 'items' | 'abstract' | 'provider';

/** Between item names: terms are cut at white space, so none matches across two items. */
export const itemSeparator = '\n';

export type Snippet = {
  readonly field: SearchedField;
  /** A piece of the text as written, with … where it was cut. */
  readonly text: string;
  /** The terms in `text`. */
  readonly ranges: readonly Range[];
};

const before = 12;
const after = 40;

/** The surroundings of the first term found; the caller knows that one is there. */
export function snippetOf(field: SearchedField, source: FoldedText, terms: readonly SearchTerm[]): Snippet {
  const { written } = source;
  const ranges = rangesOf(source, terms);
  const first = ranges[0]?.[0] ?? 0;
  const start = characterStart(written, Math.max(0, first - before));
  const end = characterStart(written, Math.min(written.length, Math.max(first + after, ranges[0]?.[1] ?? 0)));
  const lead = start > 0 ? '…' : '';
  const shift = lead.length - start;
  return {
    field,
    text: `${lead}${onOneLine(field, written.slice(start, end))}${end < written.length ? '…' : ''}`,
    ranges: ranges
      .filter(([from, to]) => from >= start && to <= end)
      .map(([from, to]): Range => [from + shift, to + shift]),
  };
}

/** The same length as before, so that the ranges stay true. */
const onOneLine = (field: SearchedField, text: string): string =>
  text.replaceAll(itemSeparator, field === 'items' ? '、' : ' ');

/** Never between the two halves of a rare character. */
const characterStart = (text: string, at: number): number => {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at;
};
