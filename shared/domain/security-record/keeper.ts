/** Who keeps security records: an administrator of a management department (六(四)). */
import { type Actor, firstRefusal, type Rows } from '../action.ts';

export const checkKeeper = (rows: Rows, actor: Actor) =>
  firstRefusal(
    [actor.roles.includes('management-admin'), 'role.missing'],
    [rows.get('department', actor.departmentId)?.management === true, 'department.wrong'],
  );
