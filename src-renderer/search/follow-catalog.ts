import type { CatalogChange } from '../data/catalog/catalog-changes.ts';
import type { CatalogFeed } from '../data/catalog/catalog-feed.ts';
import type { CatalogSearcher } from './catalog-query.ts';

/** Entries that can be found, and whether more of the catalogue is still being read. */
export type SearchSize = { readonly size: number; readonly loading: boolean };

/** Blocks of segments, ready made; what it refuses is made anew. */
export type Shelf<Block> = {
  readonly read: (digest: string) => Promise<Block | null>;
  readonly write: (digest: string, block: Block) => Promise<void>;
  readonly keepOnly: (digests: readonly string[]) => Promise<void>;
};

export type Following<Block> = {
  readonly feed: Omit<CatalogFeed, 'close'>;
  readonly shelf: Shelf<Block>;
  /** The next change; waits for one. */
  readonly next: () => Promise<CatalogChange>;
  readonly onChange: (now: SearchSize) => void;
  readonly onFault: (error: unknown) => void;
};

/**
 * Brings the whole catalogue into the searcher and then keeps it as the entries are. Never ends by itself: where the
 * disk fails it, the next change is a reason to read everything again.
 */
export async function followCatalog<Block>(
  searcher: CatalogSearcher<Block>,
  following: Following<Block>,
): Promise<never> {
  const { next, onChange, onFault } = following;
  let isBehind = true;
  for (let change: CatalogChange = 'all'; ; change = await next()) {
    try {
      await follow(searcher, following, isBehind ? 'all' : change);
      isBehind = false;
    } catch (error) {
      isBehind = true;
      onFault(error);
    }
    onChange({ size: searcher.size(), loading: isBehind });
  }
}

async function follow<Block>(
  searcher: CatalogSearcher<Block>,
  following: Following<Block>,
  change: CatalogChange,
): Promise<void> {
  if (change === 'all') return standAsIs(searcher, following);
  const rows = await following.feed.read(change);
  searcher.remove(change.filter((_, index) => rows[index] === undefined));
  searcher.put(rows.filter((row) => row !== undefined));
}

async function standAsIs<Block>(
  searcher: CatalogSearcher<Block>,
  { feed, shelf, onChange }: Following<Block>,
): Promise<void> {
  const { segments, changed, removed } = await feed.stand();
  const held = new Set(searcher.held());
  const missing = segments.filter((digest) => !held.has(digest));
  const gone = [...held].filter((name) => !segments.includes(name));
  const ready = async (digest: string): Promise<Block | null> => {
    if (digest === '') return null;
    const block = await shelf.read(digest).catch(() => null);
    return block !== null && searcher.isWhole(block) ? block : null;
  };
  // A segment that a merge has dropped meanwhile: the list that did so is the next change.
  const made = async (digest: string): Promise<Block | null> => {
    const columns = await feed.columnsOf(digest);
    const block = columns === null ? null : searcher.blockOfColumns(columns);
    if (block !== null) return block;
    const entries = await feed.ofSegment(digest);
    return entries === null ? null : searcher.blockOf(entries);
  };
  const keep = (digest: string, block: Block): Promise<void> =>
    shelf.write(digest, block).catch(() => undefined);
  if (gone.length > 0) {
    // The same entries lie in other segments now: one question sees the old ones, the next the new ones.
    const blocks = new Map<string, Block>();
    for (const digest of missing) {
      const block = (await ready(digest)) ?? (await made(digest));
      if (block !== null) blocks.set(digest, block);
    }
    for (const name of gone) searcher.drop(name);
    searcher.setChanges(changed, removed);
    for (const [digest, block] of blocks) searcher.hold(digest, block);
    for (const [digest, block] of blocks) await keep(digest, block);
  } else {
    searcher.setChanges(changed, removed);
    let coming = ready(missing[0] ?? '');
    for (const [at, digest] of missing.entries()) {
      const known = await coming;
      // The next one is read while this one is taken.
      coming = ready(missing[at + 1] ?? '');
      const block = known ?? (await made(digest));
      if (block === null) continue;
      searcher.hold(digest, block);
      // What has been read can be found before the rest is.
      onChange({ size: searcher.size(), loading: true });
      if (known === null) await keep(digest, block);
    }
  }
  searcher.settled();
  await shelf.keepOnly(segments).catch(() => undefined);
}
