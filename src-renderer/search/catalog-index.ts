import type { CatalogEntry } from '#shared/domain/catalog/entry.ts';
import { type FacetValues, facetValuesOf } from './facets.ts';
import { type FoldedText, foldText } from './folded-text.ts';

/** Where a term can stand, best place first; the names of an entry's information items are one text. */
export const searchedFields = ['name', 'code', 'items', 'abstract', 'provider'] as const;
export type SearchedField = (typeof searchedFields)[number];

export type IndexedEntry = {
  readonly entry: CatalogEntry;
  readonly providerName: string;
  readonly texts: Readonly<Record<SearchedField, FoldedText>>;
  readonly facets: FacetValues;
};

export type CatalogIndex = { readonly entries: readonly IndexedEntry[] };

/** Between item names: terms are cut at white space, so none matches across two items. */
export const itemSeparator = '\n';

/** @param providers department id to name; an unknown id gives an empty name */
export function buildCatalogIndex(
  entries: readonly CatalogEntry[],
  providers: ReadonlyMap<string, string>,
): CatalogIndex {
  return {
    entries: entries.map((entry) => {
      const providerName = providers.get(entry.providerId) ?? '';
      const texts = {
        name: foldText(entry.name),
        code: foldText(entry.code),
        items: foldText(entry.items.map((item) => item.name).join(itemSeparator)),
        abstract: foldText(entry.abstract),
        provider: foldText(providerName),
      };
      return { entry, providerName, texts, facets: facetValuesOf(entry) };
    }),
  };
}
