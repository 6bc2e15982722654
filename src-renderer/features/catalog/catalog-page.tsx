import { App } from 'antd';
import { useDeferredValue, useEffect, useState } from 'react';
import { useDeskMemory } from '../../app/desk-memory.ts';
import { useSyncStatus } from '../../app/officer-context.ts';
import { hrefOf } from '../../app/routes.ts';
import { goTo, showAt } from '../../app/use-route.ts';
import { useApplyObstacle } from '../../office/apply-obstacle.ts';
import { withRecent } from '../../office/search-shelf.ts';
import {
  type CatalogFound,
  type CatalogView,
  type SearchedBy,
  useCatalogSearch,
  useSearchState,
} from '../../office/use-catalog-search.ts';
import { useKeepRecent, useSearchShelf } from '../../office/use-search-shelf.ts';
import { Page } from '../../ui/page.tsx';
import { Blank, Loading } from '../../ui/pieces.tsx';
import { ChosenFilters } from './parts/chosen-filters.tsx';
import { EntryDetail } from './parts/entry-detail.tsx';
import { FacetPanel } from './parts/facet-panel.tsx';
import { HitList } from './parts/hit-list.tsx';
import { KeepSearch } from './parts/keep-search.tsx';
import { NothingFound } from './parts/nothing-found.tsx';
import { SearchBox } from './parts/search-box.tsx';
import { SearchedByLine, useSearchedBy } from './parts/searched-by.tsx';
import { Shelf } from './parts/shelf.tsx';
import { useShown } from './parts/shown-entry.ts';

const everything: CatalogView = { text: '', facets: {} };

/** 目录: instant search on this workstation, facets, list and detail side by side. */
export function CatalogPage({ entryId }: { readonly entryId: string | null }) {
  const [view, remember] = useDeskMemory<CatalogView>('catalog', everything);
  // What was open belongs to the question before: another one begins with its own first hit.
  const setView = (next: CatalogView) => {
    remember(next);
    if (entryId !== null) showAt(hrefOf('catalog'));
  };
  const keepRecent = useKeepRecent();
  const search = (
    <SearchBox
      text={view.text}
      onText={(text) => setView({ ...view, text })}
      onSearch={(text) => void keepRecent(text)}
    />
  );
  return (
    <Page title="目录" panes tools={search}>
      <CatalogPanes view={view} setView={setView} entryId={entryId} />
    </Page>
  );
}

type PanesProps = {
  readonly view: CatalogView;
  readonly setView: (view: CatalogView) => void;
  readonly entryId: string | null;
};

function CatalogPanes({ view, setView, entryId }: PanesProps) {
  // Typing stays instant on a slow machine; the list follows when there is time.
  const asked = useDeferredValue(view);
  const { change } = useSearchShelf();
  const [wish, setWish] = useDeskMemory<SearchedBy | null>('catalog-by', null);
  const [isGivenUp, setGivenUp] = useState(false);
  const by = useSearchedBy(wish ?? (isGivenUp ? 'workstation' : null));
  const { found, failed, load } = useCatalogSearch(asked, by);
  const shown = useShown(found, entryId);
  const obstacleOf = useApplyObstacle();
  const { message } = App.useApp();
  const isEmpty = useSearchState(({ size }) => size === 0);
  const isReading = useSearchState(({ size, loading }) => size === 0 && loading);
  const isOnline = useSyncStatus(({ link }) => link === 'online');
  useEffect(() => {
    // A platform that was asked by itself and does not answer is not waited for: what has come can be searched.
    if (failed && wish === null) setGivenUp(true);
  }, [failed, wish]);
  // This workstation answers within a frame or two; what the platform has not answered yet is seen as such.
  const isStale = by === 'platform' && found?.view !== asked;
  const isAwaited = (found?.by !== by || isStale) && !failed;
  // That the other one found nothing says nothing, while who is asked now has not answered.
  const isUnknown = found === undefined || (found.by !== by && !failed && found.total === 0);
  if (isUnknown || (by === 'workstation' && isReading)) return <Loading />;
  if (by === 'workstation' && isEmpty) {
    return (
      <Blank title="本机还没有目录">
        首次同步后，已发布的目录条目都会在这里，离线也能查。
        {!isOnline && '现在没有连上共享平台，连通后自动开始。'}
      </Blank>
    );
  }
  const open = shown.id === null ? undefined : found.entries.at(found.entries.placeOf(shown.id));
  // Rows of a longer list may only not have been read.
  const isOutside = open === undefined && found.entries.isWhole;
  const apply = () => {
    // Rows of the question before are not what Enter means.
    if (open === undefined || found.view !== view) return;
    const obstacle = obstacleOf(open);
    if (obstacle === null) goTo(hrefOf('apply', { entryId: open.id }));
    else void message.info(obstacle);
  };
  return (
    <div className="panes panes--three">
      <aside className="pane" aria-label="筛选">
        <FacetPanel
          counts={found.counts}
          chosen={view.facets}
          onChange={(facets) => setView({ ...view, facets })}
        >
          <Shelf onOpen={setView} />
        </FacetPanel>
      </aside>
      <div className={isStale ? 'pane pane--stale' : 'pane'} aria-busy={isAwaited}>
        <div className="pane__count small soft line line--apart">
          {isStale ? <span /> : <FoundCount found={found} />}
          <span className="line">
            {by === 'workstation' && <KeepSearch view={view} />}
            <SearchedByLine by={by} isAwaited={isAwaited} failed={failed} onWish={setWish} />
          </span>
        </div>
        <ChosenFilters chosen={view.facets} onChange={(facets) => setView({ ...view, facets })} />
        {isStale && failed && (
          <Blank title="共享平台没有应答">请稍后再试，或者点上方的“改用本机检索”。</Blank>
        )}
        {isStale && !failed && found.total === 0 && <Loading />}
        {!isStale && found.total === 0 && (
          <NothingFound
            view={found.view}
            by={found.by}
            onView={setView}
            onClear={() => setView(everything)}
          />
        )}
        {found.total > 0 && !(isStale && failed) && (
          <HitList
            entries={found.entries}
            view={found.view}
            onInSight={load}
            begin={shown.begin}
            onScroll={shown.onScroll}
            selectedId={shown.id}
            onSelect={(id) => {
              change((shelf) => withRecent(shelf, found.view.text));
              showAt(hrefOf('entry', { entryId: id }));
            }}
            onOpen={apply}
          />
        )}
      </div>
      <div className="pane">
        {shown.id !== null && (
          <EntryDetail key={shown.id} entryId={shown.id} fromPlatform={open ?? null} isOutside={isOutside} />
        )}
      </div>
    </div>
  );
}

function FoundCount({ found }: { readonly found: CatalogFound }) {
  const size = useSearchState((state) => state.size);
  const loading = useSearchState((state) => state.loading);
  const isFirstSync = useSyncStatus((status) => status.loading !== null);
  if (found.by === 'platform') return <span role="status">{found.total} 条</span>;
  return (
    <span role="status">
      {found.total} 条 / 共 {size} 条{loading && '，正在读取'}
      {isFirstSync && '（首次同步未完，结果不全）'}
    </span>
  );
}
