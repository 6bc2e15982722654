/** The ways a catalogue search is narrowed, and how many entries each choice would leave. */
import type { CatalogEntry } from '#shared/domain/catalog/entry.ts';
import { libraryLabel } from '#shared/domain/catalog/labels.ts';

export const facetNames = [
  'shareType',
  'providerId',
  'libraryKind',
  'library',
  'updateCycle',
  'exchangeMethod',
  'dedicated',
] as const;
export type FacetName = (typeof facetNames)[number];

/** Values chosen; within a facet any of them, between facets all. An absent or empty facet narrows nothing. */
export type Facets = { readonly [F in FacetName]?: readonly string[] };

export type FacetCounts = Readonly<Record<FacetName, ReadonlyMap<string, number>>>;

export type FacetValues = Readonly<Record<FacetName, readonly string[]>>;

/** `library` holds the Chinese label; `dedicated` is 'yes' or 'no' (五(四)4). */
export const facetValuesOf = (entry: CatalogEntry): FacetValues => ({
  shareType: [entry.shareType],
  providerId: [entry.providerId],
  libraryKind: [entry.library.kind],
  library: [libraryLabel(entry.library)],
  updateCycle: [entry.updateCycle],
  exchangeMethod: [...new Set(entry.exchangeMethods)],
  dedicated: [entry.dedicatedTo === null ? 'no' : 'yes'],
});

/** The facets whose choice the entry does not meet. */
const failedFacets = (values: FacetValues, chosen: Facets): readonly FacetName[] =>
  facetNames.filter((name) => {
    const wanted = chosen[name];
    return wanted !== undefined && wanted.length > 0 && !values[name].some((value) => wanted.includes(value));
  });

/**
 * Narrows to what meets every facet, and counts: a facet's counts leave its own choice aside, so that they say
 * what choosing another of its values would find.
 */
export function narrow<E extends { readonly facets: FacetValues }>(
  subjects: readonly E[],
  chosen: Facets,
): { readonly kept: readonly E[]; readonly counts: FacetCounts } {
  const counts = Object.fromEntries(facetNames.map((name) => [name, new Map<string, number>()])) as Record<
    FacetName,
    Map<string, number>
  >;
  const kept: E[] = [];
  for (const subject of subjects) {
    const failed = failedFacets(subject.facets, chosen);
    if (failed.length === 0) kept.push(subject);
    for (const name of countedFor(failed)) {
      for (const value of subject.facets[name]) counts[name].set(value, (counts[name].get(value) ?? 0) + 1);
    }
  }
  return { kept, counts };
}

const countedFor = (failed: readonly FacetName[]): readonly FacetName[] => {
  if (failed.length === 0) return facetNames;
  return failed.length === 1 ? failed : [];
};
