import type { CatalogChange } from '../data/catalog/catalog-changes.ts';
import type { CatalogFeed } from '../data/catalog/catalog-feed.ts';
import type { CatalogSearcher } from './catalog-query.ts';

/** Entries that can be found, and whether more of the catalogue is still being read, or of a first sync on its way. */
export type SearchSize = { readonly size: number; readonly loading: boolean; readonly growing: boolean };

/** Blocks of segments, ready made; what it has not, or fails to read, is made anew. */
export type Shelf<Block> = {
  /** Hands over those that it has, each lent for the time of the call. */
  readonly read: (digests: readonly string[], take: (digest: string, block: Block) => void) => Promise<void>;
  /** Keeps these and no others. */
  readonly keep: (blocks: ReadonlyMap<string, () => Block>) => Promise<void>;
};

export type Following<Block> = {
  readonly feed: Omit<CatalogFeed, 'close'>;
  readonly shelf: Shelf<Block>;
  /** The next change; waits for one. */
  readonly next: () => Promise<CatalogChange>;
  /** Waits a moment for questions about what is new; false where the next change has come by then. */
  readonly rest: () => Promise<boolean>;
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
  const { shelf, next, rest, onChange, onFault } = following;
  let isBehind = true;
  let isGrowing = true;
  let kept = '';
  for (let change: CatalogChange = 'all'; ; change = await next()) {
    try {
      if (isBehind || change === 'all') isGrowing = await standAsIs(searcher, following);
      else await followRows(searcher, following.feed, change);
      isBehind = false;
    } catch (error) {
      isBehind = true;
      onFault(error);
    }
    onChange({ size: searcher.size(), loading: isBehind, growing: isGrowing });
    // Of a first sync all blocks are kept at its end: flushing each to the disk would hold up the next.
    if (isGrowing) continue;
    const held = searcher.held().join();
    // The window asks at once about what it was told, and while the disk is flushed nothing is answered.
    if (held === kept || !(await rest())) continue;
    await shelf.keep(searcher.kept()).catch(() => undefined);
    kept = held;
  }
}

async function followRows<Block>(
  searcher: CatalogSearcher<Block>,
  feed: Following<Block>['feed'],
  ids: readonly string[],
): Promise<void> {
  const rows = await feed.read(ids);
  searcher.remove(ids.filter((_, index) => rows[index] === undefined));
  searcher.put(rows.filter((row) => row !== undefined));
}

/** Answers whether more segments of a first sync are on their way. */
async function standAsIs<Block>(
  searcher: CatalogSearcher<Block>,
  { feed, shelf, onChange }: Following<Block>,
): Promise<boolean> {
  const { segments, changed, removed, isGrowing } = await feed.stand();
  const held = new Set(searcher.held());
  const missing = segments.filter((digest) => !held.has(digest));
  const gone = [...held].filter((name) => !segments.includes(name));
  // A segment that a merge has dropped meanwhile: the list that did so is the next change.
  const made = async (digest: string): Promise<Block | null> => {
    const columns = await feed.columnsOf(digest);
    const block = columns === null ? null : searcher.blockOfColumns(columns);
    if (block !== null) return block;
    const entries = await feed.ofSegment(digest);
    return entries === null ? null : searcher.blockOf(entries);
  };
  if (gone.length > 0) {
    // The same entries lie in other segments now: one question sees the old ones, the next the new ones.
    const blocks = new Map<string, Block>();
    for (const digest of missing) {
      const block = await made(digest);
      if (block !== null) blocks.set(digest, searcher.copyOf(block));
    }
    for (const name of gone) searcher.drop(name);
    searcher.setChanges(changed, removed);
    for (const [digest, block] of blocks) searcher.hold(digest, block);
  } else {
    searcher.setChanges(changed, removed);
    // What has been read can be found before the rest is.
    const hold = holding(searcher, onChange);
    const ready = new Set<string>();
    const older = missing.filter((digest) => !feed.isNew(digest));
    const take = (digest: string, block: Block): void => {
      if (!searcher.isWhole(block)) return;
      ready.add(digest);
      hold(digest, block);
    };
    if (older.length > 0) await shelf.read(older, take).catch(() => undefined);
    for (const digest of missing) {
      const block = ready.has(digest) ? null : await made(digest);
      if (block !== null) hold(digest, block);
    }
  }
  if (!isGrowing) searcher.settled();
  return isGrowing;
}

/** Holds block after block, and says so whenever twice as many are there. */
function holding<Block>(searcher: CatalogSearcher<Block>, onChange: (now: SearchSize) => void) {
  let due = 1;
  return (name: string, block: Block): void => {
    searcher.hold(name, block);
    if (searcher.held().length < due) return;
    due = searcher.held().length * 2;
    onChange({ size: searcher.size(), loading: true, growing: true });
  };
}
