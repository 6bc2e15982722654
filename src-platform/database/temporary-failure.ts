/** Failures of the database that pass by themselves: too busy, restarting, out of reach. */
import { errorCode } from './error-code.ts';

/**
 * SQLSTATE classes 08 (connection) and 53 (resources), 57P (server stopping), query_canceled (a statement waited
 * too long), lock_not_available, serialization_failure, deadlock_detected, read_only_sql_transaction (a server that
 * has just become a follower); and Node's own connection errors.
 */
const temporary =
  /^(?:08...|53...|57P..|57014|55P03|40001|40P01|25006|ECONN(?:REFUSED|RESET|ABORTED)|EPIPE|ETIMEDOUT|E(?:HOST|NET)UNREACH|ENOTFOUND|EAI_AGAIN)$/u;
/** The driver gives these no code. */
const silence = 'Query read timeout';
const driverSays = /^(?:timeout e(?:xceeded when trying to connect|xpired)|Connection terminated)/u;

export const isTemporary = (error: unknown): boolean =>
  temporary.test(errorCode(error) ?? '') ||
  hasFallenSilent(error) ||
  (error instanceof Error && driverSays.test(error.message));

/** The server did not answer a statement: nothing more can be asked on that connection. */
export const hasFallenSilent = (error: unknown): boolean =>
  error instanceof Error && error.message === silence;
