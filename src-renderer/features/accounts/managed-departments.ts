import { useMemo } from 'react';
import type { Department } from '#shared/domain/organisation/organisation.ts';
import { useOfficer } from '../../app/officer-context.ts';
import { useRow, useTable } from '../../data/live.ts';

/** The departments whose accounts this administrator manages: all for the city, otherwise those of the region (R008). */
export function useManagedDepartments(): readonly Department[] {
  const { departmentId } = useOfficer();
  const own = useRow('department', departmentId);
  const region = useRow('region', own?.regionId ?? null);
  const departments = useTable('department');
  return useMemo(() => {
    if (own == null || region == null || departments === undefined || !own.management) return [];
    return region.level === 'city'
      ? departments
      : departments.filter(({ regionId }) => regionId === own.regionId);
  }, [own, region, departments]);
}
