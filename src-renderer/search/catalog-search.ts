/** Searching the catalogue on the workstation: exact substrings, no link needed. */
import type { CatalogEntry } from '#shared/domain/catalog/entry.ts';
import { type CatalogIndex, type IndexedEntry, searchedFields } from './catalog-index.ts';
import { type FacetCounts, type Facets, narrow } from './facets.ts';
import { fold, type Range, rangesOf } from './folded-text.ts';
import { type Snippet, snippetOf } from './snippet.ts';

export { buildCatalogIndex, type CatalogIndex, type SearchedField } from './catalog-index.ts';
export type { FacetCounts, FacetName, Facets } from './facets.ts';
export type { Range } from './folded-text.ts';
export type { Snippet } from './snippet.ts';

export type CatalogHit = {
  readonly entry: CatalogEntry;
  readonly providerName: string;
  readonly nameRanges: readonly Range[];
  /** The best other place where a term stands that the name does not show; null where the name says it all. */
  readonly snippet: Snippet | null;
};

export type CatalogQuery = { readonly text: string; readonly facets: Facets };

export type CatalogResult = {
  readonly hits: CatalogHit[];
  readonly total: number;
  readonly facetCounts: FacetCounts;
};

const termsOf = (text: string): readonly string[] => [
  ...new Set(
    fold(text)
      .split(/\s+/u)
      .filter((term) => term !== ''),
  ),
];

/**
 * Entries in which every term of the text stands somewhere, case and width aside; all entries for an empty text.
 * Ranked by the worst place a term was found in: name exact, name's beginning, name, code, items, abstract,
 * provider; then by the shorter name; then as indexed.
 */
export function searchCatalog(index: CatalogIndex, query: CatalogQuery): CatalogResult {
  const terms = termsOf(query.text);
  const found = index.entries.flatMap((subject) => {
    const rank = rankOf(subject, terms);
    return rank === null ? [] : [{ subject, facets: subject.facets, rank }];
  });
  const { kept, counts } = narrow(found, query.facets);
  const ranked = terms.length === 0 ? kept : kept.toSorted(byRank);
  return {
    hits: ranked.map(({ subject }) => hitOf(subject, terms)),
    total: kept.length,
    facetCounts: counts,
  };
}

type Ranked = { readonly subject: IndexedEntry; readonly rank: number };

const byRank = (a: Ranked, b: Ranked): number =>
  a.rank - b.rank || a.subject.entry.name.length - b.subject.entry.name.length;

const foundNowhere = -1;

/** Lower is better; null where a term stands nowhere. */
function rankOf({ texts }: IndexedEntry, terms: readonly string[]): number | null {
  let worst = 0;
  for (const term of terms) {
    const place = searchedFields.findIndex((field) => texts[field].folded.includes(term));
    if (place === foundNowhere) return null;
    worst = Math.max(worst, place === 0 ? nameRank(texts.name.folded, term) : place + 2);
  }
  return worst;
}

function nameRank(name: string, term: string): number {
  if (name === term) return 0;
  return name.startsWith(term) ? 1 : 2;
}

function hitOf({ entry, providerName, texts }: IndexedEntry, terms: readonly string[]): CatalogHit {
  const hidden = terms.filter((term) => !texts.name.folded.includes(term));
  const field = searchedFields.find((each) => hidden.some((term) => texts[each].folded.includes(term)));
  return {
    entry,
    providerName,
    nameRanges: rangesOf(texts.name, terms),
    snippet: field === undefined ? null : snippetOf(field, texts[field], hidden),
  };
}
