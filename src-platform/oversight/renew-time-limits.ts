/** At start: limits in records written before the board had rows of its own, or under an earlier rule, come under today's. */
import { boardTables } from '#shared/domain/board/limit.ts';
import { type Change, type TableName, tables } from '#shared/domain/tables.ts';
import type { Database, Transaction } from '../database/open-database.ts';
import { writeTimeLimits } from '../database/time-limits.ts';
import { withLedger } from '../ledger/ledger.ts';
import { readSetting } from '../settings.ts';

/** Raised with every change of what shared/domain/board makes of a record. */
export const limitRule = 1;

const key = 'limitRule';
const batchSize = 500;

type Found = {
  readonly table_name: TableName;
  readonly id: string;
  readonly body: unknown;
  readonly audience: string[];
};

const recordsAfter = async (tx: Transaction, after: Pick<Found, 'table_name' | 'id'> | null) => {
  const { rows } = await tx.query<Found>(
    `SELECT table_name, id, body, audience FROM record
     WHERE table_name = ANY ($1::text[]) AND (table_name, id) > ($2, $3) ORDER BY table_name, id LIMIT $4`,
    [boardTables, after?.table_name ?? '', after?.id ?? '', batchSize],
  );
  return rows;
};

const changeOf = ({ table_name: table, body }: Found): Change =>
  ({ table, row: tables[table].parse(body) }) as Change;

/** The number of records gone through; null where the rule was today's already. Each batch holds the ledger's head. */
export const renewTimeLimits = async (database: Database): Promise<number | null> => {
  if ((await readSetting<number>(database, key)) === limitRule) return null;
  let renewed = 0;
  for (let after: Found | null = null; ; ) {
    const found: readonly Found[] = await withLedger(database, async ({ tx }) => {
      const rows = await recordsAfter(tx, after);
      await writeTimeLimits(
        tx,
        rows.map((each) => ({ change: changeOf(each), audience: each.audience })),
      );
      return rows;
    });
    renewed += found.length;
    if (found.length < batchSize) break;
    after = found.at(-1) ?? after;
  }
  await database.query(
    'INSERT INTO setting (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    [key, JSON.stringify(limitRule)],
  );
  return renewed;
};
