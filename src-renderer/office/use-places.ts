import { useMemo } from 'react';
import { useTable } from '../data/live.ts';
import type { Places } from './draft-duty.ts';

/** Where departments and regions lie; undefined while loading. */
export function usePlaces(): Places | undefined {
  const departments = useTable('department');
  const regions = useTable('region');
  return useMemo(() => {
    if (departments === undefined || regions === undefined) return undefined;
    const byDepartment = new Map(departments.map((each) => [each.id, each]));
    const byRegion = new Map(regions.map((each) => [each.id, each]));
    return { department: (id) => byDepartment.get(id), region: (id) => byRegion.get(id) };
  }, [departments, regions]);
}
