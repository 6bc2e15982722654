/** The search's own row of each published entry, written wherever a record is. */
import type { CatalogEntry } from '#shared/domain/catalog/entry.ts';
import { facetValuesOf } from '#shared/domain/search/facets.ts';
import { readingTextOf } from '#shared/domain/search/read-names.ts';
import { searchedTextsOf } from '#shared/domain/search/searched-texts.ts';
import { tokensOf } from '#shared/domain/search/tokens.ts';
import type { Transaction } from './database.ts';

export type SearchableEntry = { readonly entry: CatalogEntry; readonly audience: readonly string[] };

const searchRowOf = ({ entry, audience }: SearchableEntry) => {
  const texts = searchedTextsOf(entry);
  const facets = facetValuesOf(entry);
  return {
    entry_id: entry.id,
    audience,
    rank: texts.order,
    name: texts.name,
    code: texts.code,
    items: texts.items.join('\n'),
    abstract: texts.abstract,
    reading: readingTextOf(texts.name),
    // As PostgreSQL writes an array: read several times faster than one in JSON.
    tokens: `{${tokensOf(texts).join(',')}}`,
    provider_id: entry.providerId,
    share_type: entry.shareType,
    library_kind: facets.libraryKind[0],
    library: facets.library[0],
    update_cycle: entry.updateCycle,
    exchange_methods: facets.exchangeMethod,
    formats: facets.format,
    grade: entry.grade,
    dedicated: facets.dedicated[0],
  };
};

/** Makes the search know the entries as they are now; only published ones are found. */
export const writeEntrySearch = async (
  tx: Transaction,
  entries: readonly SearchableEntry[],
): Promise<void> => {
  if (entries.length === 0) return;
  await tx.query('DELETE FROM entry_search WHERE entry_id = ANY ($1::text[])', [
    entries.map(({ entry }) => entry.id),
  ]);
  const published = entries.filter(({ entry }) => entry.status === 'published');
  if (published.length === 0) return;
  await tx.query(
    'INSERT INTO entry_search SELECT * FROM json_populate_recordset(NULL::entry_search, $1::json)',
    [JSON.stringify(published.map(searchRowOf))],
  );
};
