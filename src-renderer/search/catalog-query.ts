/** What the catalogue is asked and what it answers; the same for the index and for the plain way. */
import type { CatalogEntry } from '#shared/domain/catalog/entry.ts';
import type { FacetCounts, Facets } from '#shared/domain/search/facets.ts';

export type CatalogQuery = {
  readonly text: string;
  readonly facets: Facets;
  /** Hits to leave out, and how many to answer then. */
  readonly offset: number;
  readonly limit: number;
};

export type CatalogAnswer = {
  readonly total: number;
  /** Of the page asked for, best first (shared/domain/search/place.ts). */
  readonly ids: readonly string[];
  readonly counts: FacetCounts;
};

/** What the search needs of departments; names are searched, regions are a facet. */
export type DepartmentFacts = { readonly id: string; readonly name: string; readonly regionId: string };

/** A catalogue that can be searched. Only published entries are found. */
export type CatalogSearcher = {
  /** Adds entries, or takes them as they are now. */
  readonly put: (entries: readonly CatalogEntry[]) => void;
  readonly remove: (ids: readonly string[]) => void;
  readonly clear: () => void;
  readonly setDepartments: (departments: readonly DepartmentFacts[]) => void;
  readonly ask: (query: CatalogQuery) => CatalogAnswer;
  /** How many entries can be found. */
  readonly size: () => number;
};
