/** Where a notice leads an officer to; null where no screen of theirs shows the record. */
import type { Role } from '#shared/domain/organisation/organisation.ts';
import type { Grant } from '#shared/domain/sharing/grant.ts';
import { isOpenTo } from '../../app/places.ts';
import { hrefOf } from '../../app/routes.ts';

export const wayToCase = (caseId: string | null, roles: readonly Role[]): string | null =>
  caseId !== null && isOpenTo('case', roles) ? hrefOf('case', { caseId }) : null;

type Reader = { readonly departmentId: string; readonly roles: readonly Role[] };

/** On whichever side of the right this officer stands. */
export const wayToRight = (
  { id: grantId, userDepartmentId }: Pick<Grant, 'id' | 'userDepartmentId'>,
  { departmentId, roles }: Reader,
): string | null => {
  const route = userDepartmentId === departmentId ? 'use' : 'supervisedGrant';
  return isOpenTo(route, roles) ? hrefOf(route, { grantId }) : null;
};
