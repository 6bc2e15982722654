/** What every way to search is given of an entry: folded texts, and five facets. */

import { facetValuesOf } from '#shared/domain/search/facets.ts';
import { searchedTextsOf } from '#shared/domain/search/searched-texts.ts';
import { inventedPublished } from '../support/entries.ts';

export const benchFacets = ['shareType', 'providerId', 'library', 'updateCycle', 'grade'] as const;

export type Doc = {
  readonly id: string;
  readonly name: string;
  readonly code: string;
  readonly items: readonly string[];
  readonly abstract: string;
  readonly order: number;
  readonly facets: readonly (readonly string[])[];
};

const providers = Array.from({ length: 400 }, (_, number) => ({
  id: `department-${number}`,
  name: `部门${number}`,
}));

export const docOf = (seed: number, number: number): Doc => {
  const entry = inventedPublished(seed, number, providers);
  const values = facetValuesOf(entry);
  return { ...searchedTextsOf(entry), facets: benchFacets.map((facet) => values[facet]) };
};

/** The texts of an entry as one, a mark between them that no query holds. */
export const textOf = ({ name, code, items, abstract }: Doc): string =>
  [name, code, ...items, abstract].join('\u0001');

/** Each two characters that follow one another, of each text by itself. */
export const pairsOf = (text: string): string[] => {
  const pairs: string[] = [];
  for (const part of text.split('\u0001'))
    for (let at = 0; at + 1 < part.length; at += 1) pairs.push(part.slice(at, at + 2));
  return pairs;
};
