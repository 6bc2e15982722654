/**
 * What screens read: answers that renew themselves when a row changes, in this window or another.
 * `undefined` while loading, and while the database cannot be read; the sync status then says why.
 */
import { useCallback, useSyncExternalStore } from 'react';
import type { CatalogEntry } from '#shared/domain/catalog/entry.ts';
import type { Row, TableName } from '#shared/domain/tables.ts';
import { eachEntry } from './catalog/each-entry.ts';
import { useDeskDatabase } from './desk-data-context.tsx';
import type { DeskDatabase } from './desk-database.ts';
import {
  readOutbox,
  readPendingIds,
  readRefused,
  readRow,
  readRows,
  readRowsBy,
  readTable,
  readWaiting,
  type Waiting,
} from './reader.ts';
import type { PendingMutation, PutBack, RefusedMutation } from './records.ts';
import { countStretch, firstTime, type Page, readPage, type Stretch } from './row-pages.ts';
import type { IndexedField, PagedField, PagedTable } from './stores.ts';

export type { PendingMutation, PutBack, RefusedMutation } from './records.ts';
export type { Page, Stretch } from './row-pages.ts';
export type { IndexedField } from './stores.ts';
export { useDraft } from './use-draft.ts';

const none: ReadonlySet<string> = new Set();

function useLive<R>(read: (database: DeskDatabase) => Promise<R>, question: readonly unknown[]) {
  const database = useDeskDatabase();
  const key = JSON.stringify(question);
  const { questions } = database;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key names all that a question asks for.
  const follow = useCallback(
    (onAnswer: () => void) => questions.follow(key, () => read(database), onAnswer),
    [questions, database, key],
  );
  // One key, one question, one kind of answer.
  return useSyncExternalStore(follow, () => questions.answerTo(key) as R | undefined);
}

/** What may be read whole. */
type WholeTable = Exclude<TableName, PagedTable>;

/** Every row: for tables of an office's size, never for the catalogue, which may hold 100,000. */
export function useTable<T extends WholeTable>(table: T): readonly Row<T>[] | undefined {
  return useLive((database) => readTable(database, table), ['table', table]);
}

/** How many rows a table has; none of them is opened. */
export function useTableCount(table: Exclude<TableName, 'catalogEntry'>): number | undefined {
  return useLive((database) => database.rows(table).count(), ['table count', table]);
}

/** null: not there. */
export function useRow<T extends TableName>(table: T, id: string | null): Row<T> | null | undefined {
  return useLive((database) => readRow(database, table, id), ['row', table, id]);
}

/** The rows of those ids, in their order; undefined where there is none. Cheap however large the table is. */
export function useRows<T extends TableName>(
  table: T,
  ids: readonly string[],
): readonly (Row<T> | undefined)[] | undefined {
  return useLive((database) => readRows(database, table, ids), ['rows', table, ids]);
}

export function useRowsBy<T extends WholeTable>(
  table: T,
  field: IndexedField<T>,
  value: string | null,
): readonly Row<T>[] | undefined {
  return useLive((database) => readRowsBy(database, { table, field, value }), ['by', table, field, value]);
}

/** The rows whose field holds any of the values; none for no value. */
export function useRowsByAny<T extends WholeTable>(
  table: T,
  field: IndexedField<T>,
  values: readonly string[],
): readonly Row<T>[] | undefined {
  return useLive(
    async (database) => {
      const found = values.map((value) => readRowsBy(database, { table, field, value }));
      return (await Promise.all(found)).flat();
    },
    ['by any', table, field, values],
  );
}

/** How many rows a stretch has; none of them is opened. */
export function useCount(stretch: Stretch): number | undefined {
  return useLive((database) => countStretch(database, stretch), ['count', stretch]);
}

/** How many rows have each of the values in that field; none of them is opened. */
export function useCounts<T extends PagedTable>(
  table: T,
  field: PagedField<T>,
  values: readonly string[],
): ReadonlyMap<string, number> | undefined {
  return useLive(
    async (database) => {
      const counted = values.map(
        async (value) => [value, await countStretch(database, { table, field, value } as Stretch)] as const,
      );
      return new Map(await Promise.all(counted));
    },
    ['counts', table, field, values],
  );
}

/** A page of a stretch, the newest rows first; no others are opened. */
export function usePage<T extends PagedTable>(
  stretch: Stretch<T>,
  page: Page,
): readonly Row<T>[] | undefined {
  return useLive((database) => readPage(database, stretch, page), ['page', stretch, page]);
}

/** When the first row of a stretch was, in epoch milliseconds; null where it has none. No row is opened. */
export function useFirstTime(stretch: Stretch): number | null | undefined {
  return useLive((database) => firstTime(database, stretch), ['first time', stretch]);
}

/** What one pass over the catalogue comes to: told every entry, then asked. */
export type Gathering<R> = { readonly see: (entry: CatalogEntry) => void; readonly result: () => R };

/**
 * For what no index of the catalogue answers: one pass over 100,000 entries takes seconds, and holds none of them.
 * Undefined while it lasts.
 * @param what names the question; equal ones must gather the same. Null asks nothing.
 */
export function useGathered<R>(what: readonly unknown[] | null, start: () => Gathering<R>): R | undefined {
  return useLive(
    async (database) => {
      if (what === null) return undefined;
      const gathering = start();
      await eachEntry(database.catalog, gathering.see);
      return gathering.result();
    },
    ['gathered', what],
  );
}

export function useOutbox(): readonly PendingMutation[] | undefined {
  return useLive(readOutbox, ['outbox']);
}

/** How much waits, and the first of it. Cheap however much it is. */
export function useWaiting(most: number): Waiting | undefined {
  return useLive((database) => readWaiting(database, most), ['waiting', most]);
}

export function useRefused(): readonly RefusedMutation[] | undefined {
  return useLive(readRefused, ['refused']);
}

/** The last time the platform was put back to an earlier moment; null: never, or the officer has put it away. */
export function usePutBack(): PutBack | null | undefined {
  return useLive(async (database) => (await database.readMeta()).putBack, ['put back']);
}

/** Ids of rows with unconfirmed changes (待同步). */
export function usePendingIds(): ReadonlySet<string> {
  return useLive(readPendingIds, ['pending']) ?? none;
}

/** What was kept under a key with {@link changeKept}; null: nothing. It is this workstation's alone and never sent. */
export function useKept(key: string): unknown {
  return useLive(async (database) => (await database.drafts.get(key))?.value ?? null, ['kept', key]);
}
