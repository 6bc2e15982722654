import { describe, expect, it } from 'vitest';
import type { Agreement } from '#shared/domain/agreement/agreement.ts';
import type { Officer, Role } from '#shared/domain/organisation/organisation.ts';
import type { CaseState, SharingCase } from '#shared/domain/sharing/sharing-case.ts';
import { dutyOf, signingSide } from './by-officer.ts';

const officer = (id: string, departmentId: string, ...roles: Role[]): Officer => ({
  id,
  name: id,
  departmentId,
  roles,
  demonstration: true,
});

const applicant = officer('applicant', 'user', 'data-officer');
const reviewer = officer('reviewer', 'bureau', 'compliance-reviewer');
const provider = officer('provider', 'provider', 'provider-reviewer');

const caseIn = (state: CaseState) =>
  ({
    state,
    applicantOfficerId: 'applicant',
    applicantDepartmentId: 'user',
    providerId: 'provider',
  }) as SharingCase;

const agreementSignedBy = (...parties: ('user' | 'provider')[]) =>
  ({
    userDepartmentId: 'user',
    providerId: 'provider',
    signatures: parties.map((party) => ({ party })),
  }) as Agreement;

describe('what a case asks of an officer', () => {
  it('[R052] a submitted case waits for the platform reviewer and nobody else', () => {
    const duties = [reviewer, provider, applicant].map((each) =>
      dutyOf(caseIn('submitted'), undefined, each),
    );
    expect(duties).toEqual(['review', null, null]);
  });

  it('[R055] a forwarded case waits for its own provider', () => {
    const other = officer('other', 'elsewhere', 'provider-reviewer');
    const duties = [provider, other].map((each) => dutyOf(caseIn('awaiting-answer'), undefined, each));
    expect(duties).toEqual(['answer', null]);
  });

  it('one person in two roles is never asked to decide their own application', () => {
    const both = officer('applicant', 'provider', 'compliance-reviewer', 'provider-reviewer');
    expect(dutyOf(caseIn('submitted'), undefined, both)).toBeNull();
    expect(dutyOf(caseIn('awaiting-answer'), undefined, both)).toBeNull();
  });

  it('[R037] the user side signs first, the provider second, and nobody twice', () => {
    const sides = (agreement: Agreement) => [applicant, provider].map((each) => signingSide(agreement, each));
    expect(sides(agreementSignedBy())).toEqual(['user', null]);
    expect(sides(agreementSignedBy('user'))).toEqual([null, 'provider']);
    expect(sides(agreementSignedBy('user', 'provider'))).toEqual([null, null]);
    expect(dutyOf(caseIn('signing'), agreementSignedBy('user'), provider)).toBe('sign');
  });

  it('a returned case waits for its department', () => {
    expect(dutyOf(caseIn('returned'), undefined, applicant)).toBe('supplement');
    expect(dutyOf(caseIn('returned'), undefined, officer('x', 'other', 'data-officer'))).toBeNull();
  });
});
