import { useDeskMemory } from '../../app/desk-memory.ts';
import { hrefOf } from '../../app/routes.ts';
import { titleOfView, useFacetNames } from '../../office/facet-words.ts';
import { nameOfView, type SavedSearch, withSeen } from '../../office/search-shelf.ts';
import type { CatalogView } from '../../office/use-catalog-search.ts';
import { useAllFound, useNewCounts, useSearchShelf } from '../../office/use-search-shelf.ts';
import { Badge, Section } from '../../ui/pieces.tsx';

/** Saved searches that find entries they did not when last opened; opening one marks them seen. */
export function NewEntriesList() {
  const { shelf, change } = useSearchShelf();
  const counts = useNewCounts(shelf?.saved);
  const allFound = useAllFound();
  const names = useFacetNames();
  const [, setView] = useDeskMemory<CatalogView>('catalog', { text: '', facets: {} });
  const fresh = (shelf?.saved ?? []).flatMap((saved) => {
    const name = nameOfView(saved);
    const count = counts.get(name) ?? 0;
    return count === 0 ? [] : [{ saved, name, count, title: titleOfView(saved, names) }];
  });
  if (fresh.length === 0) return null;
  const open = async (saved: SavedSearch, name: string): Promise<void> => {
    setView(saved);
    const found = await allFound(saved);
    if (found !== null) change((now) => withSeen(now, name, found));
  };
  return (
    <Section title={`收藏的检索有新条目（${fresh.reduce((sum, { count }) => sum + count, 0)}）`}>
      <div className="todo-group">
        <ul>
          {fresh.map(({ saved, name, count, title }) => (
            <li key={name}>
              <a href={hrefOf('catalog')} onClick={() => void open(saved, name)}>
                <Badge tone="blue">目录</Badge>
                <span className="cut strong grow" title={title}>
                  {title}
                </span>
                <span className="soft">新 {count} 条</span>
              </a>
            </li>
          ))}
        </ul>
      </div>
    </Section>
  );
}
