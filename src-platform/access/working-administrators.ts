/**
 * The last administrator who can in fact sign in stays (R063). The domain's rule reads rows, and a row tells nothing of
 * passwords: a colleague with none, or with a one-time one never used, could not take over.
 */
import { type Account, holdingOf } from '#shared/domain/account/account.ts';
import { isLastAdministrator } from '#shared/domain/account/authority.ts';
import type { Rows } from '#shared/domain/action.ts';
import type { Change } from '#shared/domain/tables.ts';
import type { Transaction } from '../database/open-database.ts';

/** Those of them who have a password of their own. */
export const withOwnPassword = async (
  tx: Transaction,
  accounts: readonly Account[],
): Promise<readonly Account[]> => {
  const { rows } = await tx.query<{ officer_id: string }>(
    `SELECT officer_id FROM account
     WHERE officer_id = ANY($1::text[]) AND has_password AND one_time_until IS NULL`,
    [accounts.map(({ id }) => id)],
  );
  const able = new Set(rows.map(({ officer_id }) => officer_id));
  return accounts.filter(({ id }) => able.has(id));
};

/**
 * Whether a closing or a change that the domain lets stand would leave a department without one.
 * @param before the rows the act was judged on
 */
export const leavesNoAdministrator = async (
  tx: Transaction,
  before: Rows,
  changes: readonly Change[],
): Promise<boolean> => {
  for (const change of changes) {
    if (change.table !== 'account') continue;
    const act = change.row.history.at(-1)?.act;
    const subject = before.get('account', change.row.id);
    if (subject === undefined || (act !== 'close' && act !== 'approve')) continue;
    const colleagues = before.list('account', 'departmentId', subject.departmentId);
    const after = act === 'close' ? null : holdingOf(change.row);
    if (isLastAdministrator(subject, await withOwnPassword(tx, colleagues), after)) return true;
  }
  return false;
};
