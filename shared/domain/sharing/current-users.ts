/** Which departments rely on a resource now: who is told when its data or the resource itself changes (R070, R077). */
import { civilDateOf } from '../clock/civil-date.ts';
import type { Grant } from './grant.ts';

/** True while the right has neither ended nor run out; a right on hold still counts, its data is still relied on. */
export const isCurrent = (grant: Pick<Grant, 'state' | 'validUntil'>, now: number): boolean =>
  grant.state === 'active' && civilDateOf(now) <= grant.validUntil;

/** The departments that hold a current right among the grants, each once, sorted by id. */
export const currentUsers = (
  grants: readonly Pick<Grant, 'state' | 'validUntil' | 'userDepartmentId'>[],
  now: number,
): string[] =>
  [
    ...new Set(grants.filter((each) => isCurrent(each, now)).map(({ userDepartmentId }) => userDepartmentId)),
  ].sort();
