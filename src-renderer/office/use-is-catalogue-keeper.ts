import { useOfficer } from '../app/officer-context.ts';
import { useRow } from '../data/live.ts';

/** True for who may record what obliges a department to update: its data officers, and their management department. */
export function useIsCatalogueKeeper(): boolean {
  const { departmentId, roles } = useOfficer();
  const department = useRow('department', departmentId);
  return (
    roles.includes('data-officer') || (roles.includes('management-admin') && department?.management === true)
  );
}
