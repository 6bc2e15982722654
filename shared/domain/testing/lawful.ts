/** What holds after any act: the machine's ways, records that only grow, and no step skipped that the rules require. */
import { expect } from 'vitest';
import type { Correction, CorrectionState } from '../correction/correction.ts';
import type { Grant } from '../sharing/grant.ts';
import { type CaseEvent, type CaseState, type SharingCase, sharingCase } from '../sharing/sharing-case.ts';
import { tables } from '../tables.ts';
import type { Office } from './office.ts';

/** Where each state of a case leads; what is not here never happens. */
const ways: Readonly<Record<CaseState, readonly CaseState[]>> = {
  submitted: ['returned', 'awaiting-answer', 'signing', 'granted', 'withdrawn'],
  returned: ['submitted', 'withdrawn'],
  'awaiting-answer': ['signing', 'granted', 'refused', 'withdrawn'],
  signing: ['granted', 'contested'],
  granted: ['contested'],
  refused: ['negotiating'],
  withdrawn: [],
  negotiating: ['signing', 'granted', 'closed', 'unsettled', 'withdrawn'],
  unsettled: ['coordinating', 'withdrawn'],
  coordinating: ['signing', 'granted', 'closed', 'withdrawn'],
  closed: ['contested'],
  contested: ['reported'],
  reported: ['signing', 'granted', 'closed'],
};

const grantWays: Readonly<Record<Grant['state'], readonly Grant['state'][]>> = {
  active: ['revoked', 'ended'],
  revoked: ['destroyed'],
  ended: ['destroyed'],
  destroyed: [],
};

const correctionWays: Readonly<Record<CorrectionState, readonly CorrectionState[]>> = {
  checking: ['more-needed', 'corrected', 'found-right'],
  'more-needed': ['checking', 'corrected', 'found-right'],
  corrected: [],
  'found-right': [],
};

const consents: readonly CaseEvent['act'][] = [
  'agree',
  'reach-agreement',
  'coordinate-grant',
  'government-grant',
];

/** The rows that come of one case, as they stand. */
export type Picture = {
  readonly subject: SharingCase;
  readonly right: Grant | null;
  readonly check: Correction | null;
};

export const pictureOf = (office: Office): Picture => ({
  subject: sharingCase.parse(office.row('sharingCase', 'c-1')),
  right: office.count('grant') === 0 ? null : tables.grant.parse(office.row('grant', 'c-1.grant')),
  check: office.count('correction') === 0 ? null : tables.correction.parse(office.row('correction', 'k-1')),
});

/** The second argument begins as the first does: nothing was taken back. */
const expectGrown = (before: readonly unknown[], after: readonly unknown[]): void =>
  expect(after.slice(0, before.length)).toEqual(before);

const expectGround = (office: Office, { subject }: Picture): void => {
  const acts = subject.history.map(({ act }) => act);
  const consented = acts.some((act) => consents.includes(act));
  if (subject.state === 'signing' || subject.state === 'granted') expect(consented).toBe(true);
  // Each ground is itself a record: a settled negotiation is signed by both, a coordination has its document.
  if (acts.includes('reach-agreement') || acts.includes('fail-negotiation') || acts.includes('close')) {
    const { proposals, signOff } = office.row('negotiation', 'c-1.negotiation');
    expect(new Set([proposals.at(-1)?.party, signOff?.party])).toEqual(new Set(['user', 'provider']));
  }
  const coordinated = acts.includes('coordinate-grant') || acts.includes('coordinate-uphold');
  expect(office.count('coordinationDecision')).toBe(coordinated ? 1 : 0);
  expect(office.count('governmentFile')).toBe(acts.includes('contest') ? 1 : 0);
  for (const event of subject.history)
    if (event.departmentId === 'd-agent') expect(event.onBehalfOf).toBe('d-provider');
};

/** Objection, report and decision, each after the one before and none lost. */
const expectGovernment = (office: Office, { subject }: Picture): void => {
  if (office.count('governmentFile') === 0) return;
  const file = tables.governmentFile.parse(office.row('governmentFile', 'c-1.government'));
  const acts = subject.history.map(({ act }) => act);
  expect(subject.packs).toContain('national-2025');
  expect(file.report !== null).toBe(acts.includes('report-to-government'));
  expect(file.decision !== null).toBe(acts.some((act) => act.startsWith('government-')));
  if (file.decision !== null) expect(file.report).not.toBeNull();
  if (subject.state === 'contested') expect(file.report).toBeNull();
  if (subject.state === 'reported') expect(file.decision).toBeNull();
};

const expectRight = (office: Office, { right, subject }: Picture, before: Picture): void => {
  expect(right !== null).toBe(subject.history.some(({ act }) => act === 'grant'));
  if (right === null) return;
  if (before.right !== null && before.right.state !== right.state)
    expect(grantWays[before.right.state]).toContain(right.state);
  expect(right.withdrawal !== null).toBe(
    right.state === 'revoked' || (right.state === 'destroyed' && right.withdrawal !== null),
  );
  if (right.state !== 'destroyed') return;
  const { state, operatorId, witnessId } = office.row('destruction', right.destructionId ?? '');
  expect(state).toBe('confirmed');
  expect(operatorId).not.toBe(witnessId);
};

const expectCheck = ({ check }: Picture, before: Picture): void => {
  if (before.check === null) return;
  if (check === null) throw new Error('a correction was lost');
  if (before.check.state !== check.state) expect(correctionWays[before.check.state]).toContain(check.state);
  expectGrown(before.check.history, check.history);
  expectGrown(before.check.proceedings, check.proceedings);
};

/** Looks after one act; answers how things stand now. */
export const expectLawful = (office: Office, before: Picture): Picture => {
  const now = pictureOf(office);
  if (now.subject.state !== before.subject.state)
    expect(ways[before.subject.state]).toContain(now.subject.state);
  expectGrown(before.subject.history, now.subject.history);
  expect(now.subject.version).toBeGreaterThanOrEqual(before.subject.version);
  expect(now.subject.toldMissing).toEqual([...new Set(now.subject.toldMissing)]);
  expectGround(office, now);
  expectGovernment(office, now);
  expectRight(office, now, before);
  expectCheck(now, before);
  return now;
};
