/**
 * What screens read: answers that renew themselves when a row changes, in this window or another.
 * `undefined` while loading, and while the database cannot be read; the sync status then says why.
 */
import { useLiveQuery } from 'dexie-react-hooks';
import type { Row, TableName } from '#shared/domain/tables.ts';
import { useDeskDatabase } from './desk-data-context.tsx';
import type { DeskDatabase } from './desk-database.ts';
import { readOutbox, readPendingIds, readRefused, readRow, readRowsBy, readTable } from './reader.ts';
import type { PendingMutation, RefusedMutation } from './records.ts';
import type { IndexedField } from './stores.ts';

export type { PendingMutation, RefusedMutation } from './records.ts';
export type { IndexedField } from './stores.ts';
export { useDraft } from './use-draft.ts';

const none: ReadonlySet<string> = new Set();

function useLive<R>(read: (database: DeskDatabase) => Promise<R>, question: readonly unknown[]) {
  const database = useDeskDatabase();
  const key = JSON.stringify(question);
  const answer = useLiveQuery(async () => {
    // A rejected live query throws while rendering: a database that cannot be opened would blank the window.
    const value = await read(database).catch(() => undefined);
    return { database, key, value };
  }, [database, key]);
  // The hook still holds the former answer during the first render of a new question.
  return answer?.database === database && answer.key === key ? answer.value : undefined;
}

export function useTable<T extends TableName>(table: T): readonly Row<T>[] | undefined {
  return useLive((database) => readTable(database, table), [table]);
}

/** null: not there. */
export function useRow<T extends TableName>(table: T, id: string | null): Row<T> | null | undefined {
  return useLive((database) => readRow(database, table, id), [table, id]);
}

export function useRowsBy<T extends TableName>(
  table: T,
  field: IndexedField<T>,
  value: string | null,
): readonly Row<T>[] | undefined {
  return useLive((database) => readRowsBy(database, { table, field, value }), [table, field, value]);
}

export function useOutbox(): readonly PendingMutation[] | undefined {
  return useLive(readOutbox, ['outbox']);
}

export function useRefused(): readonly RefusedMutation[] | undefined {
  return useLive(readRefused, ['refused']);
}

/** Ids of rows with unconfirmed changes (待同步). */
export function usePendingIds(): ReadonlySet<string> {
  return useLive(readPendingIds, ['pending']) ?? none;
}
