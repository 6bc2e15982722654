/** Reading from a copy of the database that follows the first, unless it is behind what the reader already knows. */
import { headSeq } from '../ledger/anchor.ts';
import type { Database, Transaction } from './open-database.ts';
import { isTemporary } from './temporary-failure.ts';

export type CopyReader = {
  readonly database: Database;
  /** A streaming copy of `database`, for reading only; null where there is none. */
  readonly replica: Database | null;
};

/**
 * Reads from the copy where it has come as far as `stamp`, and from the first database where it has not, is out of
 * reach, or `read` answers null. Only the first database's word is final, so null there is the answer.
 */
export const readAtLeast = async <T>(
  { database, replica }: CopyReader,
  stamp: number,
  read: (tx: Transaction) => Promise<T | null>,
): Promise<T | null> => {
  if (replica !== null) {
    const found = await fromCopy(replica, stamp, read);
    if (found !== null) return found;
  }
  return read(database);
};

const fromCopy = async <T>(
  replica: Database,
  stamp: number,
  read: (tx: Transaction) => Promise<T | null>,
): Promise<T | null> => {
  try {
    // One connection: behind one address there may be several copies, each as far as it is.
    return await replica.transaction(async (tx) => ((await headSeq(tx)) >= stamp ? read(tx) : null));
  } catch (error) {
    if (!isTemporary(error)) throw error;
    return null;
  }
};
