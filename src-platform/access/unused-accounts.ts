/** Accounts nobody uses are disabled (GB/T 22239-2019 8.1.4, R063). */
import type { Account } from '#shared/domain/account/account.ts';
import { isLastAdministrator } from '#shared/domain/account/authority.ts';
import { suspendedAsUnused, unusedAfter } from '#shared/domain/account/by-platform.ts';
import { officerOf } from '#shared/domain/account/officer-row.ts';
import type { Change } from '#shared/domain/tables.ts';
import type { Database, Transaction } from '../database/open-database.ts';
import { fetchRecord, fetchRecordsBy, writeRecords } from '../database/records.ts';
import { withLedger } from '../ledger/ledger.ts';
import { mirrorAccounts } from './account-mirror.ts';
import { withOwnPassword } from './working-administrators.ts';

const unusedOnes = async (tx: Transaction, now: number): Promise<readonly string[]> => {
  const { rows } = await tx.query<{ officer_id: string }>(
    `SELECT a.officer_id FROM account a WHERE a.closed_at IS NULL AND a.suspended_at IS NULL
       AND GREATEST(a.counted_from, a.last_sign_in_at) <= $1
     ORDER BY a.officer_id`,
    [now - unusedAfter],
  );
  return rows.map(({ officer_id }) => officer_id);
};

/** Null where it is disabled already, or is the last of its department that can manage accounts: then nobody could undo it. */
const disabled = async (tx: Transaction, id: string, now: number): Promise<Account | null> => {
  const subject = await fetchRecord(tx, { table: 'account', id });
  if (subject?.state !== 'active') return null;
  const query = { table: 'account', field: 'departmentId', value: subject.departmentId } as const;
  const colleagues = (await fetchRecordsBy(tx, query)) as Account[];
  return isLastAdministrator(subject, await withOwnPassword(tx, colleagues))
    ? null
    : suspendedAsUnused(subject, now);
};

/** Looks once; how many were disabled. Several nodes may look at the same time. */
export const disableUnusedAccounts = async (database: Database, now: number): Promise<number> => {
  if ((await unusedOnes(database, now)).length === 0) return 0;
  return withLedger(database, async (writer) => {
    let count = 0;
    for (const id of await unusedOnes(writer.tx, now)) {
      const row = await disabled(writer.tx, id, now);
      if (row === null) continue;
      const changes: Change[] = [{ table: 'account', row }, officerOf(row)];
      await writeRecords(writer.tx, changes, writer.nextSeq);
      await mirrorAccounts(writer.tx, changes, now);
      const who = { officerId: null, departmentId: null, deviceId: null };
      const subject = { accountId: id };
      writer.append({ at: now, ...who, action: 'account.suspend-unused', outcome: 'applied', subject });
      count += 1;
    }
    return count;
  });
};
