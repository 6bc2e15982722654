import { useEffect } from 'react';
import { useTable } from '../data/live.ts';
import { useOfficerDesk } from './officer-context.ts';

/** Keeps the search told of the departments: their rows are sealed on the disk, where the search cannot read them. */
export function FeedSearch() {
  const { search } = useOfficerDesk();
  const departments = useTable('department');
  useEffect(() => {
    if (departments === undefined) return;
    search.setDepartments(departments.map(({ id, name, regionId }) => ({ id, name, regionId })));
  }, [search, departments]);
  return null;
}
