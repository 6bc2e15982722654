/** Reading and writing the rows shared with workstations. */
import { type AreaOf, audienceOf } from '#shared/domain/access/audience.ts';
import { narrowed, type RowQuery, type RowSource } from '#shared/domain/action.ts';
import { type Change, type Row, type RowReference, type TableName, tables } from '#shared/domain/tables.ts';
import { loadAreas } from './areas.ts';
import type { Transaction } from './database.ts';
import { type SearchableEntry, writeEntrySearch } from './entry-search.ts';

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

/** Each as the expression indexes of the migrations have it; a field within a field is written `a.b`. */
const byOwnField = 'SELECT body FROM record WHERE table_name = $1 AND body ->> $2::text = $3 ORDER BY id';
const byInnerField = 'SELECT body FROM record WHERE table_name = $1 AND body #>> $2::text[] = $3 ORDER BY id';

/** Rows looked at together where a question narrows many down. */
const narrowedTogether = 500;

const aPage = (byField: string): string => byField.replace('ORDER BY id', 'AND id > $4 ORDER BY id LIMIT $5');

/** The rows of a table whose field holds the value. Of many that a question narrows down, a page is held at a time. */
export const fetchRecordsBy = async (tx: Transaction, query: RowQuery): Promise<Row<TableName>[]> => {
  const path = query.field.split('.');
  const [sql, field] = path.length === 1 ? [byOwnField, query.field] : [byInnerField, path];
  const asked = [query.table, field, query.value];
  const read = async (text: string, values: readonly unknown[]) => {
    const { rows } = await tx.query<{ body: unknown }>(text, [...values]);
    return rows.map((row) => rowOf(query.table, row.body));
  };
  if (query.narrow === undefined) return read(sql, asked);
  let left: Row<TableName>[] = [];
  for (let after = ''; ; ) {
    const page = await read(aPage(sql), [...asked, after, narrowedTogether]);
    left = [...narrowed(query, [...left, ...page])];
    const last = page.at(-1);
    if (last === undefined || page.length < narrowedTogether) return left;
    after = last.id;
  }
};

/** Every department whose management decides who sees the changes. */
const departmentsIn = (changes: readonly Change[]): ReadonlySet<string> => {
  const named = new Set<string>();
  const note: AreaOf = (id) => {
    named.add(id);
    return null;
  };
  for (const change of changes) audienceOf(change, note);
  return named;
};

/** The rows of the database as the domain asks for them. */
export const sourceOf = (tx: Transaction): RowSource => ({
  byId: (references) => fetchRecords(tx, references),
  byField: (query) => fetchRecordsBy(tx, query),
});

/** A row to be written, and the place in the ledger of the act that writes it. */
export type StampedChange = { readonly change: Change; readonly stamp: number };

/** Writes whole rows, each named once, with their audience; a scope that loses sight of a row is remembered to be told. */
const put = async (tx: Transaction, stamped: readonly StampedChange[]): Promise<void> => {
  if (stamped.length === 0) return;
  const areaOf = await loadAreas(tx, departmentsIn(stamped.map(({ change }) => change)));
  const rows = stamped.map(({ change, stamp }) => ({
    table_name: change.table,
    id: change.row.id,
    body: change.row,
    stamp,
    audience: audienceOf(change, areaOf),
  }));
  const furthest = Math.max(...stamped.map(({ stamp }) => stamp));
  await tx.query(writeAndTell, [JSON.stringify(rows), furthest, commitChannel, pokeBytes]);
  await writeEntrySearch(
    tx,
    stamped.flatMap(({ change }, index): SearchableEntry[] =>
      change.table === 'catalogEntry' ? [{ entry: change.row, audience: rows[index]?.audience ?? [] }] : [],
    ),
  );
};

export const isOrganisation = ({ table }: Change): boolean => table === 'region' || table === 'department';

/** True where a department moves to another region, or a region to another level: rows already written are then seen by others. */
const movesAreas = async (tx: Transaction, changes: readonly Change[]): Promise<boolean> => {
  const known = await fetchRecords(
    tx,
    changes.map(({ table, row }) => ({ table, id: row.id })),
  );
  return changes.some((change, index) => {
    const before = known[index];
    if (before === undefined) return false;
    const place = (row: object) => ('regionId' in row ? row.regionId : 'level' in row ? row.level : null);
    return place(before) !== place(change.row);
  });
};

const batchSize = 500;

/** Works out anew who sees each row, and writes those that others see now; returns how many. */
export const renewAudiences = async (tx: Transaction, stamp: number): Promise<number> => {
  let renewed = 0;
  for (let after = { table: '', id: '' }; ; ) {
    const { rows } = await tx.query<{ table_name: TableName; id: string; body: unknown; audience: string[] }>(
      `SELECT table_name, id, body, audience FROM record WHERE (table_name, id) > ($1, $2)
       ORDER BY table_name, id LIMIT $3`,
      [after.table, after.id, batchSize],
    );
    const found = rows.map(({ table_name, body, audience }) => ({
      change: { table: table_name, row: rowOf(table_name, body) } as Change,
      audience,
    }));
    const areaOf = await loadAreas(tx, departmentsIn(found.map(({ change }) => change)));
    const stale = found.filter(
      ({ change, audience }) => [...audienceOf(change, areaOf)].sort().join() !== [...audience].sort().join(),
    );
    await put(
      tx,
      stale.map(({ change }) => ({ change, stamp })),
    );
    renewed += stale.length;
    const last = rows.at(-1);
    if (last === undefined || rows.length < batchSize) return renewed;
    after = { table: last.table_name, id: last.id };
  }
};

/** Writes whole rows; the organisation first, since it decides who sees the others. */
export const writeRecords = async (
  tx: Transaction,
  changes: readonly Change[],
  stamp: number,
): Promise<void> => {
  const organisation = changes.filter(isOrganisation);
  const moves = organisation.length > 0 && (await movesAreas(tx, organisation));
  const stamped = (part: readonly Change[]) => part.map((change) => ({ change, stamp }));
  await put(tx, stamped(organisation));
  await put(tx, stamped(changes.filter((change) => !isOrganisation(change))));
  if (moves) await renewAudiences(tx, stamp);
};

/** Rows of several acts at once, each named once and none of them of the organisation, which decides who sees the others. */
export const writeStamped = (tx: Transaction, stamped: readonly StampedChange[]): Promise<void> =>
  put(tx, stamped);

/** Where every commit is told, with the scopes it touched; see sync/pokes.ts. */
export const commitChannel = 'data_sharing_desk_commit';

/** PostgreSQL carries no message of 8,000 bytes; what would be longer is told to everybody. */
const pokeBytes = 7_500;

const writeAndTell = `
  WITH written AS (
    INSERT INTO record (table_name, id, body, stamp, audience)
    SELECT table_name, id, body, stamp, ARRAY(SELECT jsonb_array_elements_text(audience))
    FROM jsonb_to_recordset($1::jsonb) AS new (table_name text, id text, body jsonb, stamp bigint, audience jsonb)
    ON CONFLICT (table_name, id) DO UPDATE SET
      body = excluded.body,
      stamp = excluded.stamp,
      audience = excluded.audience,
      former_audience = ARRAY(
        SELECT unnest(record.former_audience || record.audience) EXCEPT SELECT unnest(excluded.audience))
    RETURNING audience || former_audience AS scopes
  ), told AS (
    SELECT jsonb_build_object('stamp', $2::bigint, 'scopes', jsonb_agg(DISTINCT scope))::text AS poke
    FROM written, unnest(scopes) AS scope
  )
  SELECT pg_notify($3, CASE WHEN octet_length(poke) < $4::int THEN poke
    ELSE jsonb_build_object('stamp', $2::bigint, 'scopes', jsonb_build_array('all'))::text END) FROM told`;
