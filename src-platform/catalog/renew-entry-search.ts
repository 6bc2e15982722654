/** At start: entries written before the search had rows of its own, or under an earlier way to fold, come under today's. */
import { catalogEntry } from '#shared/domain/catalog/entry.ts';
import { writeEntrySearch } from '../database/entry-search.ts';
import type { Database, Transaction } from '../database/open-database.ts';
import { withLedger } from '../ledger/ledger.ts';
import { readSetting } from '../settings.ts';

/** Raised with every change of what shared/domain/search makes of an entry. */
export const searchRule = 1;

const key = 'searchRule';
const batchSize = 1_000;

const entriesAfter = async (tx: Transaction, after: string) => {
  const { rows } = await tx.query<{ body: unknown; audience: string[] }>(
    `SELECT body, audience FROM record WHERE table_name = 'catalogEntry' AND id > $1 ORDER BY id LIMIT $2`,
    [after, batchSize],
  );
  return rows.map(({ body, audience }) => ({ entry: catalogEntry.parse(body), audience }));
};

/**
 * The number of entries gone through; null where the rule was today's already. Each batch holds the ledger's head, as
 * every writer does, so that no write falls between reading a record and writing its search row.
 */
export const renewEntrySearch = async (database: Database): Promise<number | null> => {
  if ((await readSetting<number>(database, key)) === searchRule) return null;
  let renewed = 0;
  for (let after = ''; ; ) {
    const entries = await withLedger(database, async ({ tx }) => {
      const found = await entriesAfter(tx, after);
      await writeEntrySearch(tx, found);
      return found;
    });
    renewed += entries.length;
    if (entries.length < batchSize) break;
    after = entries.at(-1)?.entry.id ?? after;
  }
  await database.query(
    'INSERT INTO setting (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    [key, JSON.stringify(searchRule)],
  );
  return renewed;
};
