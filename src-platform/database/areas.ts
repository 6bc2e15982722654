/** Which management each department stands under, as the rows say now. Looked up for the departments in question alone. */
import { type AreaOf, type ManagementScope, managementOf } from '#shared/domain/access/audience.ts';
import type { Region } from '#shared/domain/organisation/organisation.ts';
import type { Transaction } from './database.ts';

/** By primary key on both sides: no cache that another node's write could make untrue. */
export const loadAreas = async (tx: Transaction, departmentIds: Iterable<string>): Promise<AreaOf> => {
  const { rows } = await tx.query<{ department_id: string; id: string; level: Region['level'] }>(
    `SELECT d.id AS department_id, r.id, r.body ->> 'level' AS level
     FROM record d JOIN record r ON r.table_name = 'region' AND r.id = d.body ->> 'regionId'
     WHERE d.table_name = 'department' AND d.id = ANY ($1::text[])`,
    [[...new Set(departmentIds)]],
  );
  const areas = new Map<string, ManagementScope>(rows.map((row) => [row.department_id, managementOf(row)]));
  return (departmentId) => areas.get(departmentId) ?? null;
};
