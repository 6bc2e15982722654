/** Who acts, read where it counts: inside the transaction that holds the ledger's head (R063). */
import type { Actor } from '#shared/domain/action.ts';
import type { Officer } from '#shared/domain/organisation/organisation.ts';
import type { Database } from '../database/open-database.ts';

/**
 * With the duties of now; null where the account has been suspended or closed. Whoever was let in may have waited long
 * for the head, and what was decided on them meanwhile counts.
 */
export const standingActor = async (
  tx: Pick<Database, 'query'>,
  officerId: string,
): Promise<Actor | null> => {
  const { rows } = await tx.query<{ officer: Officer }>(
    `SELECT r.body AS officer FROM account a
     JOIN record r ON r.table_name = 'officer' AND r.id = a.officer_id
     WHERE a.officer_id = $1 AND a.closed_at IS NULL AND a.suspended_at IS NULL`,
    [officerId],
  );
  const officer = rows[0]?.officer;
  if (officer === undefined) return null;
  const { id, name, departmentId, roles } = officer;
  return { officerId: id, officerName: name, departmentId, roles };
};
