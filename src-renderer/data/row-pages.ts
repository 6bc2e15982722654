/**
 * Tables that grow without end, counted and read a page at a time, the newest first. Counts and times come from the
 * indexes: no row is opened for them, and a page opens its own rows alone.
 */
import type { Collection } from 'dexie';
import type { Row } from '#shared/domain/tables.ts';
import type { DeskDatabase } from './desk-database.ts';
import { type PagedField, type PagedTable, pagedIndex, pagedTables } from './stores.ts';

/** The rows of a table whose field holds the value, within a time. */
export type Stretch<T extends PagedTable = PagedTable> = {
  readonly table: T;
  readonly field: PagedField<T>;
  readonly value: string;
  /** Epoch milliseconds, included; without it, from the first row on. */
  readonly from?: number;
  /** Epoch milliseconds, not included; without it, to the last row. */
  readonly until?: number;
};

export type Page = {
  /** From 1 on. */
  readonly number: number;
  /** How many rows a page has at the most. */
  readonly size: number;
};

const rowsOf = <T extends PagedTable>(
  database: DeskDatabase,
  { table, field, value, from = 0, until = Number.POSITIVE_INFINITY }: Stretch<T>,
): Collection<Row<T>, string> =>
  database
    .table<Row<T>, string>(table)
    .where(pagedIndex(field, pagedTables[table].by))
    .between([value, from], [value, until], true, false);

export const countStretch = <T extends PagedTable>(
  database: DeskDatabase,
  stretch: Stretch<T>,
): Promise<number> => Promise.resolve(rowsOf(database, stretch).count());

export const readPage = <T extends PagedTable>(
  database: DeskDatabase,
  stretch: Stretch<T>,
  { number, size }: Page,
): Promise<readonly Row<T>[]> =>
  Promise.resolve(
    rowsOf(database, stretch)
      .reverse()
      .offset((number - 1) * size)
      .limit(size)
      .toArray(),
  );

/** The time of the first row; null where there is none. */
export const firstTime = async (database: DeskDatabase, stretch: Stretch): Promise<number | null> => {
  const [key] = await rowsOf(database, stretch).limit(1).keys();
  return Array.isArray(key) ? Number(key[1]) : null;
};
