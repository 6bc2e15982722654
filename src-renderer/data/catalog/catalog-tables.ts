/**
 * The public catalogue on the disk, none of it sealed: segments as they came from the platform, and what changed since
 * (decision 0021).
 */
import Dexie, { type Collection, type PromiseExtended, type Table } from 'dexie';
import type { CatalogEntry } from '#shared/domain/catalog/entry.ts';
import type { ListedSegment } from '#shared/protocol/manifest.ts';
import { announcingCatalog, catalogChannel } from './catalog-changes.ts';
import type { SegmentIndex } from './segment-index.ts';

/** Blocks of entries as they came, each packed, one behind the other. */
export type KeptBlocks = {
  readonly digest: string;
  /** Of the first of them within its segment. */
  readonly number: number;
  readonly member: Uint8Array;
  /** Where each of them ends; an earlier release kept each by itself. */
  readonly ends?: readonly number[];
};

/** A segment's search columns, packed, as they came. */
export type KeptColumns = { readonly digest: string; readonly member: Uint8Array<ArrayBuffer> };

/** Segments on their way; changed in the transaction that keeps what it tells of. */
export type SegmentLoad = {
  readonly list: readonly ListedSegment[];
  /** Digests of those on the disk. */
  readonly kept: readonly string[];
  /**
   * False: each counts as soon as it is kept, as there is no catalogue yet. True: the segments before them count
   * until all are here.
   */
  readonly replaces: boolean;
};

export type SegmentList = {
  /** Of the segments in force. */
  readonly digests: readonly string[];
  /** How many entries had changed since they were made when others were last asked for in vain. */
  readonly askedAt: number;
};

export const noSegments: SegmentList = { digests: [], askedAt: 0 };

const only = 'only';
type Single<T> = T & { readonly key: typeof only };

export type SegmentParts = {
  readonly blocks: readonly KeptBlocks[];
  /** Null where the segment came without. */
  readonly columns: KeptColumns | null;
  readonly index: SegmentIndex;
};

/**
 * Puts rows beneath Dexie, which would tell every live question of every window each of their keys, and have each note it
 * until it is asked anew: of a first sync more work than the rows. No question waits for them. Who reads a segment has read
 * the list in the same transaction, and the list is told of.
 */
const putUntold = (rows: readonly (readonly [store: string, row: object])[]): PromiseExtended<void> =>
  new Dexie.Promise((resolve, reject) => {
    const { idbtrans } = Dexie.currentTransaction;
    const requests = rows.map(([store, row]) => idbtrans.objectStore(store).put(row));
    for (const request of requests)
      request.onerror = (event) => {
        // Not handled, so that all of the transaction is undone; Dexie need not hear of it a second time.
        event.stopPropagation();
        reject(request.error);
      };
    // They are done in their order.
    for (const last of requests.slice(-1)) last.onsuccess = () => resolve();
  });

export type CatalogTables = {
  /** Entries that were written after the segments were made. They go before a segment's. */
  readonly changed: Table<CatalogEntry, string>;
  /** Ids of entries that are no more, whatever a segment says. */
  readonly removed: Table<{ readonly id: string }, string>;
  readonly blocks: Table<KeptBlocks, [string, number]>;
  readonly columns: Table<KeptColumns, string>;
  readonly indexes: Table<SegmentIndex, string>;
  readonly readList: () => Promise<SegmentList>;
  readonly putList: (list: SegmentList) => Promise<void>;
  readonly readLoad: () => Promise<SegmentLoad | null>;
  readonly putLoad: (load: SegmentLoad | null) => Promise<void>;
  /**
   * Keeps a segment's parts within the transaction under way; call {@link CatalogTables.putList} or
   * {@link CatalogTables.putLoad} in it too, for nobody is told of the parts themselves.
   */
  readonly putParts: (parts: SegmentParts) => PromiseExtended<void>;
  /** One transaction over all of them; joins the one it is called in. */
  readonly read: <T>(work: () => Promise<T>) => PromiseExtended<T>;
  readonly write: <T>(work: () => Promise<T>) => PromiseExtended<T>;
};

export const catalogStores = {
  entryRemoved: 'id',
  segmentBlock: '[digest+number]',
  segmentColumns: 'digest',
  segmentIndex: 'digest',
  segmentList: 'key',
  load: 'key',
} as const;

export const catalogTablesOf = (database: Dexie): CatalogTables => {
  const lists: Table<Single<SegmentList>, string> = database.table('segmentList');
  const loads: Table<Single<SegmentLoad>, string> = database.table('load');
  const changed: CatalogTables['changed'] = database.table('catalogEntry');
  const removed: CatalogTables['removed'] = database.table('entryRemoved');
  const blocks: CatalogTables['blocks'] = database.table('segmentBlock');
  const columns: CatalogTables['columns'] = database.table('segmentColumns');
  const indexes: CatalogTables['indexes'] = database.table('segmentIndex');
  const all = [changed, removed, blocks, columns, indexes, lists, loads];
  return {
    changed,
    removed,
    blocks,
    columns,
    indexes,
    readList: async () => (await lists.get(only)) ?? noSegments,
    putList: async (list) => void (await lists.put({ ...list, key: only })),
    readLoad: async () => (await loads.get(only)) ?? null,
    putLoad: async (load) => {
      if (load === null) await loads.delete(only);
      else await loads.put({ ...load, key: only });
    },
    putParts: ({ blocks: kept, columns: packed, index }) =>
      putUntold([
        ...kept.map((each) => ['segmentBlock', each] as const),
        ...(packed === null ? [] : [['segmentColumns', packed] as const]),
        ['segmentIndex', index],
      ]),
    read: (work) => database.transaction('r', all, work),
    write: (work) => database.transaction('rw', all, work),
  };
};

/** A segment's blocks, in their order. */
export const blocksOf = (
  { blocks }: CatalogTables,
  digest: string,
): Collection<KeptBlocks, [string, number]> =>
  blocks.where(':id').between([digest, 0], [digest, Number.MAX_SAFE_INTEGER]);

/** The blocks of one record, in their order. */
export const membersOf = ({ member, ends = [member.length] }: KeptBlocks): readonly Uint8Array[] =>
  ends.map((end, at) => member.subarray(at === 0 ? 0 : ends[at - 1], end));

/** One block of a segment; undefined where the segment has been dropped. */
export const readBlock = async (
  { blocks }: CatalogTables,
  digest: string,
  number: number,
): Promise<Uint8Array | undefined> => {
  const kept = await blocks.where(':id').between([digest, 0], [digest, number], true, true).last();
  return kept && membersOf(kept)[number - kept.number];
};

/** Segments of the load that are still to come. */
export const missingOf = ({ list, kept }: SegmentLoad): readonly ListedSegment[] => {
  const here = new Set(kept);
  return list.filter(({ digest }) => !here.has(digest));
};

/**
 * The same tables of a database that a window has opened before, for a worker that is given no key. What it writes is
 * told to the search, as what the window writes is.
 * What is lost with the power is fetched again, so the disk is not waited for.
 */
export const openCatalogTables = async (officerId: string): Promise<CatalogTables> => {
  const database = new Dexie(`desk-${officerId}`, { chromeTransactionDurability: 'relaxed' });
  const channel = new BroadcastChannel(catalogChannel(database.name));
  database.use(announcingCatalog((change) => channel.postMessage(change)));
  await database.open();
  return catalogTablesOf(database);
};
