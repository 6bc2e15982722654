import { useCallback, useEffect, useMemo, useState } from 'react';
import { useOfficerDesk, useSyncStatus } from '../app/officer-context.ts';
import { changeKept } from '../data/change-kept.ts';
import { useDeskDatabase } from '../data/desk-data-context.tsx';
import { useKept } from '../data/live.ts';
import {
  mostWatched,
  nameOfView,
  newSince,
  type SavedSearch,
  type SearchShelf,
  shelfFrom,
  withRecent,
} from './search-shelf.ts';
import { type CatalogView, useSearchState } from './use-catalog-search.ts';

const key = 'catalog.shelf';

/** The officer's saved searches, favourites and recent words; undefined while loading. */
export function useSearchShelf(): {
  readonly shelf: SearchShelf | undefined;
  readonly change: (by: (shelf: SearchShelf) => SearchShelf) => void;
} {
  const database = useDeskDatabase();
  const value = useKept(key);
  const shelf = useMemo(() => (value === undefined ? undefined : shelfFrom(value)), [value]);
  const change = useCallback(
    (by: (shelf: SearchShelf) => SearchShelf) => {
      // A shelf that cannot be written leaves searching as it is.
      changeKept(database, key, (before) => by(shelfFrom(before))).catch(() => undefined);
    },
    [database],
  );
  return { shelf, change };
}

/** Everything a view finds on this workstation now; null where it is more than can be told apart. */
export function useAllFound(): (view: CatalogView) => Promise<readonly string[] | null> {
  const { search } = useOfficerDesk();
  return useCallback(
    async ({ text, facets }) => {
      const { ids, total } = await search.ask({
        text,
        facets,
        offset: 0,
        limit: mostWatched,
      });
      return total > mostWatched ? null : ids;
    },
    [search],
  );
}

/** Keeps words that were looked for, where they find something. */
export function useKeepRecent(): (text: string) => Promise<void> {
  const { search } = useOfficerDesk();
  const { change } = useSearchShelf();
  return useCallback(
    async (text) => {
      const { total } = await search.ask({ text, facets: {}, offset: 0, limit: 1 });
      if (total > 0) change((shelf) => withRecent(shelf, text));
    },
    [search, change],
  );
}

/** How many entries each saved search finds that it did not when last opened, by its name; renewed after every sync. */
export function useNewCounts(saved: readonly SavedSearch[] | undefined): ReadonlyMap<string, number> {
  const allFound = useAllFound();
  const turn = useSearchState((state) => state.turn);
  const loading = useSearchState((state) => state.loading);
  const isComing = useSyncStatus((status) => status.loading !== null);
  const [counts, setCounts] = useState<ReadonlyMap<string, number>>(new Map());
  // biome-ignore lint/correctness/useExhaustiveDependencies: the turn says that the catalogue may have changed.
  useEffect(() => {
    // While the catalogue is still coming, everything would be new.
    if (saved === undefined || loading || isComing) return;
    let asked = true;
    const each = saved.map(async (one): Promise<[string, number]> => {
      const found = await allFound(one);
      return [nameOfView(one), found === null ? 0 : newSince(one, found).length];
    });
    Promise.all(each).then(
      (all) => asked && setCounts(new Map(all)),
      () => undefined,
    );
    return () => {
      asked = false;
    };
  }, [saved, allFound, turn, loading, isComing]);
  return counts;
}
