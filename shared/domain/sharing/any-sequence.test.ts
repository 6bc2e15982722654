/** Whatever officers do, in whatever order: the machine's states, a history that only grows, no right without its ground. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ActionName } from '../actions.ts';
import { conditions, grounds, must, need, refusal } from '../testing/dispute.ts';
import { applicationOf, entryWith, monday, type Office, officers, openOffice } from '../testing/office.ts';
import { type CaseEvent, type CaseState, caseState, type SharingCase, sharingCase } from './sharing-case.ts';

const uppers: readonly ActionName[] = [
  'case.review',
  'case.answer',
  'case.withdraw',
  'case.resubmit',
  'negotiation.open',
  'negotiation.state-position',
  'negotiation.propose-outcome',
  'negotiation.sign-off',
  'coordination.request',
  'coordination.decide',
  'agency.authorise',
  'agency.revoke',
  'agreement.sign',
];

const step = fc.record({
  act: fc.constantFrom(...uppers),
  who: fc.constantFrom(...Object.values(officers)),
  good: fc.boolean(),
  party: fc.constantFrom('user' as const, 'provider' as const),
  kind: fc.constantFrom('agreed' as const, 'closed' as const, 'failed' as const),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

const argsOf = (office: Office, { act, good, party, kind }: Step, index: number): object => {
  const { version } = office.row('sharingCase', 'c-1');
  const talk = office.count('negotiation') === 0 ? 1 : office.row('negotiation', 'c-1.negotiation').version;
  const onCase = { caseId: 'c-1', expectedVersion: version };
  const onTalk = { caseId: 'c-1', party, expectedVersion: talk };
  const answer = good ? { decision: 'agree', conditions } : { decision: 'refuse', refusal };
  const outcome = kind === 'agreed' ? { kind, conditions } : { kind, note: '' };
  const ruling = good ? { kind: 'grant', conditions } : { kind: 'uphold' };
  const signature = { keyId: 'k', signedAt: 0, signature: '0'.repeat(128), digest: '0'.repeat(64) };
  const period = { validFrom: '2026-11-01', validTo: '2026-12-31' };
  const args: Partial<Record<ActionName, object>> = {
    'case.review': { ...onCase, decision: good ? 'pass' : 'return', opinion: '意见' },
    'case.answer': { ...onCase, answer },
    'case.withdraw': { ...onCase, reason: '' },
    'case.resubmit': { ...onCase, application: applicationOf(['number']) },
    'negotiation.open': { ...onCase, ...need },
    'negotiation.state-position': { caseId: 'c-1', party, text: '意见' },
    'negotiation.propose-outcome': { ...onTalk, outcome },
    'negotiation.sign-off': onTalk,
    'coordination.request': { ...onCase, party, statement: '请协调' },
    'coordination.decide': { ...onCase, ruling, grounds },
    'agency.authorise': {
      agencyId: `a-${index}`,
      agentId: 'd-agent',
      entryIds: ['e-1'],
      ...period,
      note: '',
    },
    'agency.revoke': { agencyId: `a-${index - 1}`, expectedVersion: 1, reason: '收回' },
    'agreement.sign': { caseId: 'c-1', party, ...signature },
  };
  return args[act] ?? {};
};

/** Where each state leads; what is not here never happens. */
const ways: Readonly<Record<CaseState, readonly CaseState[]>> = {
  submitted: ['returned', 'awaiting-answer', 'signing', 'granted', 'withdrawn'],
  returned: ['submitted', 'withdrawn'],
  'awaiting-answer': ['signing', 'granted', 'refused', 'withdrawn'],
  signing: ['granted'],
  granted: [],
  refused: ['negotiating'],
  withdrawn: [],
  negotiating: ['signing', 'granted', 'closed', 'unsettled', 'withdrawn'],
  unsettled: ['coordinating', 'withdrawn'],
  coordinating: ['signing', 'granted', 'closed', 'withdrawn'],
  closed: [],
};

const grants: readonly CaseEvent['act'][] = ['agree', 'reach-agreement', 'coordinate-grant'];

const expectLawful = (office: Office, before: SharingCase): SharingCase => {
  const next = sharingCase.parse(office.row('sharingCase', 'c-1'));
  if (next.state !== before.state) expect(ways[before.state]).toContain(next.state);
  expect(next.history.slice(0, before.history.length)).toEqual(before.history);
  expect(next.version).toBeGreaterThanOrEqual(before.version);
  const acts = next.history.map(({ act }) => act);
  const consented = acts.some((act) => grants.includes(act));
  expect(next.state === 'signing' || next.state === 'granted').toBe(consented);
  // Each ground is itself a record: a settled negotiation is signed by both, a coordination has its document.
  if (acts.includes('reach-agreement') || acts.includes('fail-negotiation') || acts.includes('close')) {
    const { proposals, signOff } = office.row('negotiation', 'c-1.negotiation');
    expect(new Set([proposals.at(-1)?.party, signOff?.party])).toEqual(new Set(['user', 'provider']));
  }
  const decided = acts.includes('coordinate-grant') || acts.includes('coordinate-uphold');
  expect(office.count('coordinationDecision')).toBe(decided ? 1 : 0);
  for (const event of next.history)
    if (event.departmentId === 'd-agent') expect(event.onBehalfOf).toBe('d-provider');
  return next;
};

const started = async (agreementRequired: boolean): Promise<Office> => {
  const office = openOffice(entryWith({ agreementRequired }));
  const application = applicationOf(['number']);
  await must(office, officers.user, 'case.submit', { entryId: 'e-1', application });
  return office;
};

/** Takes the steps one by one and looks after each; notes the states it meets. */
const run = async (office: Office, steps: readonly Step[], reached: Set<CaseState>): Promise<SharingCase> => {
  let known = office.row('sharingCase', 'c-1');
  for (const [index, each] of steps.entries()) {
    const at = { now: monday + index * 86_400_000 };
    await office.act(each.act, argsOf(office, each, index), each.who, at);
    known = expectLawful(office, known);
    reached.add(known.state);
  }
  return known;
};

const toRefusal: Step[] = [
  { act: 'case.review', who: officers.bureau, good: true, party: 'user', kind: 'failed' },
  { act: 'case.answer', who: officers.provider, good: false, party: 'user', kind: 'failed' },
];
const toCoordination: Step[] = [
  ...toRefusal,
  { act: 'negotiation.open', who: officers.user, good: true, party: 'user', kind: 'failed' },
  { act: 'negotiation.propose-outcome', who: officers.user, good: true, party: 'user', kind: 'failed' },
  { act: 'negotiation.sign-off', who: officers.provider, good: true, party: 'provider', kind: 'failed' },
  { act: 'coordination.request', who: officers.user, good: true, party: 'user', kind: 'failed' },
];

describe('any sequence of acts', () => {
  it('[R051] [R057] [R059] [R060] [R061] keeps to the machine, every event, and grants only on a recorded ground', async () => {
    const reached = new Set<CaseState>();
    // Roads that lead to late states, so that they are met as often as early ones.
    const roads = fc.constantFrom(
      [],
      toRefusal,
      toRefusal.concat(toCoordination.slice(2, 3)),
      toCoordination,
    );
    await fc.assert(
      fc.asyncProperty(
        fc.boolean(),
        roads,
        fc.array(step, { maxLength: 20 }),
        async (agreementRequired, road, steps) => {
          const office = await started(agreementRequired);
          const last = await run(office, [...road, ...steps], reached);
          // A signature here is never good: where an agreement is asked for there is no right without it.
          expect(office.count('grant')).toBe(last.state === 'granted' ? 1 : 0);
          if (agreementRequired) expect(last.state).not.toBe('granted');
        },
      ),
      { numRuns: 400, seed: 59 },
    );
    // The property is empty for a state that no run meets.
    expect([...reached].sort()).toEqual([...caseState.options].sort());
  });
});
