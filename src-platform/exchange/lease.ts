/** Which node delivers a right's batch: a lease in the platform's own database, renewed while the work goes on. */
import { randomUUID } from 'node:crypto';
import type { Transaction } from '../database/open-database.ts';

/** A node that has died gives way after this long; a page takes far less. */
export const leaseMs = 120_000;

export type Lease = { readonly grantId: string; readonly node: string; readonly callId: string };

/** Null where another node holds it. The call id is the one of a batch not recorded yet, or a fresh one. */
export const takeLease = async (
  tx: Transaction,
  { grantId, node, now }: { readonly grantId: string; readonly node: string; readonly now: number },
): Promise<Lease | null> => {
  const { rows } = await tx.query<{ call_id: string }>(
    `INSERT INTO delivery_lease (grant_id, call_id, node, until) VALUES ($1, $2, $3, $4)
     ON CONFLICT (grant_id) DO UPDATE SET node = excluded.node, until = excluded.until
     WHERE delivery_lease.until <= $5 RETURNING call_id`,
    [grantId, randomUUID(), node, now + leaseMs, now],
  );
  return rows[0] === undefined ? null : { grantId, node, callId: rows[0].call_id };
};

/** False where another node took over: then this one must not commit. */
export const renewLease = async (tx: Transaction, lease: Lease, now: number): Promise<boolean> => {
  const { rowCount } = await tx.query(
    'UPDATE delivery_lease SET until = $3 WHERE grant_id = $1 AND node = $2',
    [lease.grantId, lease.node, now + leaseMs],
  );
  return rowCount === 1;
};

/** Keeps the call id: whether the front end committed may be unknown. */
export const releaseLease = async (tx: Transaction, lease: Lease): Promise<void> => {
  await tx.query('UPDATE delivery_lease SET until = 0 WHERE grant_id = $1 AND node = $2', [
    lease.grantId,
    lease.node,
  ]);
};
