/** A short word of the ledger at one place, by which a copy of the database is known again. */
import type { Transaction } from '../database/open-database.ts';

const anchorLength = 16;

/** The start of a ledger hash, by which it is known again. */
export const anchorOf = (hash: string): string => hash.slice(0, anchorLength);

/** Start of the ledger hash at that stamp; '' for stamp 0 and for one that the ledger has not reached. */
export const anchorAt = async (tx: Transaction, stamp: number): Promise<string> => {
  const { rows } = await tx.query<{ hash: string }>('SELECT hash FROM ledger WHERE seq = $1', [stamp]);
  return anchorOf(rows[0]?.hash ?? '');
};

/** How far the ledger has come here. */
export const headSeq = async (tx: Transaction): Promise<number> => {
  const { rows } = await tx.query<{ seq: number }>('SELECT seq FROM ledger_head');
  return rows[0]?.seq ?? 0;
};
