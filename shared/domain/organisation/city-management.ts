/** What only an administrator of the city's management department may decide (一(四), R007). */
import { type Actor, firstRefusal, type Rows } from '../action.ts';
import type { RowReference } from '../tables.ts';
import { areaReads } from './area.ts';

/** Rows that {@link checkCityManagement} needs. */
export const cityManagementReads: (rows: Rows, actor: Actor) => readonly RowReference[] = areaReads;

/** Null for an administrator of 市政务信息管理局; a county's governs its own area only. */
export const checkCityManagement = (rows: Rows, actor: Actor) => {
  const own = rows.get('department', actor.departmentId);
  const level = own && rows.get('region', own.regionId)?.level;
  return firstRefusal(
    [actor.roles.includes('management-admin'), 'role.missing'],
    [own?.management === true && level === 'city', 'department.wrong'],
  );
};
