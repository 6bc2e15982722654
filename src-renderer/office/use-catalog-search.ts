import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { CatalogEntry } from '#shared/domain/catalog/entry.ts';
import type { FacetCounts, Facets } from '#shared/domain/search/facets.ts';
import { useOfficerDesk } from '../app/officer-context.ts';
import { useDeskDatabase } from '../data/desk-data-context.tsx';
import { readRows } from '../data/reader.ts';
import type { SearchState } from '../search/search-client.ts';

export type CatalogView = { readonly text: string; readonly facets: Facets };

export type CatalogFound = {
  /** What was asked, which may be older than what is typed by now. */
  readonly view: CatalogView;
  readonly total: number;
  readonly counts: FacetCounts;
  /** Every hit's place; undefined where it is not loaded yet. */
  readonly entries: readonly (CatalogEntry | undefined)[];
};

const pageSize = 60;

/** How much of the catalogue can be searched by now. */
export function useSearchState(): SearchState {
  const { search } = useOfficerDesk();
  return useSyncExternalStore(search.onChange, search.state);
}

/** One page of an answer with its rows. */
function useAskPage() {
  const { search } = useOfficerDesk();
  const database = useDeskDatabase();
  return useCallback(
    async (view: CatalogView, offset: number, limit: number) => {
      const answer = await search.ask({ ...view, offset, limit });
      return { answer, rows: await readRows(database, 'catalogEntry', answer.ids) };
    },
    [search, database],
  );
}

const placed = (
  before: readonly (CatalogEntry | undefined)[],
  offset: number,
  rows: readonly (CatalogEntry | undefined)[],
): (CatalogEntry | undefined)[] => {
  const entries = [...before];
  rows.forEach((row, index) => {
    entries[offset + index] = row;
  });
  return entries;
};

/**
 * The answer to what the officer looks for, renewed when the catalogue changes; undefined until the first one.
 * `load` brings the rows from one place to another.
 */
export function useCatalogSearch(view: CatalogView): {
  readonly found: CatalogFound | undefined;
  readonly load: (first: number, last: number) => void;
} {
  const { turn } = useSearchState();
  const askPage = useAskPage();
  const [found, setFound] = useState<CatalogFound>();
  const latest = useRef(0);
  const asking = useRef(new Set<number>());

  // biome-ignore lint/correctness/useExhaustiveDependencies: the turn says that the same question may have another answer.
  useEffect(() => {
    latest.current += 1;
    const own = latest.current;
    asking.current = new Set([0]);
    void askPage(view, 0, pageSize).then(({ answer, rows }) => {
      if (own !== latest.current) return;
      const { total, counts } = answer;
      setFound({ view, total, counts, entries: placed(Array(total).fill(undefined), 0, rows) });
    });
  }, [askPage, view, turn]);

  const load = useCallback(
    (first: number, last: number) => {
      const own = latest.current;
      for (let page = Math.floor(first / pageSize); page * pageSize < last; page += 1) {
        if (asking.current.has(page)) continue;
        asking.current.add(page);
        void askPage(view, page * pageSize, pageSize).then(({ rows }) => {
          if (own !== latest.current) return;
          setFound((now) => now && { ...now, entries: placed(now.entries, page * pageSize, rows) });
        });
      }
    },
    [askPage, view],
  );
  return { found, load };
}
