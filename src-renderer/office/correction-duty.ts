/** Which corrections wait for an officer, and what they ask. */
import { type Correction, isCorrectionPossible } from '#shared/domain/correction/correction.ts';
import type { Officer } from '#shared/domain/organisation/organisation.ts';

export type CorrectionDuty = 'check' | 'supplement';

/** What the correction asks of this officer now; null for nothing. The check stays due while more is asked for. */
export function correctionDutyOf(
  subject: Pick<Correction, 'state' | 'providerId' | 'userDepartmentId'>,
  officer: Pick<Officer, 'departmentId' | 'roles'>,
): CorrectionDuty | null {
  const { departmentId, roles } = officer;
  const provides = subject.providerId === departmentId && roles.includes('provider-reviewer');
  if (provides && isCorrectionPossible(subject, 'answer')) return 'check';
  const uses = subject.userDepartmentId === departmentId && roles.includes('data-officer');
  return uses && isCorrectionPossible(subject, 'supplement') ? 'supplement' : null;
}
