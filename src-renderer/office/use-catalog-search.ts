import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { CatalogEntry } from '#shared/domain/catalog/entry.ts';
import type { FacetCounts, FacetName, Facets } from '#shared/domain/search/facets.ts';
import { useBridge } from '../app/bridge-context.ts';
import { useOfficerDesk } from '../app/officer-context.ts';
import { useDeskDatabase } from '../data/desk-data-context.tsx';
import { readRows } from '../data/reader.ts';
import type { SearchState } from '../search/search-client.ts';
import { type LoadedPages, type RowSource, sourceOfPages } from '../ui/row-source.ts';

export type CatalogView = { readonly text: string; readonly facets: Facets };

/** Who answers: this workstation's own index, or the platform. */
export type SearchedBy = 'workstation' | 'platform';

export type CatalogFound = {
  /** What was asked, which may be older than what is typed by now. */
  readonly view: CatalogView;
  readonly by: SearchedBy;
  readonly total: number;
  readonly counts: FacetCounts;
  /** Every hit's place; undefined where it is not loaded yet. */
  readonly entries: RowSource<CatalogEntry>;
};

type Page = {
  readonly total: number;
  readonly counts: FacetCounts;
  readonly rows: readonly (CatalogEntry | undefined)[];
};

/**
 * Rows of a page: somewhat more than a screen shows. Here each may lie in a block of its own, which has to be unpacked. The platform
 * counts everything anew for each page; but few scroll, and everybody waits for the first.
 */
const pageSize = 20;

/** The platform is asked when the officer pauses, not at each key. */
const pauseMs = 250;

/**
 * What a component draws of how much of the catalogue can be searched by now, and nothing else: it changes with every few
 * segments of a first sync. Select a plain value.
 */
export function useSearchState<T extends number | boolean>(select: (state: SearchState) => T): T {
  const { search } = useOfficerDesk();
  return useSyncExternalStore(search.onChange, () => select(search.state()));
}

/** Asks for one page of an answer with its rows; null where it is not `isWanted` any more before they are read. */
type AskPage = (view: CatalogView, offset: number, isWanted: () => boolean) => Promise<Page | null>;

function useAskPage(by: SearchedBy): AskPage {
  const { search } = useOfficerDesk();
  const { services } = useBridge();
  const database = useDeskDatabase();
  return useCallback(
    async ({ text, facets }, offset, isWanted) => {
      const question = { text, facets, offset, limit: pageSize };
      if (by === 'workstation') {
        const { ids, total, counts } = await search.ask(question);
        if (!isWanted()) return null;
        return { total, counts, rows: await readRows(database, 'catalogEntry', ids) };
      }
      const { entries, total, counts } = await services.catalogue.search(
        question as Parameters<typeof services.catalogue.search>[0],
      );
      const maps = Object.entries(counts).map(([facet, values]) => [facet as FacetName, new Map(values)]);
      return { total, counts: Object.fromEntries(maps) as FacetCounts, rows: entries };
    },
    [by, search, services, database],
  );
}

type Answer = Omit<CatalogFound, 'entries'> & LoadedPages<CatalogEntry>;

type Asked = Pick<CatalogFound, 'view' | 'by'>;

/** Pages are places of one question to one side: the other may know other entries. */
const isOf = (answer: Answer | undefined, { view, by }: Asked): answer is Answer =>
  answer?.view === view && answer.by === by;

const withPage = (answer: Answer, page: number, rows: Page['rows']): Answer => ({
  ...answer,
  pages: new Map(answer.pages).set(page, rows),
});

/**
 * The answer to what the officer looks for, renewed when the catalogue changes; undefined until the first one.
 * `load` brings the rows from one place to another; `failed` is true where the platform did not answer.
 */
export function useCatalogSearch(
  view: CatalogView,
  by: SearchedBy = 'workstation',
): {
  readonly found: CatalogFound | undefined;
  readonly failed: boolean;
  readonly load: (first: number, last: number) => void;
} {
  const askPage = useAskPage(by);
  const [answer, setAnswer] = useState<Answer>();
  const [failed, setFailed] = useState(false);
  const latest = useRef(0);
  const asking = useRef(new Set<number>());
  // What changes here is nothing to an answer of the platform.
  const renewal = useSearchState(({ turn }) => (by === 'workstation' ? turn : 0));

  // biome-ignore lint/correctness/useExhaustiveDependencies: the turn says that the same question may have another answer.
  useEffect(() => {
    latest.current += 1;
    const own = latest.current;
    const isWanted = () => own === latest.current;
    asking.current = new Set([0]);
    const ask = () => {
      setFailed(false);
      return askPage(view, 0, isWanted).then(
        (page) => {
          if (page === null || !isWanted()) return;
          const { rows, total, counts } = page;
          setAnswer((now) => {
            // The pages of before stay until those in sight have come anew, or the list would blink at every change.
            const pages = new Map([...(isOf(now, { view, by }) ? now.pages : []), [0, rows]]);
            return { view, by, total, counts, count: total, pageSize, pages };
          });
        },
        () => isWanted() && setFailed(true),
      );
    };
    if (by === 'workstation') void ask();
    const timer = by === 'platform' ? setTimeout(ask, pauseMs) : undefined;
    return () => clearTimeout(timer);
  }, [askPage, view, by, renewal]);

  const isAnswered = isOf(answer, { view, by });
  const load = useCallback(
    (first: number, last: number) => {
      if (!isAnswered) return;
      const own = latest.current;
      const isWanted = () => own === latest.current;
      for (let page = Math.floor(first / pageSize); page * pageSize < last; page += 1) {
        if (asking.current.has(page)) continue;
        asking.current.add(page);
        askPage(view, page * pageSize, isWanted).then(
          (came) => {
            if (came === null || !isWanted()) return;
            setAnswer((now) => (isOf(now, { view, by }) ? withPage(now, page, came.rows) : now));
          },
          // Asked for again when it next comes in sight.
          () => asking.current.delete(page),
        );
      }
    },
    [askPage, view, by, isAnswered],
  );
  const found = useMemo(() => answer && { ...answer, entries: sourceOfPages(answer) }, [answer]);
  return { found, failed, load };
}
