import { useOfficer } from '../../app/officer-context.ts';
import { useRow } from '../../data/live.ts';

/** True for an administrator of the city's management department, who runs the platform; undefined while loading. */
export function useOperates(): boolean | undefined {
  const { departmentId, roles } = useOfficer();
  const own = useRow('department', departmentId);
  const region = useRow('region', own?.regionId ?? null);
  if (own === undefined || region === undefined) return undefined;
  return roles.includes('management-admin') && own?.management === true && region?.level === 'city';
}
