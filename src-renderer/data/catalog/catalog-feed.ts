/** The catalogue for a worker of the same origin: what there is, and what becomes of it. */
import Dexie, { type DexieOptions } from 'dexie';
import type { CatalogEntry } from '#shared/domain/catalog/entry.ts';
import { type CatalogChange, catalogChannel } from './catalog-changes.ts';
import { CatalogRows } from './catalog-rows.ts';
import { catalogTablesOf } from './catalog-tables.ts';
import type { HandedColumns } from './handed-columns.ts';
import { createUnpacker } from './unpacker.ts';

/** The catalogue at one moment. */
export type CatalogStand = {
  /** Digests of the segments in force. */
  readonly segments: readonly string[];
  /** Entries that go before those of the segments. */
  readonly changed: readonly CatalogEntry[];
  /** Ids that are no more, whatever a segment says. */
  readonly removed: readonly string[];
  /** Whether more segments of a first sync are on their way. */
  readonly isGrowing: boolean;
};

export type CatalogFeed = {
  /** Whether a segment's columns are here because it was just kept: nothing of it can lie anywhere ready made. */
  readonly isNew: (digest: string) => boolean;
  readonly stand: () => Promise<CatalogStand>;
  /**
   * A segment's search columns as they came with it, unpacked and lent until the next are asked for; null where none
   * did, or none that can be unpacked.
   */
  readonly columnsOf: (digest: string) => Promise<Uint8Array<ArrayBuffer> | null>;
  /** A segment's entries; null where it has been dropped meanwhile. */
  readonly ofSegment: (digest: string) => Promise<readonly CatalogEntry[] | null>;
  /** The entries of these ids as they count; undefined where there is none. */
  readonly read: (ids: readonly string[]) => Promise<readonly (CatalogEntry | undefined)[]>;
  readonly close: () => void;
};

/**
 * The catalogue lies on the disk unsealed, so no key is needed. What changes from now on is told to `onChange`,
 * in order.
 * @param database name of the officer's database, which exists
 * @param handed columns of segments that are being kept
 */
export async function openCatalogFeed(
  database: string,
  handed: HandedColumns,
  onChange: (change: CatalogChange) => void,
  storage: DexieOptions = {},
): Promise<CatalogFeed> {
  const channel = new BroadcastChannel(catalogChannel(database));
  channel.onmessage = ({ data }: MessageEvent<CatalogChange>) => onChange(data);
  // Opened as it is on the disk: only the window knows its versions.
  const reading = await new Dexie(database, storage).open();
  const tables = catalogTablesOf(reading);
  const rows = new CatalogRows(tables);
  const unpack = createUnpacker();
  return {
    stand: () =>
      tables.read(async () => ({
        segments: (await tables.readList()).digests,
        changed: await tables.changed.toArray(),
        removed: await tables.removed.toCollection().primaryKeys(),
        isGrowing: (await tables.readLoad())?.replaces === false,
      })),
    isNew: handed.has,
    columnsOf: async (digest) => {
      const member = handed.take(digest) ?? (await tables.columns.get(digest))?.member;
      return member === undefined ? null : unpack(member).catch(() => null);
    },
    ofSegment: (digest) => rows.ofSegment(digest),
    read: (ids) => rows.bulkGet(ids),
    close: () => {
      channel.close();
      reading.close();
    },
  };
}
