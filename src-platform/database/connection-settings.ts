import pg, { type ClientConfig, type PoolConfig } from 'pg';
import { valueParsers } from './value-parsers.ts';

const STATEMENT_TIMEOUT_MS = 30_000;
/**
 * The server itself breaks off a statement before. One that says nothing until now has lost its power or its line, of which
 * the system would tell only after a quarter of an hour, and the connection goes with the statement.
 */
const SILENCE_MS = STATEMENT_TIMEOUT_MS + 5_000;
const IDLE_IN_TRANSACTION_TIMEOUT_MS = 60_000;
const KEEP_ALIVE_DELAY_MS = 30_000;
/** A server that does not answer by then is as good as down: another of the list is tried. */
const CONNECT_TIMEOUT_MS = 5_000;
const POOL_WAIT_MS = 30_000;

/** How every connection of the platform is made; sessions run in UTC on any server. */
export function connectionSettings(connectionString: string): ClientConfig {
  return {
    connectionString,
    application_name: 'data-sharing-desk',
    options: '-c TimeZone=UTC',
    types: valueParsers,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_DELAY_MS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    query_timeout: SILENCE_MS,
  };
}

/** The pool has one setting for waiting for a free connection and for making one; making one is given less time. */
class PooledClient extends pg.Client {
  constructor(settings?: ClientConfig) {
    super({ ...settings, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
    // A lost connection emits 'error', which without a listener ends the process, and the pool's own listener is gone
    // from the moment the connection is handed out. Whoever holds it is told by their next question.
    this.on('error', () => undefined);
  }
}

/** The pool: ten connections; a caller waits at most 30 s for one, a statement runs at most 30 s. */
export function poolSettings(connectionString: string): PoolConfig {
  return {
    ...connectionSettings(connectionString),
    max: 10,
    connectionTimeoutMillis: POOL_WAIT_MS,
    Client: PooledClient,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_TIMEOUT_MS,
  };
}
