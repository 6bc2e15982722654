/** Who may act on a right against its holder: the provider, and the management department (六(二), R086). */
import { type Actor, firstRefusal, type Rows } from '../action.ts';
import type { Refusal } from '../refusals.ts';
import type { Grant } from '../sharing/grant.ts';
import type { RowReference } from '../tables.ts';

type Parties = Pick<Grant, 'providerId' | 'userDepartmentId'>;

/** Rows that {@link checkAuthority} needs. */
export const authorityReads = (
  subject: Parties | undefined,
  rows: Rows,
  actor: Actor,
): readonly RowReference[] => {
  if (subject === undefined) return [];
  const regionId = rows.get('department', actor.departmentId)?.regionId;
  return [
    ...[subject.providerId, subject.userDepartmentId, actor.departmentId].map((id) => ({
      table: 'department' as const,
      id,
    })),
    ...(regionId === undefined ? [] : [{ table: 'region' as const, id: regionId }]),
  ];
};

/** A management department governs the rights of its own level's departments; the city's governs all (一(四), R007). */
const governs = (subject: Parties, actor: Actor, rows: Pick<Rows, 'get'>): boolean => {
  const own = rows.get('department', actor.departmentId);
  if (own?.management !== true) return false;
  if (rows.get('region', own.regionId)?.level === 'city') return true;
  return [subject.providerId, subject.userDepartmentId].some(
    (id) => rows.get('department', id)?.regionId === own.regionId,
  );
};

/** Null for the provider's reviewer and for an administrator of the management department above either party. */
export const checkAuthority = (
  subject: Parties,
  actor: Actor,
  rows: Pick<Rows, 'get'>,
): { readonly ok: false; readonly error: Refusal } | null => {
  const asProvider = actor.roles.includes('provider-reviewer');
  const asManagement = actor.roles.includes('management-admin');
  return firstRefusal(
    [asProvider || asManagement, 'role.missing'],
    [
      (asProvider && subject.providerId === actor.departmentId) ||
        (asManagement && governs(subject, actor, rows)),
      'department.wrong',
    ],
  );
};
