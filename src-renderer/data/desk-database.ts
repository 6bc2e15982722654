import Dexie, { type DexieOptions, type Table } from 'dexie';
import { type Row, type TableName, tables } from '#shared/domain/tables.ts';
import { announcingCatalog, type CatalogChange } from './catalog/catalog-changes.ts';
import { CatalogRows } from './catalog/catalog-rows.ts';
import { type CatalogTables, catalogTablesOf } from './catalog/catalog-tables.ts';
import { completeRows } from './complete-rows.ts';
import { indexPagedRows } from './index-paged-rows.ts';
import { LiveQuestions } from './live-questions.ts';
import {
  type ConfirmedRecord,
  type DraftRecord,
  emptyMeta,
  type Meta,
  type OutboxRecord,
  type RefusedMutation,
  type SettledRecord,
} from './records.ts';
import { type RowTable, storedRows } from './row-table.ts';
import { sealRows } from './seal-rows.ts';
import type { RowKeyring } from './sealing/row-keys.ts';
import { sealing } from './sealing/sealing.ts';
import { atRest, type IndexedField, sealedSince, storesVersion1, storesVersion2 } from './stores.ts';

const metaKey = 'sync';

export const tableNames = Object.keys(tables) as readonly TableName[];

/** One officer's copy of the rows they may see, with what they did that the platform has not confirmed. */
export class DeskDatabase extends Dexie {
  readonly outbox: Table<OutboxRecord, number, Omit<OutboxRecord, 'seq'> & { seq?: number }>;
  readonly refused: Table<RefusedMutation, string>;
  readonly confirmed: Table<ConfirmedRecord, [TableName, string]>;
  readonly settled: Table<SettledRecord, string>;
  readonly drafts: Table<DraftRecord, string>;
  /** Told which catalogue rows changed, after each transaction that changed any. */
  onCatalogChange: (change: CatalogChange) => void = () => undefined;
  /** What the screens ask. */
  readonly questions = new LiveQuestions();
  /** The catalogue as it lies on the disk. */
  readonly catalog: CatalogTables;
  readonly #entries: CatalogRows;
  readonly #meta: Table<Meta & { readonly key: string }, string>;

  constructor(name: string, keyring: RowKeyring, options: DexieOptions) {
    super(name, options);
    this.version(1).stores(storesVersion1);
    this.version(2).stores(storesVersion2).upgrade(completeRows);
    this.version(sealedSince).stores(storesVersion2).upgrade(sealRows);
    this.version(4).stores(storesVersion2).upgrade(indexPagedRows);
    this.use(sealing(keyring, atRest));
    this.use(announcingCatalog((change) => this.onCatalogChange(change)));
    this.outbox = this.table('outbox');
    this.refused = this.table('refused');
    this.confirmed = this.table('confirmed');
    this.settled = this.table('settled');
    this.drafts = this.table('drafts');
    this.#meta = this.table('meta');
    this.catalog = catalogTablesOf(this);
    this.#entries = new CatalogRows(this.catalog);
  }

  rows<T extends TableName>(table: T): RowTable<Row<T>, IndexedField<T>> {
    // One table alone lies otherwise than the rest, and its rows are what its name says.
    return (table === 'catalogEntry' ? this.#entries : storedRows(this.table(table))) as unknown as RowTable<
      Row<T>,
      IndexedField<T>
    >;
  }

  override close(options?: { disableAutoOpen: boolean }): void {
    // A database that another window is about to change opens again at its next use.
    if (options?.disableAutoOpen !== false) this.questions.end();
    super.close(options);
  }

  /** One transaction over everything but the drafts: all of `work` is kept, or nothing. No network inside. */
  write<T>(work: () => Promise<T>): Promise<T> {
    // A draft is written at every keystroke and must not wait for a pull.
    const scope = this.tables.filter((table) => table.name !== 'drafts');
    return this.transaction('rw', scope, work);
  }

  /**
   * Dexie follows a transaction over a hundred awaits of promises that are not its own, no further. Work inside one
   * that asks the disk for nothing for so long awaits this now and then, and the count begins anew.
   */
  stillInside(): PromiseLike<void> {
    return Dexie.Promise.resolve();
  }

  async readMeta(): Promise<Meta> {
    return { ...emptyMeta, ...(await this.#meta.get(metaKey)) };
  }

  async changeMeta(change: Partial<Meta>): Promise<void> {
    await this.putMeta({ ...(await this.readMeta()), ...change });
  }

  /** The whole of it, where it was read in the same transaction. */
  async putMeta(meta: Meta): Promise<void> {
    await this.#meta.put({ ...meta, key: metaKey });
  }
}

export const deskDatabaseName = (officerId: string): string => `desk-${officerId}`;

/** An acknowledged act is flushed to the disk, not only handed to the operating system (S3). */
const durable: DexieOptions = { chromeTransactionDurability: 'strict' };

/**
 * The database of one officer, `desk-<officerId>`: another officer at this workstation never reads it (S14).
 * It opens at its first use; a failure to open rejects that use.
 * @param keyring opens and seals the rows; with another officer's nothing can be read, and nothing looks empty
 * @param storage another IndexedDB than the browser's own, for tests that run several workstations
 */
export function openDeskDatabase(
  officerId: string,
  keyring: RowKeyring,
  storage: DexieOptions = {},
): DeskDatabase {
  return new DeskDatabase(deskDatabaseName(officerId), keyring, { ...storage, ...durable });
}

/** Where what was saved of a database lies while that is deleted and begun again. */
export const savedDatabaseName = (officerId: string): string => `${deskDatabaseName(officerId)}.saved`;

export const hasSavedDatabase = (officerId: string): Promise<boolean> =>
  Promise.resolve(Dexie.exists(savedDatabaseName(officerId)));

/** Of the same shape and under the same keys as the desk's own. */
export function openSavedDatabase(
  officerId: string,
  keyring: RowKeyring,
  storage: DexieOptions = {},
): DeskDatabase {
  return new DeskDatabase(savedDatabaseName(officerId), keyring, { ...storage, ...durable });
}
