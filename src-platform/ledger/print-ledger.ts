/** `npm run platform -- --ledger`: where the chain stands, for the record of a restore (六(四), R090). */
import type { Config } from '../config.ts';
import { openDatabase } from '../database/open-database.ts';
import { firstBrokenEntry } from './ledger.ts';

export type LedgerStanding = {
  readonly entries: number;
  /** SM3 of the last entry; it stands for all before it. */
  readonly hash: string;
  /** The first entry that is not what its chain makes it, or null. */
  readonly broken: number | null;
};

/** Walks the whole chain of the database the configuration names, which no platform may hold meanwhile if embedded. */
export const ledgerStanding = async (
  { databaseUrl, dataDir }: Config,
  log: (line: string) => void,
): Promise<LedgerStanding> => {
  const database = await openDatabase({ databaseUrl, dataDir, log });
  try {
    return await database.transaction(async (tx) => {
      const { rows } = await tx.query<{ seq: number; hash: string }>('SELECT seq, hash FROM ledger_head');
      const head = rows[0];
      if (head === undefined) throw new Error('the ledger has no head');
      return { entries: head.seq, hash: head.hash, broken: await firstBrokenEntry(tx) };
    });
  } finally {
    await database.close();
  }
};
