/** Whatever officers do, in whatever order: the machine's states, records that only grow, no right without its ground. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Actor } from '../action.ts';
import type { ActionName } from '../actions.ts';
import { argsOf, changeId, everyAct, type Step, step, witness } from '../testing/any-step.ts';
import { must } from '../testing/dispute.ts';
import { expectLawful, type Picture, pictureOf } from '../testing/lawful.ts';
import { nationalOffice } from '../testing/national.ts';
import { applicationOf, entryWith, monday, type Office, officers, openOffice } from '../testing/office.ts';
import { type Grant, grant } from './grant.ts';
import { type CaseState, caseState } from './sharing-case.ts';

const started = async (agreementRequired: boolean, national: boolean): Promise<Office> => {
  const entry = entryWith({ agreementRequired });
  const office = national ? nationalOffice(entry) : openOffice(entry);
  for (const id of ['o-user', 'o-witness'])
    office.put('officer', {
      id,
      name: '证人',
      departmentId: 'd-user',
      roles: ['data-officer'],
      demonstration: true,
    });
  const application = applicationOf(['number']);
  await must(office, officers.user, 'case.submit', { entryId: 'e-1', application });
  return office;
};

const met = {
  cases: new Set<CaseState>(),
  rights: new Set<Grant['state']>(),
  acts: new Set<ActionName>(),
  changes: new Set<number>(),
};

/** Takes the steps one by one and looks after each; notes what it meets. */
const run = async (office: Office, steps: readonly Step[]): Promise<Picture> => {
  let known = pictureOf(office);
  for (const [index, each] of steps.entries()) {
    const at = { now: monday + index * 3_600_000 };
    const outcome = await office.act(each.act, argsOf(office, each, index), each.who, at);
    known = expectLawful(office, known);
    met.cases.add(known.subject.state);
    met.changes.add(known.right?.revisions.length ?? 0);
    if (known.right !== null) met.rights.add(known.right.state);
    if (outcome.ok) met.acts.add(each.act);
  }
  return known;
};

const take = (act: ActionName, who: Actor, patch: Partial<Step> = {}): Step => ({
  act,
  who,
  good: true,
  party: 'user',
  kind: 'failed',
  on: 'c-1',
  ...patch,
});
const passed = take('case.review', officers.bureau);
const toRefusal = [passed, take('case.answer', officers.provider, { good: false })];
const toNegotiation = [...toRefusal, take('negotiation.open', officers.user)];
const toCoordination = [
  ...toNegotiation,
  take('negotiation.propose-outcome', officers.user),
  take('negotiation.sign-off', officers.provider, { party: 'provider' }),
  take('coordination.request', officers.user),
];
const toContest = [
  ...toCoordination,
  take('coordination.decide', officers.coordinator, { good: false }),
  take('coordination.contest', officers.user),
];
const toGrant = [passed, take('case.answer', officers.provider)];
const toError = [...toGrant, take('correction.report', officers.user)];
const toDestruction = [...toGrant, take('destruction.report', officers.user)];
const onChange = (...steps: readonly Step[]): readonly Step[] =>
  steps.map((each) => ({ ...each, on: changeId }));
const toChange = [...toGrant, take('grant.change-request', officers.user)];
const toReport = [...toContest, take('government.report', officers.coordinator)];

/** Roads that lead to late states, so that they are met as often as early ones. */
const roads = fc.constantFrom<readonly Step[]>(
  [],
  [take('case.review', officers.bureau, { good: false })],
  [take('case.review', officers.bureau, { good: false }), take('case.resubmit', officers.user)],
  [
    passed,
    take('case.ask-extension', officers.provider),
    take('case.decide-extension', officers.coordinator),
  ],
  [take('agency.authorise', officers.provider), take('agency.revoke', officers.provider), passed],
  toRefusal,
  toNegotiation,
  [...toNegotiation, take('negotiation.state-position', officers.user)],
  toCoordination,
  toContest,
  toReport,
  [...toReport, take('government.decide', officers.coordinator, { kind: 'agreed' })],
  [...toReport, take('government.decide', officers.coordinator)],
  toGrant,
  [...toGrant, take('case.mark-delivered', officers.provider)],
  toError,
  toDestruction,
  [
    ...toGrant,
    take('grant.suspend', officers.coordinator),
    take('grant.cut', officers.coordinator),
    take('grant.restore', officers.coordinator),
    take('grant.resume', officers.coordinator),
  ],
  [...toError, take('correction.answer', officers.provider)],
  [...toError, take('correction.answer', officers.provider), take('correction.supplement', officers.user)],
  [...toDestruction, take('destruction.confirm', witness)],
  [...toDestruction, take('destruction.take-back', officers.user)],
  toChange,
  [...toChange, ...onChange(...toGrant)],
  [...toChange, ...onChange(...toReport)],
  // Decided for the user by the management department, for the provider by the government.
  [
    ...toChange,
    ...onChange(
      ...toCoordination,
      take('coordination.decide', officers.coordinator),
      take('coordination.contest', officers.provider, { party: 'provider' }),
      take('government.report', officers.coordinator),
      take('government.decide', officers.coordinator, { good: false }),
    ),
  ],
);

const heads = {
  'case.answer': take('case.consent-answer', officers.providerHead),
  'grant.change-request': take('case.consent-application', officers.userHead, { on: changeId }),
} as const;

/** The same road under 809: each department's head consents before it goes on. */
const withHeads = (road: readonly Step[]): readonly Step[] => [
  take('case.consent-application', officers.userHead),
  ...road.flatMap((each) => {
    const head = heads[each.act as keyof typeof heads];
    return head === undefined ? [each] : [each, each.act === 'case.answer' ? { ...head, on: each.on } : head];
  }),
];

describe('any sequence of acts', () => {
  it('[R051] [R057] [R059] [R060] [R061] [R067] [R086] [R087] keeps to the machine, loses no record, skips no step', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.boolean(),
        fc.boolean(),
        roads,
        fc.array(step, { maxLength: 24 }),
        async (agreementRequired, national, road, steps) => {
          const office = await started(agreementRequired, national);
          const ahead = national && road.length > 0 ? withHeads(road) : road;
          const last = await run(office, [...ahead, ...steps]);
          // A signature here is never good: where an agreement is asked for there is no right without it.
          if (agreementRequired) expect(last.right).toBeNull();
          if (!national) {
            expect(office.count('governmentFile')).toBe(0);
            expect(last.change).toBeNull();
          }
        },
      ),
      { numRuns: 800, seed: 59 },
    );
    // The property is empty for what no run meets.
    expect([...met.cases].sort()).toEqual([...caseState.options].sort());
    expect([...met.rights].sort()).toEqual([...grant.shape.state.options].sort());
    expect(Math.max(...met.changes)).toBeGreaterThan(1);
    expect([...met.acts].sort()).toEqual(everyAct.filter((act) => act !== 'agreement.sign').sort());
  });
});
