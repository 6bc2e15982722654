/** Who may speak for a side in a negotiation. */
import { type ActionContext, type Actor, firstRefusal } from '../action.ts';
import type { Party } from '../agreement/agreement.ts';
import type { Role } from '../organisation/organisation.ts';
import type { Refusal } from '../refusals.ts';
import { hasApplied } from '../sharing/machine.ts';
import type { SharingCase } from '../sharing/sharing-case.ts';

const roleOf: Readonly<Record<Party, Role>> = { user: 'data-officer', provider: 'provider-reviewer' };

export const departmentOf = (
  subject: Pick<SharingCase, 'applicantDepartmentId' | 'providerId'>,
  side: Party,
): string => (side === 'user' ? subject.applicantDepartmentId : subject.providerId);

/** Null where the officer may act for that side; who applied never acts for the provider. */
export const checkParty = (
  subject: SharingCase,
  side: Party,
  actor: Actor,
): { readonly ok: false; readonly error: Refusal } | null =>
  firstRefusal(
    [actor.roles.includes(roleOf[side]), 'role.missing'],
    [departmentOf(subject, side) === actor.departmentId, 'department.wrong'],
    [side === 'user' || !hasApplied(subject, actor.officerId), 'case.self-review'],
  );

/** The side an officer of these roles speaks for; null for none. */
export const sideOf = (
  subject: Pick<SharingCase, 'applicantDepartmentId' | 'providerId'>,
  actor: Pick<Actor, 'departmentId' | 'roles'>,
): Party | null => {
  const sides: readonly Party[] = ['user', 'provider'];
  return (
    sides.find(
      (side) => departmentOf(subject, side) === actor.departmentId && actor.roles.includes(roleOf[side]),
    ) ?? null
  );
};

/** Who said something, for which side, with both of its times (decision 9). */
export const saidBy = (side: Party, { actor, now, madeAt }: ActionContext) => ({
  party: side,
  at: now,
  madeAt,
  officerId: actor.officerId,
  departmentId: actor.departmentId,
});
