/** Which cases, agreements and grants concern an officer. */
import type { Agreement, Party } from '#shared/domain/agreement/agreement.ts';
import type { Officer } from '#shared/domain/organisation/organisation.ts';
import { isPossible } from '#shared/domain/sharing/machine.ts';
import type { SharingCase } from '#shared/domain/sharing/sharing-case.ts';

export type Duty = 'review' | 'answer' | 'supplement' | 'sign';

/** The side on which the officer may sign now, user first and provider second; null where it is not their turn. */
export function signingSide(agreement: Agreement, officer: Officer): Party | null {
  const signed = agreement.signatures.map((each) => each.party);
  if (!signed.includes('user')) {
    const mine =
      agreement.userDepartmentId === officer.departmentId && officer.roles.includes('data-officer');
    return mine ? 'user' : null;
  }
  const mine = agreement.providerId === officer.departmentId && officer.roles.includes('provider-reviewer');
  return mine && !signed.includes('provider') ? 'provider' : null;
}

/** What the case asks of this officer now; null for nothing. Own applications are never theirs to decide. */
export function dutyOf(
  subject: SharingCase,
  agreement: Agreement | undefined,
  officer: Officer,
): Duty | null {
  const { roles, departmentId, id } = officer;
  const foreign = subject.applicantOfficerId !== id;
  if (isPossible(subject, 'review') && roles.includes('compliance-reviewer') && foreign) return 'review';
  if (
    isPossible(subject, 'answer') &&
    roles.includes('provider-reviewer') &&
    subject.providerId === departmentId &&
    foreign
  )
    return 'answer';
  if (
    isPossible(subject, 'resubmit') &&
    roles.includes('data-officer') &&
    subject.applicantDepartmentId === departmentId
  )
    return 'supplement';
  return isPossible(subject, 'sign') && agreement && signingSide(agreement, officer) !== null ? 'sign' : null;
}
