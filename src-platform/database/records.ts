/** Reading and writing the rows shared with workstations. */
import { type AreaOf, audienceOf } from '#shared/domain/access/audience.ts';
import { narrowed, type RowQuery, type RowSource } from '#shared/domain/action.ts';
import { type Change, type Row, type RowReference, type TableName, tables } from '#shared/domain/tables.ts';
import { loadAreas } from './areas.ts';
import type { Transaction } from './database.ts';
import { type SearchableEntry, writeEntrySearch } from './entry-search.ts';
import { byHome, homeOf, type RecordHome, recordHomes, renewing, writing } from './record-home.ts';
import { writeTimeLimits } from './time-limits.ts';

/** Read with today's schema: a row written by an earlier release takes the defaults of the fields added since. */
const rowOf = (table: TableName, body: unknown): Row<TableName> => tables[table].parse(body);

type FoundRow = { readonly table_name: TableName; readonly id: string; readonly body: unknown };

const fetchFrom = async (
  tx: Transaction,
  home: RecordHome,
  references: readonly RowReference[],
): Promise<readonly FoundRow[]> => {
  if (references.length === 0) return [];
  const { rows } = await tx.query<FoundRow>(
    `SELECT r.table_name, r.id, r.body FROM ${home} r
     JOIN unnest($1::text[], $2::text[]) AS wanted (table_name, id) USING (table_name, id)`,
    [references.map((each) => each.table), references.map((each) => each.id)],
  );
  return rows;
};

/** The rows named, in the order asked for; `undefined` where there is none. */
export const fetchRecords = async (
  tx: Transaction,
  references: readonly RowReference[],
): Promise<(Row<TableName> | undefined)[]> => {
  const found = new Map<string, Row<TableName>>();
  for (const [home, part] of byHome(references, ({ table }) => table))
    for (const row of await fetchFrom(tx, home, part))
      found.set(`${row.table_name} ${row.id}`, rowOf(row.table_name, row.body));
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
const byOwnField = (home: RecordHome): string =>
  `SELECT body FROM ${home} WHERE table_name = $1 AND body ->> $2::text = $3 ORDER BY id`;
const byInnerField = (home: RecordHome): string =>
  `SELECT body FROM ${home} WHERE table_name = $1 AND body #>> $2::text[] = $3 ORDER BY id`;

/** Rows looked at together where a question narrows many down. */
const narrowedTogether = 500;

const aPage = (byField: string): string => byField.replace('ORDER BY id', 'AND id > $4 ORDER BY id LIMIT $5');

/** The rows of a table whose field holds the value. Of many that a question narrows down, a page is held at a time. */
export const fetchRecordsBy = async (tx: Transaction, query: RowQuery): Promise<Row<TableName>[]> => {
  const path = query.field.split('.');
  const home = homeOf(query.table);
  const [sql, field] = path.length === 1 ? [byOwnField(home), query.field] : [byInnerField(home), path];
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

type WrittenRow = { readonly change: Change; readonly stamp: number; readonly audience: readonly string[] };

const withAudience = async (
  tx: Transaction,
  stamped: readonly StampedChange[],
): Promise<readonly WrittenRow[]> => {
  const areaOf = await loadAreas(tx, departmentsIn(stamped.map(({ change }) => change)));
  return stamped.map((each) => ({ ...each, audience: audienceOf(each.change, areaOf) }));
};

const send = (tx: Transaction, statement: string, rows: readonly WrittenRow[]) =>
  tx.query(statement, [
    JSON.stringify(
      rows.map(({ change, stamp, audience }) => ({
        table_name: change.table,
        id: change.row.id,
        body: change.row,
        stamp,
        audience,
      })),
    ),
    Math.max(...rows.map(({ stamp }) => stamp)),
  ]);

const writeSearch = (tx: Transaction, rows: readonly WrittenRow[]): Promise<void> =>
  writeEntrySearch(
    tx,
    rows.flatMap(({ change, audience }): SearchableEntry[] =>
      change.table === 'catalogEntry' ? [{ entry: change.row, audience }] : [],
    ),
  );

/** Writes whole rows, each named once, with their audience; a scope that loses sight of a row is remembered to be told. */
const put = async (tx: Transaction, stamped: readonly StampedChange[]): Promise<void> => {
  if (stamped.length === 0) return;
  const rows = await withAudience(tx, stamped);
  for (const [home, part] of byHome(rows, ({ change }) => change.table)) await send(tx, writing[home], part);
  await writeSearch(tx, rows);
  await writeTimeLimits(tx, rows);
  if (rows.some(({ change }) => change.table === 'yearArrangement')) await redateTimeLimits(tx);
};

/** Running limits come under the calendar that was just arranged. */
const redateTimeLimits = async (tx: Transaction): Promise<void> => {
  const { rows } = await tx.query<FoundRow & { audience: string[] }>(
    `SELECT table_name, id, body, audience FROM record WHERE (table_name, id) IN
       (SELECT table_name, record_id FROM time_limit WHERE stopped_at IS NULL)`,
  );
  await writeTimeLimits(
    tx,
    rows.map(({ table_name, body, audience }) => ({
      change: { table: table_name, row: rowOf(table_name, body) } as Change,
      audience,
    })),
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

const rowsAfter = async (tx: Transaction, home: RecordHome, after: { table: string; id: string }) => {
  const { rows } = await tx.query<FoundRow & { audience: string[] }>(
    `SELECT table_name, id, body, audience FROM ${home} WHERE (table_name, id) > ($1, $2)
     ORDER BY table_name, id LIMIT $3`,
    [after.table, after.id, batchSize],
  );
  return rows;
};

const isOther = (one: readonly string[], other: readonly string[]): boolean =>
  [...one].sort().join() !== [...other].sort().join();

const renewHome = async (tx: Transaction, home: RecordHome, stamp: number): Promise<number> => {
  let renewed = 0;
  for (let after = { table: '', id: '' }; ; ) {
    const found = await rowsAfter(tx, home, after);
    const now = await withAudience(
      tx,
      found.map(({ table_name, body }) => ({
        change: { table: table_name, row: rowOf(table_name, body) } as Change,
        stamp,
      })),
    );
    const stale = now.filter(({ audience }, index) => isOther(audience, found[index]?.audience ?? []));
    if (stale.length > 0) await send(tx, renewing(home), stale);
    await writeSearch(tx, stale);
    await writeTimeLimits(tx, stale);
    renewed += stale.length;
    const last = found.at(-1);
    if (last === undefined || found.length < batchSize) return renewed;
    after = { table: last.table_name, id: last.id };
  }
};

/** Works out anew who sees each row, and tells those who see it now and those who no longer do; returns how many. */
export const renewAudiences = async (tx: Transaction, stamp: number): Promise<number> => {
  let renewed = 0;
  for (const home of recordHomes) renewed += await renewHome(tx, home, stamp);
  return renewed;
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
