/** Every act of a case × state × role × department, against one reviewed table of who may do what, when. */
import { describe, expect, it } from 'vitest';
import type { Actor } from '../action.ts';
import type { ActionName } from '../actions.ts';
import { type Role, role } from '../organisation/organisation.ts';
import { coordinating, grounds, proposed, settled, unsettled, versionOfTalk } from '../testing/dispute.ts';
import { applicationOf, entryWith, type Office, officers, openOffice } from '../testing/office.ts';
import { type CaseState, caseState } from './sharing-case.ts';

const departments = ['d-user', 'd-provider', 'd-bureau'] as const;
type Department = (typeof departments)[number];

/** The table. `departments` are those the act belongs to; `states` those it is possible in; `stands` what then comes. */
type Rule = {
  readonly act: string;
  readonly name: ActionName;
  readonly role: Role;
  readonly departments: readonly Department[];
  readonly states: readonly CaseState[];
  /** Acts on the agreement find none in other states. */
  readonly otherwise: 'case.state' | 'record.missing';
  /** A signature is looked at last; that a good one stands is proven in case-flow.test.ts. */
  readonly stands: 'applied' | 'key.unknown' | 'agreement.order' | 'negotiation.own-proposal';
  /** What another department is told; by default that it is the wrong one. */
  readonly elsewhere?: 'coordination.not-competent';
  readonly args: (version: number, talkVersion: number) => object;
};

const sign = (party: 'user' | 'provider') => (): object => ({
  party,
  keyId: 'k',
  signedAt: 0,
  signature: '0'.repeat(128),
});
const agree = {
  decision: 'agree',
  conditions: { itemIds: ['number'], validUntil: '2027-06-30', callsPerDay: 5, note: '' },
};
const refusal = {
  decision: 'refuse',
  refusal: {
    reason: 'law-forbids',
    basisRank: 'law',
    basis: '《个人信息保护法》第十三条',
    explanation: '说明',
  },
};
const anyone = departments;
const onCase = { otherwise: 'case.state', stands: 'applied' } as const;
const onAgreement = { otherwise: 'record.missing', states: ['signing'] } as const;

const sides = [
  ['user', 'data-officer', 'd-user'],
  ['provider', 'provider-reviewer', 'd-provider'],
] as const;

/** Acts that either side of a dispute can take, each for itself. */
const disputeRules = sides.flatMap(([party, role, department]): readonly Rule[] => {
  const own = { ...onCase, role, departments: [department], states: ['negotiating'] as const };
  const outcome = { kind: 'failed', note: '' };
  return [
    {
      ...own,
      act: `[R059] state a position for the ${party}`,
      name: 'negotiation.state-position',
      args: () => ({ party, text: '意见' }),
    },
    {
      ...own,
      act: `[R059] propose an outcome for the ${party}`,
      name: 'negotiation.propose-outcome',
      args: (_, expectedVersion) => ({ party, expectedVersion, outcome }),
    },
    {
      ...own,
      act: `[R059] sign the provider's proposal off for the ${party}`,
      name: 'negotiation.sign-off',
      stands: party === 'user' ? 'applied' : 'negotiation.own-proposal',
      args: (_, expectedVersion) => ({ party, expectedVersion }),
    },
    {
      ...own,
      act: `[R060] request coordination for the ${party}`,
      name: 'coordination.request',
      states: ['unsettled'],
      args: (expectedVersion) => ({ party, expectedVersion, statement: '请协调' }),
    },
  ];
});

const rules: readonly Rule[] = [
  ...disputeRules,
  {
    ...onCase,
    act: '[R059] open a negotiation',
    name: 'negotiation.open',
    role: 'data-officer',
    departments: ['d-user'],
    states: ['refused'],
    args: (expectedVersion) => ({ expectedVersion, dutyBasis: '职责依据', need: '履职确需' }),
  },
  {
    ...onCase,
    act: '[R060] decide a coordination',
    name: 'coordination.decide',
    role: 'management-admin',
    departments: ['d-bureau'],
    elsewhere: 'coordination.not-competent',
    states: ['coordinating'],
    args: (expectedVersion) => ({ expectedVersion, ruling: { kind: 'uphold' }, grounds }),
  },
  {
    ...onCase,
    act: '[R051] withdraw',
    name: 'case.withdraw',
    role: 'data-officer',
    departments: ['d-user'],
    states: ['submitted', 'returned', 'awaiting-answer', 'negotiating', 'unsettled', 'coordinating'],
    args: (expectedVersion) => ({ expectedVersion, reason: '' }),
  },
  {
    ...onCase,
    act: '[R051] resubmit',
    name: 'case.resubmit',
    role: 'data-officer',
    departments: ['d-user'],
    states: ['returned'],
    args: (expectedVersion) => ({ expectedVersion, application: applicationOf(['number']) }),
  },
  {
    ...onCase,
    act: '[R052] pass',
    name: 'case.review',
    role: 'compliance-reviewer',
    departments: anyone,
    states: ['submitted'],
    args: (expectedVersion) => ({ expectedVersion, decision: 'pass', opinion: '' }),
  },
  {
    ...onCase,
    act: '[R052] return',
    name: 'case.review',
    role: 'compliance-reviewer',
    departments: anyone,
    states: ['submitted'],
    args: (expectedVersion) => ({ expectedVersion, decision: 'return', opinion: '补正' }),
  },
  {
    ...onCase,
    act: '[R055] agree',
    name: 'case.answer',
    role: 'provider-reviewer',
    departments: ['d-provider'],
    states: ['awaiting-answer'],
    args: (expectedVersion) => ({ expectedVersion, answer: agree }),
  },
  {
    ...onCase,
    act: '[R057] refuse',
    name: 'case.answer',
    role: 'provider-reviewer',
    departments: ['d-provider'],
    states: ['awaiting-answer'],
    args: (expectedVersion) => ({ expectedVersion, answer: refusal }),
  },
  {
    ...onAgreement,
    act: '[R037] sign for the user',
    name: 'agreement.sign',
    role: 'data-officer',
    departments: ['d-user'],
    stands: 'key.unknown',
    args: sign('user'),
  },
  {
    ...onAgreement,
    act: '[R037] sign for the provider',
    name: 'agreement.sign',
    role: 'provider-reviewer',
    departments: ['d-provider'],
    stands: 'agreement.order',
    args: sign('provider'),
  },
];

const to = async (office: Office, who: Actor, name: ActionName, args: object): Promise<void> => {
  const expectedVersion = office.count('sharingCase') === 0 ? 0 : office.row('sharingCase', 'c-1').version;
  const versioned = name === 'case.submit' ? args : { expectedVersion, ...args };
  const outcome = await office.act(name, { caseId: 'c-1', ...versioned }, who);
  if (!outcome.ok) throw new Error(`${name}: ${outcome.error.code}`);
};

type Undisputed = Exclude<CaseState, 'negotiating' | 'unsettled' | 'coordinating' | 'closed'>;

const bring: Readonly<Record<Undisputed, (office: Office) => Promise<void>>> = {
  submitted: (office) =>
    to(office, officers.user, 'case.submit', { entryId: 'e-1', application: applicationOf(['number']) }),
  returned: async (office) => {
    await bring.submitted(office);
    await to(office, officers.bureau, 'case.review', { decision: 'return', opinion: '补正' });
  },
  'awaiting-answer': async (office) => {
    await bring.submitted(office);
    await to(office, officers.bureau, 'case.review', { decision: 'pass', opinion: '' });
  },
  signing: async (office) => {
    await bring['awaiting-answer'](office);
    await to(office, officers.provider, 'case.answer', { answer: agree });
  },
  // Without an agreement, so that the answer itself makes the grant.
  granted: (office) => bring.signing(office),
  refused: async (office) => {
    await bring['awaiting-answer'](office);
    await to(office, officers.provider, 'case.answer', { answer: refusal });
  },
  withdrawn: async (office) => {
    await bring.submitted(office);
    await to(office, officers.user, 'case.withdraw', { reason: '' });
  },
};

/** States after a refusal; a provider's proposal lies on the table while the two negotiate. */
const disputed = {
  negotiating: () => proposed({ kind: 'failed', note: '' }),
  unsettled: () => unsettled(),
  coordinating: () => coordinating(),
  closed: () => settled({ kind: 'closed', note: '' }),
};

const undisputedIn = (state: Undisputed) => async (): Promise<Office> => {
  const office = openOffice(entryWith({ agreementRequired: state !== 'granted' }));
  await bring[state](office);
  return office;
};

const reach: Readonly<Record<CaseState, () => Promise<Office>>> = {
  ...disputed,
  submitted: undisputedIn('submitted'),
  returned: undisputedIn('returned'),
  'awaiting-answer': undisputedIn('awaiting-answer'),
  signing: undisputedIn('signing'),
  granted: undisputedIn('granted'),
  refused: undisputedIn('refused'),
  withdrawn: undisputedIn('withdrawn'),
};

const officeIn = async (state: CaseState): Promise<Office> => {
  const office = await reach[state]();
  expect(office.row('sharingCase', 'c-1').state).toBe(state);
  return office;
};

const expectedOf = (rule: Rule, cell: { state: CaseState; role: Role; department: Department }): string => {
  const found = rule.states.includes(cell.state);
  if (!found && rule.otherwise === 'record.missing') return 'record.missing';
  if (cell.role !== rule.role) return 'role.missing';
  if (!rule.departments.includes(cell.department)) return rule.elsewhere ?? 'department.wrong';
  return found ? rule.stands : rule.otherwise;
};

const digestOf = (office: Office): object =>
  office.count('agreement') === 0
    ? { digest: '0'.repeat(64) }
    : { digest: office.row('agreement', 'c-1.agreement').digest };

const talkVersionIn = (office: Office): number =>
  office.count('negotiation') === 0 ? 1 : versionOfTalk(office);

const outcomeOf = async (rule: Rule, office: Office, who: Actor): Promise<string> => {
  const args = {
    caseId: 'c-1',
    ...(rule.name === 'agreement.sign' ? digestOf(office) : {}),
    ...rule.args(office.row('sharingCase', 'c-1').version, talkVersionIn(office)),
  };
  const outcome = await office.act(rule.name, args, who);
  return outcome.ok ? 'applied' : outcome.error.code;
};

const actorOf = (held: Role, departmentId: string): Actor => ({
  officerId: `o-${held}-${departmentId}`,
  officerName: '某人',
  departmentId,
  roles: [held],
});

describe.each(rules)('$act', (rule) => {
  it.each(caseState.options)('in state %s: every role of every department', async (state) => {
    const expected: Record<string, string> = {};
    const actual: Record<string, string> = {};
    let office = await officeIn(state);
    for (const held of role.options) {
      for (const department of departments) {
        const cell = `${held} of ${department}`;
        expected[cell] = expectedOf(rule, { state, role: held, department });
        actual[cell] = await outcomeOf(rule, office, actorOf(held, department));
        if (actual[cell] === 'applied') office = await officeIn(state);
      }
    }
    expect(actual).toEqual(expected);
  });
});

describe('[R051] submit', () => {
  it('is for data officers of any department but the provider', async () => {
    for (const held of role.options) {
      for (const department of departments) {
        const outcome = await openOffice().act(
          'case.submit',
          { caseId: 'c-1', entryId: 'e-1', application: applicationOf(['number']) },
          actorOf(held, department),
        );
        const other = department === 'd-provider' ? 'case.own-provider' : 'applied';
        const code = outcome.ok ? 'applied' : outcome.error.code;
        expect([held, department, code]).toEqual([
          held,
          department,
          held === 'data-officer' ? other : 'role.missing',
        ]);
      }
    }
  });
});
