/** Reading and writing the rows shared with workstations. */
import { audienceOf } from '#shared/domain/access/audience.ts';
import type { RowQuery } from '#shared/domain/action.ts';
import { type Change, type Row, type RowReference, type TableName, tables } from '#shared/domain/tables.ts';
import type { Transaction } from './database.ts';

/** Read with today's schema: a row written by an earlier release takes the defaults of the fields added since. */
const rowOf = (table: TableName, body: unknown): Row<TableName> => tables[table].parse(body);

/** The rows named, in the order asked for; `undefined` where there is none. */
export const fetchRecords = async (
  tx: Transaction,
  references: readonly RowReference[],
): Promise<(Row<TableName> | undefined)[]> => {
  const { rows } = await tx.query<{ table_name: TableName; id: string; body: unknown }>(
    `SELECT r.table_name, r.id, r.body FROM record r
     JOIN unnest($1::text[], $2::text[]) AS wanted (table_name, id) USING (table_name, id)`,
    [references.map((each) => each.table), references.map((each) => each.id)],
  );
  const found = new Map(rows.map((row) => [`${row.table_name} ${row.id}`, rowOf(row.table_name, row.body)]));
  return references.map((each) => found.get(`${each.table} ${each.id}`));
};

export const fetchRecord = async <T extends TableName>(
  tx: Transaction,
  reference: RowReference<T>,
): Promise<Row<T> | undefined> => {
  const [row] = await fetchRecords(tx, [reference]);
  return row as Row<T> | undefined;
};

/** The rows of a table whose field holds the value. */
export const fetchRecordsBy = async (tx: Transaction, query: RowQuery): Promise<Row<TableName>[]> => {
  const { rows } = await tx.query<{ body: unknown }>(
    'SELECT body FROM record WHERE table_name = $1 AND body ->> $2::text = $3 ORDER BY id',
    [query.table, query.field, query.value],
  );
  return rows.map((row) => rowOf(query.table, row.body));
};

/** Writes whole rows with their audience; a scope that loses sight of a row is remembered to be told. */
export const writeRecords = async (
  tx: Transaction,
  changes: readonly Change[],
  stamp: number,
): Promise<void> => {
  const rows = changes.map((change) => ({
    table_name: change.table,
    id: change.row.id,
    body: change.row,
    audience: audienceOf(change),
  }));
  await tx.query(
    `INSERT INTO record (table_name, id, body, stamp, audience)
     SELECT table_name, id, body, $2, ARRAY(SELECT jsonb_array_elements_text(audience))
     FROM jsonb_to_recordset($1::jsonb) AS new (table_name text, id text, body jsonb, audience jsonb)
     ON CONFLICT (table_name, id) DO UPDATE SET
       body = excluded.body,
       stamp = excluded.stamp,
       audience = excluded.audience,
       former_audience = ARRAY(
         SELECT unnest(record.former_audience || record.audience) EXCEPT SELECT unnest(excluded.audience))`,
    [JSON.stringify(rows), stamp],
  );
};
