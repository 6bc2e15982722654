import { hrefOf } from '../../../app/routes.ts';
import { useRows } from '../../../data/live.ts';
import { titleOfView, useFacetNames } from '../../../office/facet-words.ts';
import {
  nameOfView,
  type SavedSearch,
  withoutRecent,
  withoutSearch,
  withSeen,
} from '../../../office/search-shelf.ts';
import type { CatalogView } from '../../../office/use-catalog-search.ts';
import { useAllFound, useNewCounts, useSearchShelf } from '../../../office/use-search-shelf.ts';
import { Badge } from '../../../ui/pieces.tsx';
import { ShelfSearch, ShelfSection } from './shelf-section.tsx';

type ShelfProps = { readonly onOpen: (view: CatalogView) => void };

/** Saved searches with what is new in them, favourites, and what was looked for lately. */
export function Shelf({ onOpen }: ShelfProps) {
  const { shelf, change } = useSearchShelf();
  if (shelf === undefined) return null;
  return (
    <>
      <SavedSearches saved={shelf.saved} onOpen={onOpen} />
      <Favourites ids={shelf.favourites} />
      <ShelfSection title="最近检索" rows={shelf.recent}>
        {(text) => (
          <ShelfSearch
            key={text}
            title={text}
            onOpen={() => onOpen({ text, facets: {} })}
            removal={`删除最近检索 ${text}`}
            onRemove={() => change((now) => withoutRecent(now, text))}
          />
        )}
      </ShelfSection>
    </>
  );
}

function SavedSearches({ saved, onOpen }: ShelfProps & { readonly saved: readonly SavedSearch[] }) {
  const { change } = useSearchShelf();
  const allFound = useAllFound();
  const counts = useNewCounts(saved);
  const names = useFacetNames();
  const open = async (one: SavedSearch): Promise<void> => {
    onOpen(one);
    const found = await allFound(one);
    if (found !== null) change((shelf) => withSeen(shelf, nameOfView(one), found));
  };
  const newIn = (some: readonly SavedSearch[]) => {
    const sum = some.reduce((so, one) => so + (counts.get(nameOfView(one)) ?? 0), 0);
    return sum > 0 && <Badge tone="blue">新 {sum}</Badge>;
  };
  return (
    <ShelfSection title="收藏的检索" rows={saved} aside={newIn}>
      {(one) => (
        <ShelfSearch
          key={nameOfView(one)}
          title={titleOfView(one, names)}
          onOpen={() => void open(one)}
          removal={`删除收藏的检索 ${titleOfView(one, names)}`}
          onRemove={() => change((shelf) => withoutSearch(shelf, nameOfView(one)))}
        >
          {newIn([one])}
        </ShelfSearch>
      )}
    </ShelfSection>
  );
}

function Favourites({ ids }: { readonly ids: readonly string[] }) {
  const rows = useRows('catalogEntry', ids);
  const known = (rows ?? []).filter((row) => row !== undefined);
  return (
    <ShelfSection title="收藏的条目" rows={known}>
      {({ id, name }) => (
        <div key={id} className="cut">
          <a href={hrefOf('entry', { entryId: id })} title={name}>
            {name}
          </a>
        </div>
      )}
    </ShelfSection>
  );
}
