import type { CatalogChange } from '../data/catalog-changes.ts';
import type { CatalogFeed } from '../data/catalog-feed.ts';
import type { CatalogSearcher } from './catalog-query.ts';

/** Entries that can be found, and whether more of the catalogue is still being read. */
export type SearchSize = { readonly size: number; readonly loading: boolean };

type Following = {
  readonly feed: Pick<CatalogFeed, 'pages' | 'read'>;
  /** The next change; waits for one. */
  readonly next: () => Promise<CatalogChange>;
  readonly onChange: (now: SearchSize) => void;
};

/** Reads the whole catalogue into the searcher and then keeps it as the rows are. Never ends by itself. */
export async function followCatalog(searcher: CatalogSearcher, following: Following): Promise<never> {
  const { feed, next, onChange } = following;
  await readAll(searcher, following);
  for (;;) {
    const change = await next();
    if (change === 'all') {
      searcher.clear();
      await readAll(searcher, following);
      continue;
    }
    const rows = await feed.read(change);
    searcher.remove(change.filter((_, index) => rows[index] === undefined));
    searcher.put(rows.filter((row) => row !== undefined));
    onChange({ size: searcher.size(), loading: false });
  }
}

/** What has been read can be found before the rest is. */
async function readAll(searcher: CatalogSearcher, { feed, onChange }: Following): Promise<void> {
  for await (const page of feed.pages()) {
    searcher.put(page);
    onChange({ size: searcher.size(), loading: true });
  }
  onChange({ size: searcher.size(), loading: false });
}
