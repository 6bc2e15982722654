/** How a found entry is shown: what of it was meant. */
import type { CatalogEntry } from '#shared/domain/catalog/entry.ts';
import { fold } from '#shared/domain/search/fold.ts';
import { placeOf, type SearchTerm, termsOf } from '#shared/domain/search/place.ts';
import { foldText, nameRangesOf, type Range } from './folded-text.ts';
import { itemSeparator, type SearchedField, type Snippet, snippetOf } from './snippet.ts';

export type CatalogHit = {
  readonly entry: CatalogEntry;
  readonly providerName: string;
  readonly nameRanges: readonly Range[];
  /** The best other place where a term stands that the name does not show; null where the name says it all. */
  readonly snippet: Snippet | null;
};

const fields = ['code', 'items', 'abstract', 'provider'] as const satisfies readonly SearchedField[];

const inNameAlone = (name: string, term: SearchTerm): boolean =>
  placeOf({ name, code: '', items: [], abstract: '', provider: '' }, term) !== null;

/** @param typed what the officer searched for */
export const hitOf = (entry: CatalogEntry, providerName: string, typed: string): CatalogHit => {
  const terms = termsOf(typed);
  const name = foldText(entry.name);
  const hidden = terms.filter((term) => !inNameAlone(name.folded, term));
  const texts: Readonly<Record<SearchedField, string>> = {
    code: entry.code,
    items: entry.items.map((item) => item.name).join(itemSeparator),
    abstract: entry.abstract,
    provider: providerName,
  };
  const field = fields.find((each) => hidden.some((term) => fold(texts[each]).includes(term.text)));
  return {
    entry,
    providerName,
    nameRanges: nameRangesOf(name, terms),
    snippet: field === undefined ? null : snippetOf(field, foldText(texts[field]), hidden),
  };
};
