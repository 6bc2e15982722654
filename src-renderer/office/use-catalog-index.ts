import { useMemo } from 'react';
import { useTable } from '../data/live.ts';
import { buildCatalogIndex, type CatalogIndex } from '../search/catalog-search.ts';

/** The search index over every published entry here; undefined while loading. */
export function useCatalogIndex(): CatalogIndex | undefined {
  const entries = useTable('catalogEntry');
  const departments = useTable('department');
  return useMemo(() => {
    if (entries === undefined || departments === undefined) return undefined;
    const names = new Map(departments.map((department) => [department.id, department.name]));
    return buildCatalogIndex(
      entries.filter((entry) => entry.status === 'published'),
      names,
    );
  }, [entries, departments]);
}
