/** Whose matters an officer looks over on the screens that list several departments (一(四), R006, R008). */
import { oversees } from '#shared/domain/access/audience.ts';
import type { Officer } from '#shared/domain/organisation/organisation.ts';
import type { Places } from './draft-duty.ts';

export type Sight = {
  /** The whole city, one region, or 本部门. */
  readonly of: 'city' | 'region' | 'department';
  readonly covers: (departmentId: string) => boolean;
};

/** As the platform decides it (`audienceOf`): those who oversee see their area, everybody else the own department. */
export const sightOf = (officer: Pick<Officer, 'departmentId' | 'roles'>, places: Places): Sight => {
  const regionId = places.department(officer.departmentId)?.regionId;
  if (regionId === undefined || !oversees(officer))
    return { of: 'department', covers: (departmentId) => departmentId === officer.departmentId };
  if (places.region(regionId)?.level === 'city') return { of: 'city', covers: () => true };
  return {
    of: 'region',
    covers: (departmentId) => places.department(departmentId)?.regionId === regionId,
  };
};
