/** A short word of the ledger at one place, by which a copy of the database is known again. */
import type { Transaction } from '../database/open-database.ts';

/** Start of the ledger hash at that stamp; '' for stamp 0 and for one that the ledger has not reached. */
export const anchorAt = async (tx: Transaction, stamp: number): Promise<string> => {
  const { rows } = await tx.query<{ anchor: string }>(
    'SELECT left(hash, 16) AS anchor FROM ledger WHERE seq = $1',
    [stamp],
  );
  return rows[0]?.anchor ?? '';
};

/** How far the ledger has come here. */
export const headSeq = async (tx: Transaction): Promise<number> => {
  const { rows } = await tx.query<{ seq: number }>('SELECT seq FROM ledger_head');
  return rows[0]?.seq ?? 0;
};
