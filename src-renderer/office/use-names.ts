import { useMemo } from 'react';
import { useTable } from '../data/live.ts';

export type NameOf = (id: string) => string;

/** The name of a department by its id; the id itself where it is not known here. */
export function useDepartmentName(): NameOf {
  const rows = useTable('department');
  return useNameOf(rows);
}

export function useOfficerName(): NameOf {
  const rows = useTable('officer');
  return useNameOf(rows);
}

export function useRegionName(): NameOf {
  const rows = useTable('region');
  return useNameOf(rows);
}

function useNameOf(rows: readonly { readonly id: string; readonly name: string }[] | undefined): NameOf {
  return useMemo(() => {
    const names = new Map(rows?.map((row) => [row.id, row.name]));
    return (id) => names.get(id) ?? id;
  }, [rows]);
}
