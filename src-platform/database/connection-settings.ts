import type { ClientConfig, PoolConfig } from 'pg';
import { valueParsers } from './value-parsers.ts';

const STATEMENT_TIMEOUT_MS = 30_000;
const IDLE_IN_TRANSACTION_TIMEOUT_MS = 60_000;
const KEEP_ALIVE_DELAY_MS = 30_000;

/** How every connection of the platform is made; sessions run in UTC on any server. */
export function connectionSettings(connectionString: string): ClientConfig {
  return {
    connectionString,
    application_name: 'data-sharing-desk',
    options: '-c TimeZone=UTC',
    types: valueParsers,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_DELAY_MS,
    connectionTimeoutMillis: 5_000,
  };
}

/** The pool: ten connections; a caller waits at most 30 s for one, a statement runs at most 30 s. */
export function poolSettings(connectionString: string): PoolConfig {
  return {
    ...connectionSettings(connectionString),
    max: 10,
    connectionTimeoutMillis: 30_000,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_TIMEOUT_MS,
  };
}
