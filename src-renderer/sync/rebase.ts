/**
 * Confirmed rows and pending acts, kept apart: before an act changes a row, the platform's version is put aside.
 * Whatever changes beneath (a pull, a refusal, an act taken back) is done between {@link undoPending} and
 * {@link replayPending}, all in one transaction, so that no screen ever sees the state in between.
 */
import type { Change, RowReference, TableName } from '#shared/domain/tables.ts';
import type { DeskDatabase } from '../data/desk-database.ts';
import type { OutboxRecord } from '../data/records.ts';
import type { Rules } from './rules.ts';

/** Shows what an act changed, the platform's version put aside first; answers the rows touched. */
export async function showChanges(
  database: DeskDatabase,
  changes: readonly Change[],
): Promise<readonly RowReference[]> {
  for (const { table, row } of changes) {
    if ((await database.confirmed.get([table, row.id])) === undefined) {
      const confirmed = (await database.rows(table).get(row.id)) ?? null;
      await database.confirmed.put({ table, id: row.id, row: confirmed });
    }
    await database.rows<TableName>(table).put(row);
  }
  return changes.map(({ table, row }) => ({ table, id: row.id }));
}

/** Brings every row back to the platform's version. */
export async function undoPending(database: DeskDatabase): Promise<void> {
  for (const { table, id, row } of await database.confirmed.toArray()) {
    if (row === null) await database.rows(table).delete(id);
    else await database.rows<TableName>(table).put(row);
  }
  await database.confirmed.clear();
}

/** Shows again what still waits, in order. An act that no longer applies stays: the platform judges it. */
export async function replayPending(database: DeskDatabase, rules: Rules): Promise<void> {
  for (const record of await database.outbox.orderBy('seq').toArray()) {
    const outcome = await rules(record.mutation);
    if (outcome.ok) await keepTouched(database, record, await showChanges(database, outcome.value));
  }
}

async function keepTouched(
  database: DeskDatabase,
  record: OutboxRecord,
  touched: readonly RowReference[],
): Promise<void> {
  if (JSON.stringify(touched) === JSON.stringify(record.touched)) return;
  await database.outbox.update(record.seq, { touched });
}
