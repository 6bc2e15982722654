/** The public catalogue and what of it is still to come: the part of a database that is not sealed. */
import Dexie, { type Table } from 'dexie';
import type { Row } from '#shared/domain/tables.ts';
import { announcingCatalog, catalogChannel } from './catalog-changes.ts';
import type { SegmentLoad } from './records.ts';

const loadKey = 'segments';

export type CatalogueTables = {
  readonly entries: Table<Row<'catalogEntry'>, string>;
  /** Null where no first sync is under way. */
  readonly readLoad: () => Promise<SegmentLoad | null>;
  readonly putLoad: (load: SegmentLoad | null) => Promise<void>;
  /** One transaction over both. */
  readonly write: <T>(work: () => Promise<T>) => Promise<T>;
};

export const catalogueTablesOf = (database: Dexie): CatalogueTables => {
  const entries: Table<Row<'catalogEntry'>, string> = database.table('catalogEntry');
  const loads: Table<SegmentLoad & { readonly key: string }, string> = database.table('load');
  return {
    entries,
    readLoad: async () => (await loads.get(loadKey)) ?? null,
    putLoad: async (load) => {
      if (load === null) await loads.delete(loadKey);
      else await loads.put({ ...load, key: loadKey });
    },
    write: (work) => database.transaction('rw', [entries, loads], work),
  };
};

/**
 * The same tables of a database that a window has opened before, for a worker that is given no key. What it writes is
 * told to the search, as what the window writes is.
 * What is lost with the power is fetched again, so the disk is not waited for.
 */
export const openCatalogueTables = async (officerId: string): Promise<CatalogueTables> => {
  const database = new Dexie(`desk-${officerId}`, { chromeTransactionDurability: 'relaxed' });
  const channel = new BroadcastChannel(catalogChannel(database.name));
  database.use(announcingCatalog((change) => channel.postMessage(change)));
  await database.open();
  return catalogueTablesOf(database);
};
