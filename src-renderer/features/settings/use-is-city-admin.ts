import { useHasRole, useOfficer } from '../../app/officer-context.ts';
import { useRow } from '../../data/live.ts';

/** True for an administrator of the city's management department; the platform decides all the same. */
export function useIsCityAdmin(): boolean {
  const department = useRow('department', useOfficer().departmentId);
  const region = useRow('region', department?.regionId ?? null);
  return useHasRole('management-admin') && department?.management === true && region?.level === 'city';
}
