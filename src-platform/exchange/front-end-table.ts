/**
 * The statements on a front end. Everything of one batch runs in one transaction there: rows are deleted and written
 * again in the same table, so that a reader in any isolation level sees the batch before or this one, whole, and
 * waits for neither (decision 0011).
 */
import type { FrontEndSession } from '../database/front-end-session.ts';
import { createTally, type Tally } from './row-digest.ts';
import { literal, quoted, type TableShape } from './table-shape.ts';

type Values = readonly (string | null)[];
export type KnownBatch = Tally & { readonly batch: number; readonly foundChanged: boolean };

const pageRows = 2_000;
const nameOf = ({ schema, table }: Pick<TableShape, 'schema' | 'table'>): string =>
  `${quoted(schema)}.${quoted(table)}`;
const columnList = ({ columns }: TableShape): string => columns.map(({ name }) => quoted(name)).join(', ');

/** False where another node is at work on the same schema. */
export const takeTurn = async (session: FrontEndSession, schema: string): Promise<boolean> => {
  const [row] = await session.query(`SELECT pg_try_advisory_xact_lock(hashtextextended($1, 7))`, [schema]);
  return row?.[0] === true;
};

const existingColumns = async (session: FrontEndSession, { schema, table }: TableShape): Promise<string> => {
  const rows = await session.query(
    `SELECT string_agg(a.attname || ' ' || format_type(a.atttypid, a.atttypmod), ',' ORDER BY a.attnum)
     FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = $1 AND c.relname = $2 AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped`,
    [schema, table],
  );
  return String(rows[0]?.[0] ?? '');
};

/** True where the table stands there with exactly these columns. */
export const hasShape = async (session: FrontEndSession, shape: TableShape): Promise<boolean> =>
  (await existingColumns(session, shape)) ===
  ['_row bigint', ...shape.columns.map(({ name }) => `${name} text`)].join(',');

/** Schema and batch record, made once; both belong to the platform's role. */
export const prepareSchema = async (session: FrontEndSession, shape: TableShape): Promise<void> => {
  const schema = quoted(shape.schema);
  await session.query(`CREATE SCHEMA IF NOT EXISTS ${schema}`);
  await session.query(
    `CREATE TABLE IF NOT EXISTS ${schema}._delivery (
       batch bigint PRIMARY KEY, call_id text NOT NULL UNIQUE, delivered_at timestamptz NOT NULL,
       row_count bigint NOT NULL, sm3 text NOT NULL, found_changed boolean NOT NULL)`,
  );
  await session.query(
    `COMMENT ON TABLE ${schema}._delivery IS '平台每次交付的批次：条数和 SM3 校验值，与平台的调用记录一致'`,
  );
};

/** Only where the columns changed: the entry no longer offers an item. Readers wait for the end of this one batch. */
export const makeTable = async (session: FrontEndSession, shape: TableShape): Promise<void> => {
  const table = nameOf(shape);
  const columns = shape.columns.map(({ name }) => `, ${quoted(name)} text`).join('');
  await session.query(`DROP TABLE IF EXISTS ${table}`);
  await session.query(`CREATE TABLE ${table} (_row bigint PRIMARY KEY${columns})`);
  await session.query(`COMMENT ON TABLE ${table} IS ${literal(shape.comment)}`);
  await session.query(`COMMENT ON COLUMN ${table}._row IS '行序，校验值按此次序计算'`);
  for (const { name, comment } of shape.columns)
    await session.query(`COMMENT ON COLUMN ${table}.${quoted(name)} IS ${literal(comment)}`);
};

export const emptyTable = async (session: FrontEndSession, shape: TableShape): Promise<void> => {
  await session.query(`DELETE FROM ${nameOf(shape)}`);
};

/** One page of rows, the first of them numbered `from`. */
export const writeRows = async (
  session: FrontEndSession,
  shape: TableShape,
  { from, rows }: { readonly from: number; readonly rows: readonly Values[] },
): Promise<void> => {
  if (rows.length === 0) return;
  const arrays = shape.columns.map((_, column) => rows.map((row) => row[column] ?? null));
  const parameters = ['$1::bigint[]', ...arrays.map((_, index) => `$${index + 2}::text[]`)].join(', ');
  await session.query(
    `INSERT INTO ${nameOf(shape)} (_row, ${columnList(shape)}) SELECT * FROM unnest(${parameters})`,
    [rows.map((_, index) => from + index), ...arrays],
  );
};

/** Count and digest of the rows as they stand there, read page by page. */
export const readBack = async (session: FrontEndSession, shape: TableShape): Promise<Tally> => {
  const tally = createTally();
  await session.query(
    `DECLARE delivered NO SCROLL CURSOR FOR SELECT ${columnList(shape)} FROM ${nameOf(shape)} ORDER BY _row`,
  );
  for (;;) {
    const rows = await session.query(`FETCH ${pageRows} FROM delivered`);
    if (rows.length === 0) break;
    tally.add(rows);
  }
  await session.query('CLOSE delivered');
  return tally.read();
};

/** The batch with that call id, and the latest one. */
export const batchesOf = async (
  session: FrontEndSession,
  schema: string,
  callId: string,
): Promise<{ readonly known: KnownBatch | null; readonly last: number }> => {
  const own = `${quoted(schema)}._delivery`;
  const [row] = await session.query(
    `SELECT batch, row_count, sm3, found_changed FROM ${own} WHERE call_id = $1`,
    [callId],
  );
  const [last] = await session.query(`SELECT coalesce(max(batch), 0) FROM ${own}`);
  const known =
    row === undefined
      ? null
      : {
          batch: Number(row[0]),
          rowCount: Number(row[1]),
          digest: String(row[2]),
          foundChanged: row[3] === true,
        };
  return { known, last: Number(last?.[0]) };
};

export const noteBatch = async (
  session: FrontEndSession,
  schema: string,
  batch: KnownBatch & { readonly callId: string; readonly at: number },
): Promise<void> => {
  await session.query(
    `INSERT INTO ${quoted(schema)}._delivery VALUES ($1, $2, to_timestamp($3::bigint / 1000.0), $4, $5, $6)`,
    [batch.batch, batch.callId, batch.at, batch.rowCount, batch.digest, batch.foundChanged],
  );
};

/** The department's readers may look at this schema, and nobody else but its owner. */
export const openReading = async (
  session: FrontEndSession,
  shape: TableShape,
  readerRole: string,
): Promise<void> => {
  const [schema, reader] = [quoted(shape.schema), quoted(readerRole)];
  await session.query(`GRANT USAGE ON SCHEMA ${schema} TO ${reader}`);
  await session.query(`GRANT SELECT ON ${nameOf(shape)}, ${schema}._delivery TO ${reader}`);
};

/** Takes reading away from the schema where it is there; the rows stay for the department to destroy (六(二)). */
export const closeReading = async (
  session: FrontEndSession,
  schema: string,
  readerRole: string,
): Promise<void> => {
  const [there] = await session.query('SELECT 1 FROM pg_namespace WHERE nspname = $1', [schema]);
  if (there === undefined) return;
  const reader = quoted(readerRole);
  await session.query(`REVOKE ALL ON ALL TABLES IN SCHEMA ${quoted(schema)} FROM ${reader}`);
  await session.query(`REVOKE ALL ON SCHEMA ${quoted(schema)} FROM ${reader}`);
};
