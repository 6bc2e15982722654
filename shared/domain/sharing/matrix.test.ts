/** Every act of a case × state × role × department, against one reviewed table of who may do what, when. */
import type { Actor } from '../action.ts';
import type { ActionName } from '../actions.ts';
import type { Role } from '../organisation/organisation.ts';
import type { RefusalCode } from '../refusals.ts';
import {
  contested,
  coordinating,
  grounds,
  proposed,
  reported,
  settled,
  unsettled,
  versionOfTalk,
} from '../testing/dispute.ts';
import { type Answer, gate, type MatrixRow, matrixOf } from '../testing/matrix.ts';
import { answerPrepared, awaitingConsent } from '../testing/national.ts';
import { applicationOf, entryWith, type Office, officers, openOffice } from '../testing/office.ts';
import { statesOf } from './machine.ts';
import { type CaseState, caseState } from './sharing-case.ts';

const departments = ['d-user', 'd-provider', 'd-bureau'] as const;
type Department = (typeof departments)[number];
/** Before an application there is only the resource. */
type Stage = CaseState | 'none';

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
  readonly stands: Answer;
  /** What another department is told; by default that it is the wrong one. */
  readonly elsewhere?: RefusalCode;
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
    states: statesOf.withdraw,
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
    states: ['awaiting-answer', 'answer-prepared'],
    args: (expectedVersion) => ({ expectedVersion, answer: agree }),
  },
  {
    ...onCase,
    act: '[R057] refuse',
    name: 'case.answer',
    role: 'provider-reviewer',
    departments: ['d-provider'],
    states: ['awaiting-answer', 'answer-prepared'],
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

type Undisputed = Exclude<
  CaseState,
  | 'awaiting-consent'
  | 'answer-prepared'
  | 'negotiating'
  | 'unsettled'
  | 'coordinating'
  | 'closed'
  | 'contested'
  | 'reported'
>;

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

/** Two states that only a case under 809 meets: what its head has not yet consented to (条例第20条). */
const prepared = {
  'awaiting-consent': () => awaitingConsent(),
  'answer-prepared': () => answerPrepared({ decision: 'refuse', refusal: refusal.refusal }),
};

/** States after a refusal; a provider's proposal lies on the table while the two negotiate. */
const disputed = {
  negotiating: () => proposed({ kind: 'failed', note: '' }),
  unsettled: () => unsettled(),
  coordinating: () => coordinating(),
  closed: () => settled({ kind: 'closed', note: '' }),
  contested: () => contested({ kind: 'uphold' }),
  reported: () => reported({ kind: 'uphold' }),
};

const undisputedIn = (state: Undisputed) => async (): Promise<Office> => {
  const office = openOffice(entryWith({ agreementRequired: state !== 'granted' }));
  await bring[state](office);
  return office;
};

const reach: Readonly<Record<Stage, () => Office | Promise<Office>>> = {
  none: () => openOffice(),
  ...disputed,
  ...prepared,
  submitted: undisputedIn('submitted'),
  returned: undisputedIn('returned'),
  'awaiting-answer': undisputedIn('awaiting-answer'),
  signing: undisputedIn('signing'),
  granted: undisputedIn('granted'),
  refused: undisputedIn('refused'),
  withdrawn: undisputedIn('withdrawn'),
};

const digestIn = (office: Office): string =>
  office.count('agreement') === 0 ? '0'.repeat(64) : office.row('agreement', 'c-1.agreement').digest;

const talkVersionIn = (office: Office): number =>
  office.count('negotiation') === 0 ? 1 : versionOfTalk(office);

const versionIn = (office: Office): number =>
  office.count('sharingCase') === 0 ? 1 : office.row('sharingCase', 'c-1').version;

/** Once a coordination has been decided, a decision of lower force is told so (decision 10). */
const isOverruled = ({ name }: Rule, state: Stage): boolean =>
  (state === 'contested' || state === 'reported') && name !== 'case.review' && name !== 'case.resubmit';

const rowOf = (rule: Rule): MatrixRow<Stage> => ({
  act: rule.act,
  name: rule.name,
  args: (office) => ({
    caseId: 'c-1',
    ...(rule.name === 'agreement.sign' ? { digest: digestIn(office) } : {}),
    ...rule.args(versionIn(office), talkVersionIn(office)),
  }),
  expected: gate<Stage>({
    roles: [rule.role],
    departments: rule.departments,
    states: rule.states,
    stands: rule.stands,
    elsewhere: rule.elsewhere,
    otherwise: (state) => (isOverruled(rule, state) ? 'case.overruled' : rule.otherwise),
    missing:
      rule.otherwise === 'case.state'
        ? ['none']
        : ['none', ...caseState.options.filter((state) => !rule.states.includes(state))],
  }),
});

const submitRow: MatrixRow<Stage> = {
  act: '[R051] submit',
  name: 'case.submit',
  args: () => ({ caseId: 'c-1', entryId: 'e-1', application: applicationOf(['number']) }),
  expected: ({ state, role, departmentId }) => {
    if (state !== 'none') return 'record.exists';
    if (role !== 'data-officer') return 'role.missing';
    return departmentId === 'd-provider' ? 'case.own-provider' : 'applied';
  },
};

matrixOf<Stage>({
  covers: [
    'case.submit',
    'case.resubmit',
    'case.withdraw',
    'case.review',
    'case.answer',
    'negotiation.open',
    'negotiation.state-position',
    'negotiation.propose-outcome',
    'negotiation.sign-off',
    'coordination.request',
    'coordination.decide',
    'agreement.sign',
  ],
  states: reach,
  departments,
  rows: [submitRow, ...rules.map(rowOf)],
});
