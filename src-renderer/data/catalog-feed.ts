/** The catalogue's rows for a worker of the same origin: as they are, and what becomes of them. */
import Dexie, { type DexieOptions, type Table } from 'dexie';
import type { CatalogEntry } from '#shared/domain/catalog/entry.ts';
import { type CatalogChange, catalogChannel } from './catalog-changes.ts';

/** Rows read in one go: some 4 MB. */
const pageRows = 4096;

export type CatalogFeed = {
  /** Every row by id, page by page. */
  readonly pages: () => AsyncGenerator<readonly CatalogEntry[]>;
  /** The rows of these ids; undefined where there is none. */
  readonly read: (ids: readonly string[]) => Promise<readonly (CatalogEntry | undefined)[]>;
  readonly close: () => void;
};

/**
 * Catalogue rows lie on the disk as written, so no key is needed. What changes from now on is told to `onChange`,
 * in order.
 * @param database name of the officer's database, which exists
 */
export async function openCatalogFeed(
  database: string,
  onChange: (change: CatalogChange) => void,
  storage: DexieOptions = {},
): Promise<CatalogFeed> {
  const channel = new BroadcastChannel(catalogChannel(database));
  channel.onmessage = ({ data }: MessageEvent<CatalogChange>) => onChange(data);
  // Opened as it is on the disk: only the window knows its versions.
  const reading = await new Dexie(database, storage).open();
  const rows: Table<CatalogEntry, string> = reading.table('catalogEntry');
  return {
    async *pages() {
      for (let after = ''; ; ) {
        const page = await rows.where(':id').above(after).limit(pageRows).toArray();
        const last = page.at(-1);
        if (last === undefined) return;
        yield page;
        after = last.id;
      }
    },
    read: (ids) => rows.bulkGet([...ids]),
    close: () => {
      channel.close();
      reading.close();
    },
  };
}
