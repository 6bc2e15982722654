/** Removing sessions. */
import type { Database, Transaction } from '../database/open-database.ts';

/**
 * Removes the sessions that meet the condition, and keeps with each workstation when it was last heard of.
 * The number removed.
 */
export const removeSessions = async (
  tx: Pick<Database, 'query'> | Transaction,
  condition: string,
  values: readonly unknown[],
): Promise<number> => {
  const { rows } = await tx.query<{ removed: number }>(
    `WITH gone AS (DELETE FROM session WHERE ${condition} RETURNING device_id, last_used_at),
     heard AS (SELECT device_id, max(last_used_at) AS at FROM gone GROUP BY device_id),
     kept AS (UPDATE device d SET last_seen_at = GREATEST(d.last_seen_at, heard.at)
              FROM heard WHERE d.id = heard.device_id)
     SELECT count(*) AS removed FROM gone`,
    [...values],
  );
  return rows[0]?.removed ?? 0;
};
