import { describe, expect, it } from 'vitest';
import type { Agreement } from '#shared/domain/agreement/agreement.ts';
import type { Negotiation } from '#shared/domain/negotiation/negotiation.ts';
import type { Officer, Role } from '#shared/domain/organisation/organisation.ts';
import type { CaseState, SharingCase } from '#shared/domain/sharing/sharing-case.ts';
import { dutyOf, isOwnPaper, mayPrepareAnew, type Papers, signingSide } from './by-officer.ts';

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
    const duties = [reviewer, provider, applicant].map((each) => dutyOf(caseIn('submitted'), {}, each));
    expect(duties).toEqual(['review', null, null]);
  });

  it('[R055] a forwarded case waits for its own provider', () => {
    const other = officer('other', 'elsewhere', 'provider-reviewer');
    const duties = [provider, other].map((each) => dutyOf(caseIn('awaiting-answer'), {}, each));
    expect(duties).toEqual(['answer', null]);
  });

  it('[R051] [R055] under 809 what leaves a department waits for its own head, and never for who wrote it', () => {
    const head = officer('head', 'user', 'office-head');
    const providerHead = officer('provider-head', 'provider', 'office-head');
    const author = officer('applicant', 'user', 'data-officer', 'office-head');
    const waiting = (state: CaseState, act: 'prepare' | 'prepare-answer', officerId: string) =>
      ({ ...caseIn(state), history: [{ act, officerId }] }) as SharingCase;
    const application = waiting('awaiting-consent', 'prepare', 'applicant');
    const duties = (subject: SharingCase) =>
      [head, providerHead, author].map((each) => dutyOf(subject, {}, each));
    expect(duties(application)).toEqual(['consent', null, null]);
    const answer = waiting('answer-prepared', 'prepare-answer', 'provider');
    expect(duties(answer)).toEqual([null, 'consent', null]);
    const own = (subject: SharingCase) =>
      [head, providerHead, author].map((each) => isOwnPaper(subject, each));
    expect(own(application)).toEqual([false, false, true]);
    expect(own(answer)).toEqual([false, false, false]);
    const byHead = waiting('answer-prepared', 'prepare-answer', 'provider-head');
    expect(own(byHead)).toEqual([false, true, false]);
    expect(own({ ...byHead, state: 'awaiting-answer' })).toEqual([false, false, false]);
  });

  it('one person in two roles is never asked to decide their own application', () => {
    const both = officer('applicant', 'provider', 'compliance-reviewer', 'provider-reviewer');
    expect(dutyOf(caseIn('submitted'), {}, both)).toBeNull();
    expect(dutyOf(caseIn('awaiting-answer'), {}, both)).toBeNull();
  });

  it('[R037] the user side signs first, the provider second, and nobody twice', () => {
    const sides = (agreement: Agreement) => [applicant, provider].map((each) => signingSide(agreement, each));
    expect(sides(agreementSignedBy())).toEqual(['user', null]);
    expect(sides(agreementSignedBy('user'))).toEqual([null, 'provider']);
    expect(sides(agreementSignedBy('user', 'provider'))).toEqual([null, null]);
    expect(dutyOf(caseIn('signing'), { agreement: agreementSignedBy('user') }, provider)).toBe('sign');
  });

  it('a returned case waits for its department', () => {
    expect(dutyOf(caseIn('returned'), {}, applicant)).toBe('supplement');
    expect(dutyOf(caseIn('returned'), {}, officer('x', 'other', 'data-officer'))).toBeNull();
  });

  it('[R061] a forwarded case also waits for an agent while the authorisation stands', () => {
    const agent = officer('agent', 'elsewhere', 'provider-reviewer');
    expect(dutyOf(caseIn('awaiting-answer'), { agent: true }, agent)).toBe('answer');
    expect(dutyOf(caseIn('awaiting-answer'), { agent: false }, agent)).toBeNull();
  });

  it('[R061] [R110] an answer that waits for the head may be prepared anew by the provider and by its agent alone', () => {
    const agent = officer('agent', 'elsewhere', 'provider-reviewer');
    const anew = (papers: Papers, who: Officer, state: CaseState = 'answer-prepared') =>
      mayPrepareAnew(caseIn(state), papers, who);
    expect(anew({}, provider)).toBe(true);
    expect(anew({ agent: true }, agent)).toBe(true);
    expect(anew({ agent: false }, agent)).toBe(false);
    expect(anew({ agent: true }, officer('agent', 'elsewhere', 'data-officer'))).toBe(false);
    expect(anew({}, provider, 'awaiting-answer')).toBe(false);
    expect(dutyOf(caseIn('answer-prepared'), { agent: true }, agent)).toBeNull();
  });

  it('[R059] a negotiation waits for the provider to speak first, then for the side that did not propose', () => {
    const talk = (...proposals: ('user' | 'provider')[]) =>
      ({ positions: [], proposals: proposals.map((party) => ({ party })) }) as unknown as Negotiation;
    const duties = (given: Negotiation) =>
      [applicant, provider].map((each) => dutyOf(caseIn('negotiating'), { talk: given }, each));
    expect(duties(talk())).toEqual([null, 'negotiate']);
    expect(duties(talk('user'))).toEqual([null, 'negotiate']);
    expect(duties(talk('user', 'provider'))).toEqual(['negotiate', null]);
  });

  it('[R060] a coordination waits for the administrator of the competent department alone', () => {
    const administrator = officer('administrator', 'bureau', 'management-admin');
    const duty = (competent: boolean, who: Officer) => dutyOf(caseIn('coordinating'), { competent }, who);
    expect(duty(true, administrator)).toBe('coordinate');
    expect(duty(false, administrator)).toBeNull();
    expect(duty(true, provider)).toBeNull();
  });
});
