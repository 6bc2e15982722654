/** The plain way to search: a look at every entry. Serves where WebAssembly cannot run, and is what the index must equal. */
import type { CatalogEntry } from '#shared/domain/catalog/entry.ts';
import { type FacetName, type Facets, facetNames, facetValuesOf } from '#shared/domain/search/facets.ts';
import { fold } from '#shared/domain/search/fold.ts';
import { type Place, placeOf, places, type SearchTerm, termsOf } from '#shared/domain/search/place.ts';
import { searchedTextsOf } from '#shared/domain/search/searched-texts.ts';
import type { CatalogAnswer, CatalogQuery, CatalogSearcher, DepartmentFacts } from './catalog-query.ts';

type Kept = ReturnType<typeof searchedTextsOf> & { readonly facets: ReturnType<typeof facetValuesOf> };
type Departments = ReadonlyMap<string, { readonly name: string; readonly regionId: string }>;
type Found = { readonly subject: Kept; readonly place: number };

const keep = (entry: CatalogEntry): Kept => ({ ...searchedTextsOf(entry), facets: facetValuesOf(entry) });

const valuesOf = (subject: Kept, facet: FacetName, departments: Departments): readonly string[] => {
  if (facet !== 'region') return subject.facets[facet];
  const region = departments.get(subject.facets.providerId[0] ?? '')?.regionId;
  return region === undefined ? [] : [region];
};

/** The worst of the terms' best places; null where one stands nowhere. */
const worstPlace = (subject: Kept, terms: readonly SearchTerm[], departments: Departments): number | null => {
  const provider = departments.get(subject.facets.providerId[0] ?? '')?.name ?? '';
  const stands = terms.map((term) => placeOf({ ...subject, provider }, term));
  return stands.includes(null) ? null : Math.max(0, ...stands.map((place) => places.indexOf(place as Place)));
};

const failedFacets = (subject: Kept, chosen: Facets, departments: Departments): readonly FacetName[] =>
  facetNames.filter((facet) => {
    const wanted = chosen[facet] ?? [];
    return (
      wanted.length > 0 && !valuesOf(subject, facet, departments).some((value) => wanted.includes(value))
    );
  });

const answerFrom = (
  found: readonly Found[],
  query: CatalogQuery,
  departments: Departments,
): CatalogAnswer => {
  const counts = Object.fromEntries(facetNames.map((name) => [name, new Map<string, number>()])) as Record<
    FacetName,
    Map<string, number>
  >;
  const hits: Found[] = [];
  for (const each of found) {
    const failed = failedFacets(each.subject, query.facets, departments);
    if (failed.length === 0) hits.push(each);
    const counted = failed.length === 0 ? facetNames : failed.length === 1 ? failed : [];
    for (const facet of counted)
      for (const value of valuesOf(each.subject, facet, departments))
        counts[facet].set(value, (counts[facet].get(value) ?? 0) + 1);
  }
  hits.sort(
    (a, b) =>
      a.place - b.place || a.subject.order - b.subject.order || (a.subject.id < b.subject.id ? -1 : 1),
  );
  const page = hits.slice(query.offset, query.offset + query.limit);
  return { total: hits.length, ids: page.map(({ subject }) => subject.id), counts };
};

type PlainBlock = ReadonlyMap<string, Kept>;

const isPublished = ({ status }: CatalogEntry): boolean => status === 'published';

export const createPlainSearcher = (): CatalogSearcher<PlainBlock> => {
  const blocks = new Map<string, PlainBlock>();
  /** Goes before the blocks; null: no more, or not published. */
  const over = new Map<string, Kept | null>();
  let departments: Departments = new Map();
  const put = (entries: readonly CatalogEntry[]): void => {
    for (const entry of entries) over.set(entry.id, isPublished(entry) ? keep(entry) : null);
  };
  const remove = (ids: readonly string[]): void => {
    for (const id of ids) over.set(id, null);
  };
  function* all(): Generator<Kept> {
    for (const block of blocks.values()) for (const [id, kept] of block) if (!over.has(id)) yield kept;
    for (const kept of over.values()) if (kept !== null) yield kept;
  }
  return {
    blockOf: (entries) => new Map(entries.filter(isPublished).map((entry) => [entry.id, keep(entry)])),
    // It reads whole entries.
    blockOfColumns: () => null,
    copyOf: (block) => block,
    settled: () => undefined,
    isWhole: () => true,
    held: () => [...blocks.keys()],
    hold: (name, block) => void blocks.set(name, block),
    drop: (name) => void blocks.delete(name),
    kept: () => new Map([...blocks].map(([name, block]) => [name, () => block])),
    setChanges: (changed, removed) => {
      over.clear();
      remove(removed);
      put(changed);
    },
    put,
    remove,
    setDepartments: (given: readonly DepartmentFacts[]) => {
      departments = new Map(given.map(({ id, name, regionId }) => [id, { name: fold(name), regionId }]));
    },
    ask: (query) => {
      const terms = termsOf(query.text);
      const found: Found[] = [];
      for (const subject of all()) {
        const place = worstPlace(subject, terms, departments);
        if (place !== null) found.push({ subject, place });
      }
      return answerFrom(found, query, departments);
    },
    size: () => [...all()].length,
  };
};
