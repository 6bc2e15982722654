import { identifier } from '#shared/lib/text.ts';
import type { CatalogEntry } from '../../catalog/entry.ts';
import { facetValuesOf, ownFacets } from '../facets.ts';
import { searchedTextsOf } from '../searched-texts.ts';
import { type ColumnEntry, composeColumns } from './compose.ts';

const isText = (value: unknown): boolean => typeof value === 'string';

/** Whether what a search reads of an entry is there: checking the whole of it costs more than the search's index. */
export const canBeSearched = (body: Readonly<Record<string, unknown>>): body is CatalogEntry =>
  identifier.safeParse(body.id).success &&
  [body.name, body.code, body.abstract, body.providerId, body.shareType, body.status].every(isText) &&
  [body.updateCycle, body.grade, Object(body.library).kind].every(isText) &&
  [body.exchangeMethods, body.formats, body.items].every(Array.isArray) &&
  (body.items as unknown[]).every((item) => isText(Object(item).name));

/** Only what is published is found. */
export const isFound = ({ status }: CatalogEntry): boolean => status === 'published';

export const columnEntryOf = (entry: CatalogEntry): ColumnEntry => {
  const values = facetValuesOf(entry);
  return { ...searchedTextsOf(entry), facets: ownFacets.map((facet) => values[facet]) };
};

/** The search columns of a segment's entries: none where nothing of it can be found. */
export const columnsOf = (bodies: readonly Readonly<Record<string, unknown>>[]): Uint8Array<ArrayBuffer> => {
  const found = bodies.filter(canBeSearched).filter(isFound).map(columnEntryOf);
  return found.length === 0 ? new Uint8Array(0) : composeColumns(found);
};
