/** What the search over blocks is asked and what it answers. */
import type { SyllableRange } from '#shared/domain/search/pinyin.ts';

export type BlockTerm = {
  /** As compared. */
  readonly text: string;
  /** Whether a value of the provider facet holds the term in its name. */
  readonly isProvider: (value: string) => boolean;
  /** Ways to read the term as pinyin. */
  readonly spellings: readonly (readonly SyllableRange[])[];
};

/** A facet as it is chosen from and counted: a facet of the blocks, perhaps seen through a grouping of its values. */
export type FacetView = {
  readonly facet: number;
  /** Null for a value that belongs to no group. */
  readonly groupOf: (value: string) => string | null;
  /** Groups chosen; none: the facet narrows nothing. */
  readonly chosen: readonly string[];
};

export type BlockQuery = {
  readonly terms: readonly BlockTerm[];
  readonly views: readonly FacetView[];
  readonly providerFacet: number;
  readonly offset: number;
  readonly limit: number;
};

export type BlockAnswer = {
  readonly total: number;
  readonly ids: readonly string[];
  /** Of each view, how many entries each group would leave. */
  readonly counts: readonly ReadonlyMap<string, number>[];
};
