/** The next page of rows after a cursor: bounded in rows and in bytes, because entries differ a thousandfold in size. */
import type { TableName } from '#shared/domain/tables.ts';
import type { Transaction } from '../database/open-database.ts';
import type { RecordHome } from '../database/record-home.ts';
import type { Cursor } from './cursor.ts';

/** Rows of a full page. */
export const usualPageRows = 1000;
/** A page ends with the row that reaches it; a workstation reads replies of up to 64 MiB. */
const pageBytes = 4 * 1024 * 1024;

export type ChangedRow = {
  readonly table_name: TableName;
  readonly id: string;
  readonly stamp: number;
  readonly visible: boolean;
  /** Null where the row is no longer visible. */
  readonly body: unknown;
};

export type Page = { readonly rows: readonly ChangedRow[]; readonly more: boolean };

/** Rows before the segments' stamp, less those that the segments hold. Spelt as the index is, or it is not used. */
const beforeSegments = `stamp <= $7 AND NOT (table_name = 'catalogEntry' AND audience @> '{all}'::text[])`;

/** Said once more in the words by which PostgreSQL knows the months before the cursor, and leaves them alone. */
const behindCursor = 'stamp >= $2';

/** Seen now, or once. Spelt as the index of the calls is, or it is not used. */
const concernsOfficer = '(audience || former_audience) && $1::text[]';

const rowsWhere = (home: RecordHome, part: string): string => `
  (SELECT table_name, id, stamp, audience && $1::text[] AS visible,
          CASE WHEN audience && $1::text[] THEN body END AS body
   FROM ${home}
   WHERE (stamp, table_name, id) > ($2, $3, $4) AND ${part} AND ${concernsOfficer}
   ORDER BY stamp, table_name, id LIMIT $5)`;

const pageQuery = `
  WITH page AS (
    SELECT * FROM (
      ${rowsWhere('record', beforeSegments)}
      UNION ALL ${rowsWhere('record', 'stamp > $7')}
      UNION ALL ${rowsWhere('call_record', behindCursor)}
    ) AS any_home
    ORDER BY stamp, table_name, id LIMIT $5
  ), measured AS (
    SELECT page.*, count(*) OVER () AS found,
           sum(coalesce(octet_length(body::text), 0)) OVER (
             ORDER BY stamp, table_name, id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS bytes_before
    FROM page
  )
  SELECT table_name, id, stamp, visible, body, found FROM measured
  WHERE coalesce(bytes_before, 0) < $6 ORDER BY stamp, table_name, id`;

/** @param pageRows at most so many rows */
export const changedSince = async (
  database: Transaction,
  { scopes, pageRows }: { readonly scopes: readonly string[]; readonly pageRows: number },
  from: Cursor,
): Promise<Page> => {
  const { rows } = await database.query<ChangedRow & { found: number }>(pageQuery, [
    scopes,
    from.stamp,
    from.table,
    from.id,
    pageRows,
    pageBytes,
    from.segments,
  ]);
  const found = rows[0]?.found ?? 0;
  return { rows, more: found === pageRows || found > rows.length };
};
