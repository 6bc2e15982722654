/** What a written account row means for signing in, in the transaction that writes it (R063). */
import type { Account, AccountAct } from '#shared/domain/account/account.ts';
import type { Change } from '#shared/domain/tables.ts';
import type { Transaction } from '../database/open-database.ts';
import { decoyHash } from './password.ts';
import { removeSessions } from './session-rows.ts';

/** With no password yet: its hash is one that nothing matches, and takes as long as any. */
const open = (tx: Transaction, { id, login }: Account, now: number) =>
  tx.query(
    `INSERT INTO account (login, officer_id, password_hash, created_at, counted_from, has_password)
     VALUES ($1, $2, $3, $4, $4, false) ON CONFLICT (officer_id) DO NOTHING`,
    [login, id, decoyHash, now],
  );

const endSessions = (tx: Transaction, { id }: Account) => removeSessions(tx, 'officer_id = $1', [id]);

type Step = (tx: Transaction, account: Account, now: number) => Promise<unknown>;

const nothing: Step = async () => undefined;

const stepOf: Readonly<Record<AccountAct, Step>> = {
  adopt: nothing,
  'request-open': nothing,
  'request-change': nothing,
  'request-reset': nothing,
  reject: nothing,
  issue: nothing,
  // A change ends no session: duties are read at every request, and by the session the workstation's next pull removes
  // what the old ones showed. The workstation ends it itself, once that pull is at its end.
  approve: open,
  suspend: async (tx, account, now) => {
    await tx.query('UPDATE account SET suspended_at = $2 WHERE officer_id = $1', [account.id, now]);
    await endSessions(tx, account);
  },
  'suspend-unused': (tx, account, now) => stepOf.suspend(tx, account, now),
  resume: (tx, { id }, now) =>
    tx.query('UPDATE account SET suspended_at = NULL, counted_from = $2 WHERE officer_id = $1', [id, now]),
  // The sessions stay until they end, and are of no use: by them its workstations are told why, and erase (A8).
  close: (tx, { id }, now) =>
    tx.query('UPDATE account SET closed_at = $2, suspended_at = NULL WHERE officer_id = $1', [id, now]),
};

/** Follows the last act of each account among the changes. */
export const mirrorAccounts = async (
  tx: Transaction,
  changes: readonly Change[],
  now: number,
): Promise<void> => {
  for (const change of changes) {
    if (change.table !== 'account') continue;
    const last = change.row.history.at(-1);
    if (last !== undefined) await stepOf[last.act](tx, change.row, now);
  }
};
