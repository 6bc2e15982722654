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

/**
 * A catalogue that can be searched: blocks of entries that never change, and changes that go before them. Only
 * published entries are found. `Block` is what the search makes of a segment's entries; one that was made is lent until
 * the next one is.
 */
export type CatalogSearcher<Block> = {
  readonly blockOf: (entries: readonly CatalogEntry[]) => Block;
  /** The same of the columns that came with a segment; null where this build cannot use them. */
  readonly blockOfColumns: (columns: Uint8Array<ArrayBuffer>) => Block | null;
  /** A block that outlives the making of others. */
  readonly copyOf: (block: Block) => Block;
  /** Nothing is left to be read: what only the making of blocks needs can go. */
  readonly settled: () => void;
  /** Whether a block that lay on the disk is whole and of this build. */
  readonly isWhole: (block: Block) => boolean;
  /** Names of the blocks held. */
  readonly held: () => readonly string[];
  readonly hold: (name: string, block: Block) => void;
  readonly drop: (name: string) => void;
  /** The blocks held, by name, to be kept on the disk; each is read from where it lies. */
  readonly kept: () => ReadonlyMap<string, () => Block>;
  /** Forgets every change and takes these. */
  readonly setChanges: (changed: readonly CatalogEntry[], removed: readonly string[]) => void;
  /** Adds entries, or takes them as they are now. */
  readonly put: (entries: readonly CatalogEntry[]) => void;
  readonly remove: (ids: readonly string[]) => void;
  readonly setDepartments: (departments: readonly DepartmentFacts[]) => void;
  readonly ask: (query: CatalogQuery) => CatalogAnswer;
  /** How many entries can be found. */
  readonly size: () => number;
};
