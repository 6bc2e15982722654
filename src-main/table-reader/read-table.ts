/**
 * Reads one table of the department's own database as delimited bytes, for the masking worker (decision 0025). Read-only, each
 * reading in one snapshot; nothing the server says is passed on in its own words, which may hold a value.
 */
import pg from 'pg';
import type { TablePlace } from '#shared/contract/table.ts';
import { csvLine } from '#shared/domain/masking/csv/csv-line.ts';
import { TableRefusal, tableRefusalOf } from './table-refusal.ts';

const connectTimeoutMs = 10_000;
const rowsAtATime = 2_000;

/** Rows from the first one on. */
export type TableReading = {
  /** Some rows more, the titles before the first; null at the end. @throws TableRefusal */
  readonly next: () => Promise<Uint8Array<ArrayBuffer> | null>;
  /** Also ends what the server is still at. */
  readonly end: () => Promise<void>;
};

export type OpenTable = {
  /** On the server's disk; 0 where there are none, as of a view. */
  readonly size: number;
  /** From the first row, over a connection of its own. @throws TableRefusal */
  readonly read: () => Promise<TableReading>;
};

type Described = { readonly columns: readonly string[]; readonly bytes: number };

/** Every value as PostgreSQL writes it. */
const asText = { getTypeParser: () => (value: string) => value } as unknown as pg.CustomTypesConfig;

const connect = async (place: TablePlace): Promise<pg.Client> => {
  const { host, port, database, user, password, tls, authority } = place;
  const client = new pg.Client({
    host,
    port,
    database,
    user,
    password,
    ssl: tls && { rejectUnauthorized: true, ...(authority.trim() !== '' && { ca: authority }) },
    application_name: 'data-sharing-desk',
    connectionTimeoutMillis: connectTimeoutMs,
    types: asText,
  });
  // A connection that breaks between two questions is told of by the next one.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    throw tableRefusalOf(error, 'unreachable');
  }
};

const endOf = (client: pg.Client): Promise<void> => client.end().catch(() => undefined);

const nameOf = ({ schema, table }: TablePlace): string =>
  `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(table)}`;

const describe = async (client: pg.Client, place: TablePlace): Promise<Described> => {
  const { rows } = await client.query<{ name: string; bytes: string; readable: string }>(
    `SELECT a.attname AS name, pg_table_size(a.attrelid) AS bytes, has_table_privilege(a.attrelid, 'SELECT') AS readable
       FROM pg_attribute a WHERE a.attrelid = to_regclass($1) AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum`,
    [nameOf(place)],
  );
  const [first] = rows;
  if (first === undefined) throw new TableRefusal('missing');
  if (first.readable !== 't') throw new TableRefusal('forbidden');
  return { columns: rows.map(({ name }) => name), bytes: Number(first.bytes) };
};

const readingOf = async (client: pg.Client, place: TablePlace, columns: readonly string[]) => {
  const fields = columns.map((column) => `${pg.escapeIdentifier(column)}::text`).join(', ');
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  // A run that was given up holds nothing on the server for long.
  await client.query("SET LOCAL idle_in_transaction_session_timeout = '60s'");
  await client.query(`DECLARE masked NO SCROLL CURSOR FOR SELECT ${fields} FROM ${nameOf(place)}`);
  let titled = false;
  const next = async (): Promise<Uint8Array<ArrayBuffer> | null> => {
    const { rows } = await client.query<(string | null)[]>({
      text: `FETCH ${rowsAtATime} FROM masked`,
      rowMode: 'array',
    });
    const titles = titled ? '' : csvLine(columns);
    if (rows.length === 0 && titled) return null;
    titled = true;
    return new TextEncoder().encode(
      titles + rows.map((row) => csvLine(row.map((each) => each ?? ''))).join(''),
    );
  };
  return next;
};

const startReading = async (place: TablePlace, columns: readonly string[]): Promise<TableReading> => {
  const client = await connect(place);
  try {
    const next = await readingOf(client, place, columns);
    return {
      next: () => next().catch((error: unknown) => Promise.reject(tableRefusalOf(error))),
      end: () => endOf(client),
    };
  } catch (error) {
    await endOf(client);
    throw tableRefusalOf(error);
  }
};

/** Looks at the table and lets go of the server until it is read. @throws TableRefusal */
export const openTable = async (place: TablePlace): Promise<OpenTable> => {
  const client = await connect(place);
  try {
    const { columns, bytes } = await describe(client, place);
    return { size: bytes, read: () => startReading(place, columns) };
  } catch (error) {
    throw tableRefusalOf(error);
  } finally {
    await endOf(client);
  }
};
