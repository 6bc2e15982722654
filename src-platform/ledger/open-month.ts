/** The turn of a month: by the first act that gets hold of the ledger's parts, held up by no reader for long. */

import { errorCode } from '../database/error-code.ts';
import type { OpenTransaction } from '../database/open-database.ts';
import { readSetting, writeSetting } from '../settings.ts';

export type MonthTurn = {
  readonly month: string;
  /** The one that is open; '' before the first, when no part takes the entry. */
  readonly open: string;
  readonly firstSeq: number;
  readonly at: number;
};

/**
 * Everybody waits behind the one who waits for a lock upon the whole ledger. Longer than PostgreSQL takes to have its own
 * upkeep give way (deadlock_timeout, one second), and no longer than a page of a pull may take.
 */
const lockWait = '2s';
/** A backup, or whoever else reads for long, is asked again so often. */
const againMs = 5 * 60_000;
const lastTry = 'ledger.month-not-opened-at';
const lockNotAvailable = '55P03';

/**
 * Closes the open parts of the ledger and of the calls, and opens those of the month. Where a reader keeps the parts, the
 * month stays as it was for some minutes more: the cut goes by place and not by time, so that its lateness harms nothing.
 * Closing has PostgreSQL look through the open parts once, under the head: some seconds a million entries, once a month.
 */
export const openMonth = async (
  tx: OpenTransaction,
  { month, open, firstSeq, at }: MonthTurn,
): Promise<void> => {
  const triedAt = await readSetting<number>(tx, lastTry);
  if (open !== '' && triedAt !== undefined && Math.abs(at - triedAt) < againMs) return;
  await tx.query('SAVEPOINT before_month');
  await tx.takeTime();
  await tx.query(`SET LOCAL lock_timeout = '${lockWait}'`);
  try {
    await tx.query('SELECT ledger_open_month($1, $2)', [month, firstSeq]);
  } catch (error) {
    if (open === '' || errorCode(error) !== lockNotAvailable) throw error;
    // The limits were set after the savepoint and go with it.
    await tx.query('ROLLBACK TO SAVEPOINT before_month');
    await writeSetting(tx, lastTry, at);
  }
};
