/** The ways a catalogue search is narrowed. */
import type { CatalogEntry } from '../catalog/entry.ts';
import { libraryLabel } from '../catalog/labels.ts';

/** Facets an entry itself holds values of, in the order search blocks keep them. */
export const ownFacets = [
  'shareType',
  'providerId',
  'libraryKind',
  'library',
  'updateCycle',
  'exchangeMethod',
  'format',
  'grade',
  'dedicated',
] as const;
export type OwnFacet = (typeof ownFacets)[number];

/** 区域 follows from the provider, which may move to another. */
export const facetNames = [...ownFacets, 'region'] as const;
export type FacetName = (typeof facetNames)[number];

/** Values chosen; within a facet any of them, between facets all. An absent or empty facet narrows nothing. */
export type Facets = { readonly [F in FacetName]?: readonly string[] };

/** What choosing a value would leave: counted as if its own facet were not chosen from. */
export type FacetCounts = Readonly<Record<FacetName, ReadonlyMap<string, number>>>;

/** `library` holds the Chinese label; `dedicated` is 'yes' or 'no' (五(四)4). */
export const facetValuesOf = (entry: CatalogEntry): Readonly<Record<OwnFacet, readonly string[]>> => ({
  shareType: [entry.shareType],
  providerId: [entry.providerId],
  libraryKind: [entry.library.kind],
  library: [libraryLabel(entry.library)],
  updateCycle: [entry.updateCycle],
  exchangeMethod: [...new Set(entry.exchangeMethods)],
  format: [...new Set(entry.formats)],
  grade: [entry.grade],
  dedicated: [entry.dedicatedTo === null ? 'no' : 'yes'],
});
