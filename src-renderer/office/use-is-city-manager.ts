import { useOfficer } from '../app/officer-context.ts';
import { useRow } from '../data/live.ts';

/** True for an administrator of the city's management department (一(四)¶2). */
export function useIsCityManager(): boolean {
  const { departmentId, roles } = useOfficer();
  const own = useRow('department', departmentId);
  const region = useRow('region', own?.regionId ?? null);
  return roles.includes('management-admin') && own?.management === true && region?.level === 'city';
}
