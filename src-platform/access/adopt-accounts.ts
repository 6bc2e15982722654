/** Accounts that came with an import, a demonstration or an earlier release get their row, so that they can be managed (R063). */
import { adoptedAccount } from '#shared/domain/account/by-platform.ts';
import { officerOf } from '#shared/domain/account/officer-row.ts';
import type { Change } from '#shared/domain/tables.ts';
import type { Database, Transaction } from '../database/open-database.ts';
import { fetchRecord, writeRecords } from '../database/records.ts';
import { type LedgerWriter, withLedger } from '../ledger/ledger.ts';

type Found = { readonly login: string; readonly officer_id: string; readonly closed_at: number | null };

const unadopted = async (tx: Transaction): Promise<readonly Found[]> => {
  const { rows } = await tx.query<Found>(
    `SELECT a.login, a.officer_id, a.closed_at FROM account a
     JOIN record o ON o.table_name = 'officer' AND o.id = a.officer_id
     WHERE NOT EXISTS (SELECT 1 FROM record r WHERE r.table_name = 'account' AND r.id = a.officer_id)
     ORDER BY a.login`,
  );
  return rows;
};

/** The number of rows written, with the stamp of the writer's next entry. */
export const adoptWith = async ({ tx, nextSeq }: LedgerWriter, now: number): Promise<number> => {
  const changes: Change[] = [];
  for (const { login, officer_id, closed_at } of await unadopted(tx)) {
    const officer = await fetchRecord(tx, { table: 'officer', id: officer_id });
    if (officer === undefined) continue;
    const row = adoptedAccount({ login, officer, closed: closed_at !== null, now });
    changes.push({ table: 'account', row }, ...(row.state === 'closed' ? [officerOf(row)] : []));
  }
  if (changes.length > 0) await writeRecords(tx, changes, nextSeq);
  return changes.filter(({ table }) => table === 'account').length;
};

/** At start; how many were taken on. Two nodes may do so at once: the second finds nothing left. */
export const adoptAccounts = async (database: Database, now: number): Promise<number> => {
  if ((await unadopted(database)).length === 0) return 0;
  return withLedger(database, async (writer) => {
    const accounts = await adoptWith(writer, now);
    if (accounts > 0) {
      const who = { officerId: null, departmentId: null, deviceId: null };
      writer.append({ at: now, ...who, action: 'account.adopt', outcome: 'applied', subject: { accounts } });
    }
    return accounts;
  });
};
