import { useMemo } from 'react';
import { checkAuthority } from '#shared/domain/grant/authority.ts';
import type { Grant } from '#shared/domain/sharing/grant.ts';
import type { TableName } from '#shared/domain/tables.ts';
import { useOfficer } from '../../../app/officer-context.ts';
import { useTable } from '../../../data/live.ts';

/** Whether this officer may suspend, cut or withdraw the right; false while loading. The rule's own answer. */
export function useAuthority(grant: Grant): boolean {
  const { id, name, departmentId, roles } = useOfficer();
  const departments = useTable('department');
  const regions = useTable('region');
  return useMemo(() => {
    if (departments === undefined || regions === undefined) return false;
    const known = new Map<string, unknown>([
      ...departments.map((row) => [`department ${row.id}`, row] as const),
      ...regions.map((row) => [`region ${row.id}`, row] as const),
    ]);
    const get = (table: TableName, rowId: string) => known.get(`${table} ${rowId}`) as never;
    const actor = { officerId: id, officerName: name, departmentId, roles };
    return checkAuthority(grant, actor, { get }) === null;
  }, [departments, regions, grant, id, name, departmentId, roles]);
}
