/** Every question a screen asks the database. */
import type { Row, TableName } from '#shared/domain/tables.ts';
import type { DeskDatabase } from './desk-database.ts';
import type { OutboxRecord, PendingMutation, RefusedMutation } from './records.ts';
import type { IndexedField } from './stores.ts';

/** All rows of a table, by id. */
export const readTable = <T extends TableName>(
  database: DeskDatabase,
  table: T,
): Promise<readonly Row<T>[]> => database.rows(table).toArray();

/** The row, or null where there is none. */
export const readRow = async <T extends TableName>(
  database: DeskDatabase,
  table: T,
  id: string | null,
): Promise<Row<T> | null> => (id === null ? null : ((await database.rows(table).get(id)) ?? null));

/** The rows of those ids, in their order; undefined where there is none. */
export const readRows = <T extends TableName>(
  database: DeskDatabase,
  table: T,
  ids: readonly string[],
): Promise<readonly (Row<T> | undefined)[]> => database.rows(table).bulkGet([...ids]);

/** Rows whose field holds the value; none for null. */
export const readRowsBy = async <T extends TableName>(
  database: DeskDatabase,
  where: { readonly table: T; readonly field: IndexedField<T>; readonly value: string | null },
): Promise<readonly Row<T>[]> =>
  where.value === null ? [] : database.rows(where.table).by(where.field, where.value);

const pendingOf = ({ mutation, touched, applied }: OutboxRecord): PendingMutation => ({
  mutation,
  touched,
  applied,
});

/** What waits for the platform, in the order it was done. */
export const readOutbox = async (database: DeskDatabase): Promise<readonly PendingMutation[]> =>
  (await database.outbox.orderBy('seq').toArray()).map(pendingOf);

export type Waiting = { readonly count: number; readonly first: readonly PendingMutation[] };

/** How much waits for the platform, and what was done first of it; no more acts than those are opened. */
export const readWaiting = async (database: DeskDatabase, most: number): Promise<Waiting> => {
  const [count, records] = await Promise.all([
    database.outbox.count(),
    database.outbox.orderBy('seq').limit(most).toArray(),
  ]);
  return { count, first: records.map(pendingOf) };
};

/** What the platform refused, newest first. */
export const readRefused = async (database: DeskDatabase): Promise<readonly RefusedMutation[]> =>
  (await database.refused.toArray()).sort((a, b) => b.refusedAt - a.refusedAt);

/** Ids of the rows that show something the platform has not confirmed: no row need be opened to know them. */
export const readPendingIds = async (database: DeskDatabase): Promise<ReadonlySet<string>> =>
  new Set((await database.confirmed.toCollection().primaryKeys()).map(([, id]) => id));
