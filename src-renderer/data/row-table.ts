/**
 * A table of shared rows as the desk asks and changes it, wherever its rows lie. Its promises are Dexie's own: a
 * transaction is followed over a hundred awaits of others at most.
 */
import type { PromiseExtended, Table } from 'dexie';

export type RowTable<R, F extends string> = {
  readonly get: (id: string) => PromiseExtended<R | undefined>;
  /** In the order of the ids; undefined where there is none. */
  readonly bulkGet: (ids: readonly string[]) => PromiseExtended<readonly (R | undefined)[]>;
  /**
   * Rows whose field holds the value, by id. `narrow` leaves what is asked for of them; where they are the catalogue's,
   * no more than that is held at a time.
   */
  readonly by: (
    field: F,
    value: string,
    narrow?: (rows: readonly R[]) => readonly R[],
  ) => PromiseExtended<readonly R[]>;
  /** Every row, by id. */
  readonly toArray: () => PromiseExtended<readonly R[]>;
  readonly count: () => PromiseExtended<number>;
  readonly put: (row: R) => PromiseExtended<unknown>;
  readonly bulkPut: (rows: readonly R[]) => PromiseExtended<unknown>;
  readonly delete: (id: string) => PromiseExtended<unknown>;
  readonly bulkDelete: (ids: readonly string[]) => PromiseExtended<unknown>;
  readonly clear: () => PromiseExtended<unknown>;
  /** Undoes puts that the platform never had: what lies beneath comes to bear again, if anything does. */
  readonly takeBack: (ids: readonly string[]) => PromiseExtended<unknown>;
};

/** Rows that lie one by one in a store of their own. */
export const storedRows = <R, F extends string>(table: Table<R, string>): RowTable<R, F> => ({
  get: (id) => table.get(id),
  bulkGet: (ids) => table.bulkGet([...ids]),
  by: (field, value) => table.where(field).equals(value).toArray(),
  toArray: () => table.toArray(),
  count: () => table.count(),
  put: (row) => table.put(row),
  bulkPut: (rows) => table.bulkPut(rows),
  delete: (id) => table.delete(id),
  bulkDelete: (ids) => table.bulkDelete([...ids]),
  clear: () => table.clear(),
  takeBack: (ids) => table.bulkDelete([...ids]),
});
