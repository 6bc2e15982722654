import { describe, expect, it } from 'vitest';
import type { Agreement } from '#shared/domain/agreement/agreement.ts';
import type { Negotiation } from '#shared/domain/negotiation/negotiation.ts';
import { type Officer, role } from '#shared/domain/organisation/organisation.ts';
import type { PolicySetting } from '#shared/domain/policy/policy-setting.ts';
import { type CaseState, caseState, type SharingCase } from '#shared/domain/sharing/sharing-case.ts';
import { dutyOf, isOwnPaper, mayPrepareAnew, type Papers } from './by-officer.ts';
import { everMoreThanOne, turnStates } from './case-turns.ts';

/** A case that would be somebody's turn by everything that can make it so, but for its state. */
const caseIn = (state: CaseState) =>
  ({
    state,
    applicantOfficerId: 'applicant',
    applicantDepartmentId: 'user',
    providerId: 'provider',
    agentId: 'agent',
    clocks: [{ id: 'delivery', stoppedAt: null }],
    extension: { consent: null },
    history: [
      { act: 'prepare', officerId: 'somebody' },
      { act: 'prepare-answer', officerId: 'somebody' },
    ],
  }) as unknown as SharingCase;

const agreementSignedBy = (...parties: readonly string[]) =>
  ({
    userDepartmentId: 'user',
    providerId: 'provider',
    signatures: parties.map((party) => ({ party })),
  }) as Agreement;
const talkOf = (...parties: readonly string[]) =>
  ({ proposals: parties.map((party) => ({ party })), positions: [] }) as unknown as Negotiation;

const everyPapers: readonly Papers[] = [[], ['user'], ['provider']].flatMap((parties) =>
  [true, false].map((yes) => ({
    agreement: agreementSignedBy(...parties),
    talk: talkOf(...parties),
    agent: yes,
    competent: yes,
  })),
);

const officers: readonly Officer[] = role.options.flatMap((held) =>
  ['user', 'provider', 'agent', 'bureau'].map((departmentId) => ({
    id: `${held} of ${departmentId}`,
    name: '某',
    departmentId,
    roles: [held],
    demonstration: true,
  })),
);

describe('the states in which a case can be an officer’s turn', () => {
  it('are read for every turn there is', () => {
    const turns = officers.flatMap((officer) =>
      caseState.options.flatMap((state) =>
        everyPapers
          .filter(
            (papers) =>
              dutyOf(caseIn(state), papers, officer) !== null ||
              isOwnPaper(caseIn(state), officer) ||
              mayPrepareAnew(caseIn(state), papers, officer),
          )
          .map(() => ({ officer, state })),
      ),
    );
    expect(new Set(turns.map(({ state }) => state)).size).toBeGreaterThan(8);
    const missed = turns.filter(({ officer, state }) => !turnStates(officer, true).includes(state));
    expect(missed).toEqual([]);
  });

  it('are few for those who see everybody’s cases: what ended is none of them', () => {
    const of = (roles: Officer['roles']) => turnStates({ roles }, false);
    expect(of(['compliance-reviewer'])).toEqual(['submitted']);
    expect(of(['management-admin'])).toEqual(['contested', 'coordinating', 'reported']);
    expect(of(['observer'])).toEqual([]);
    for (const held of role.options) expect(of([held])).not.toContain('granted');
  });

  it('[R110] are more where 809 or a county’s own limits were ever on', () => {
    const setting = { packs: ['xinzhou-2022'], changes: [] } as unknown as PolicySetting;
    expect(everMoreThanOne(null)).toBe(false);
    expect(everMoreThanOne(setting)).toBe(false);
    expect(everMoreThanOne({ ...setting, packs: ['xinzhou-2022', 'national-2025'] })).toBe(true);
    const switched = { pack: 'national-2025', on: false } as PolicySetting['changes'][number];
    expect(everMoreThanOne({ ...setting, changes: [switched] })).toBe(true);
    expect(turnStates({ roles: ['provider-reviewer'] }, true)).toContain('granted');
  });
});
