/** One connection to the database of a department's front end: never pooled, bounded in every wait. */
import { setTimeout as pause } from 'node:timers/promises';
import pg, { type ClientConfig } from 'pg';
import { valueParsers } from './value-parsers.ts';

export type FrontEndAddress = {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
  readonly password: string;
  /** The certificate is checked against the machine's authorities, or against `authority` where it is given (PEM). */
  readonly tls: boolean;
  readonly authority: string;
};

export type FrontEndSession = {
  /** The rows of one statement, each as its values in order. */
  query(text: string, values?: readonly unknown[]): Promise<readonly (readonly unknown[])[]>;
  close(): Promise<void>;
};

const connectTimeoutMs = 5_000;
const closeTimeoutMs = 2_000;
const statementTimeoutMs = 60_000;
const lockTimeoutMs = 10_000;
/** Longer than a source may take for a page. */
const idleTimeoutMs = 120_000;

const settingsOf = (address: FrontEndAddress): ClientConfig => ({
  host: address.host,
  port: address.port,
  database: address.database,
  user: address.user,
  password: address.password,
  ssl: address.tls ? { ...(address.authority === '' ? {} : { ca: address.authority }) } : false,
  application_name: 'data-sharing-platform',
  options: '-c TimeZone=UTC',
  client_encoding: 'UTF8',
  types: valueParsers,
  connectionTimeoutMillis: connectTimeoutMs,
  statement_timeout: statementTimeoutMs,
  lock_timeout: lockTimeoutMs,
  idle_in_transaction_session_timeout: idleTimeoutMs,
  // The server's own limits do not help against one that has gone silent.
  query_timeout: statementTimeoutMs + 10_000,
  keepAlive: true,
});

/** Rejects with the driver's error; its text may name the address, so it is logged nowhere. */
export const openFrontEnd = async (address: FrontEndAddress): Promise<FrontEndSession> => {
  const client = new pg.Client(settingsOf(address));
  // Without a listener a lost connection would end the process; the next query tells as well.
  client.on('error', () => undefined);
  await client.connect();
  return {
    query: async (text, values = []) =>
      (await client.query<unknown[]>({ text, values: [...values], rowMode: 'array' })).rows,
    // A server gone silent would keep `end` waiting; keep-alive ends that connection later.
    close: () =>
      Promise.race([client.end().catch(() => undefined), pause(closeTimeoutMs, undefined, { ref: false })]),
  };
};
