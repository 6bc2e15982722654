/** The two tables that hold the rows shared with workstations, and the statements that write there. */
import type { TableName } from '#shared/domain/tables.ts';

/** Calls grow for years and lie by months (decision 0015); both tables have the same columns. */
export type RecordHome = 'record' | 'call_record';
export const recordHomes: readonly RecordHome[] = ['record', 'call_record'];

export const homeOf = (table: TableName): RecordHome => (table === 'callRecord' ? 'call_record' : 'record');

/** What lies in each home, homes without any left out. */
export const byHome = <T>(
  all: readonly T[],
  tableOf: (each: T) => TableName,
): Map<RecordHome, readonly T[]> => Map.groupBy(all, (each) => homeOf(tableOf(each)));

/** Where every commit is told, with the scopes it touched; see sync/pokes.ts. */
export const commitChannel = 'data_sharing_desk_commit';

/** PostgreSQL carries no message of 8,000 bytes; what would be longer is told to everybody. */
const pokeBytes = 7_500;

/** @param write of the rows in $1, with the furthest stamp among them in $2 */
const andTell = (write: string): string => `
  WITH given AS (
    SELECT table_name, id, body, stamp, ARRAY(SELECT jsonb_array_elements_text(audience)) AS audience
    FROM jsonb_to_recordset($1::jsonb) AS row (table_name text, id text, body jsonb, stamp bigint, audience jsonb)
  ), written AS (
    ${write}
  ), told AS (
    SELECT jsonb_build_object('stamp', $2::bigint, 'scopes', jsonb_agg(DISTINCT scope))::text AS poke
    FROM written, unnest(scopes) AS scope
  )
  SELECT pg_notify('${commitChannel}', CASE WHEN octet_length(poke) < ${pokeBytes} THEN poke
    ELSE jsonb_build_object('stamp', $2::bigint, 'scopes', jsonb_build_array('all'))::text END) FROM told`;

const insertInto = (home: RecordHome): string => `
  INSERT INTO ${home} AS r (table_name, id, body, stamp, audience)
  SELECT table_name, id, body, stamp, audience FROM given`;

const scopesTold = 'RETURNING r.audience || r.former_audience AS scopes';

/** Those who could once see the row and are not among the new ones. */
const formerScopes = (audience: string): string =>
  `ARRAY(SELECT unnest(r.former_audience || r.audience) EXCEPT SELECT unnest(${audience}))`;

/** Whole rows; a call is written once and never again. */
export const writing: Readonly<Record<RecordHome, string>> = {
  record: andTell(`${insertInto('record')}
    ON CONFLICT (table_name, id) DO UPDATE SET
      body = excluded.body, stamp = excluded.stamp, audience = excluded.audience,
      former_audience = ${formerScopes('excluded.audience')}
    ${scopesTold}`),
  call_record: andTell(`${insertInto('call_record')} ${scopesTold}`),
};

/** Who sees rows that are there; a call that others see now moves to the month in which they were told. */
export const renewing = (home: RecordHome): string =>
  andTell(`
    UPDATE ${home} r SET stamp = given.stamp, audience = given.audience,
      former_audience = ${formerScopes('given.audience')}
    FROM given WHERE r.table_name = given.table_name AND r.id = given.id
    ${scopesTold}`);
