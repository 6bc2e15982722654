import { useOfficer } from '../app/officer-context.ts';
import { useRow } from '../data/live.ts';

/** True for an administrator of the management department of that department's own level (一(四)). */
export function useManagesLevelOf(departmentId: string): boolean {
  const officer = useOfficer();
  const own = useRow('department', officer.departmentId);
  const other = useRow('department', departmentId);
  return (
    officer.roles.includes('management-admin') && own?.management === true && own.regionId === other?.regionId
  );
}
