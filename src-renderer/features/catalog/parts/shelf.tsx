import { DeleteOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { gradeLabel, shareTypeLabel, updateCycleLabel } from '#shared/domain/catalog/labels.ts';
import { hrefOf } from '../../../app/routes.ts';
import { useRows } from '../../../data/live.ts';
import { nameOfView, type SavedSearch, withoutSearch, withSeen } from '../../../office/search-shelf.ts';
import type { CatalogView } from '../../../office/use-catalog-search.ts';
import { useAllFound, useNewCounts, useSearchShelf } from '../../../office/use-search-shelf.ts';
import { Badge } from '../../../ui/pieces.tsx';

type ShelfProps = { readonly onOpen: (view: CatalogView) => void };

/** Saved searches with what is new in them, favourites, and what was looked for lately. */
export function Shelf({ onOpen }: ShelfProps) {
  const { shelf } = useSearchShelf();
  if (shelf === undefined) return null;
  return (
    <>
      <SavedSearches saved={shelf.saved} onOpen={onOpen} />
      <Favourites ids={shelf.favourites} />
      {shelf.recent.length > 0 && (
        <section className="facet" aria-label="最近检索">
          <h3>最近检索</h3>
          {shelf.recent.map((text) => (
            <Button key={text} type="link" size="small" onClick={() => onOpen({ text, facets: {} })}>
              {text}
            </Button>
          ))}
        </section>
      )}
    </>
  );
}

const words: Readonly<Record<string, string>> = { ...shareTypeLabel, ...gradeLabel, ...updateCycleLabel };

/** What was typed and how much is chosen beside it. */
const titleOf = ({ text, facets }: SavedSearch): string => {
  const chosen = Object.values(facets).flat();
  const first = words[chosen[0] ?? ''];
  const rest = chosen.length === 0 ? '' : (chosen.length === 1 && first) || `${chosen.length} 项筛选`;
  return [text, rest].filter((part) => part !== '').join('，') || '全部条目';
};

function SavedSearches({ saved, onOpen }: ShelfProps & { readonly saved: readonly SavedSearch[] }) {
  const { change } = useSearchShelf();
  const allFound = useAllFound();
  const counts = useNewCounts(saved);
  if (saved.length === 0) return null;
  const open = async (one: SavedSearch): Promise<void> => {
    onOpen(one as CatalogView);
    const found = await allFound(one);
    if (found !== null) change((shelf) => withSeen(shelf, nameOfView(one as CatalogView), found));
  };
  return (
    <section className="facet" aria-label="收藏的检索">
      <h3>收藏的检索</h3>
      {saved.map((one) => {
        const name = nameOfView(one as CatalogView);
        const fresh = counts.get(name) ?? 0;
        return (
          <div key={name} className="line line--apart">
            <Button type="link" size="small" className="cut" onClick={() => void open(one)}>
              {titleOf(one)}
            </Button>
            <span className="line">
              {fresh > 0 && <Badge tone="blue">新 {fresh}</Badge>}
              <Button
                type="text"
                size="small"
                aria-label={`删除收藏的检索 ${titleOf(one)}`}
                icon={<DeleteOutlined />}
                onClick={() => change((shelf) => withoutSearch(shelf, name))}
              />
            </span>
          </div>
        );
      })}
    </section>
  );
}

function Favourites({ ids }: { readonly ids: readonly string[] }) {
  const rows = useRows('catalogEntry', ids);
  const known = (rows ?? []).filter((row) => row !== undefined);
  if (known.length === 0) return null;
  return (
    <section className="facet" aria-label="收藏的条目">
      <h3>收藏的条目</h3>
      {known.map(({ id, name }) => (
        <div key={id} className="cut">
          <a href={hrefOf('entry', { entryId: id })} title={name}>
            {name}
          </a>
        </div>
      ))}
    </section>
  );
}
