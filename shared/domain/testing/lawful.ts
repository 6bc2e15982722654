/** What holds after any act: the machine's ways, records that only grow, and no step skipped that the rules require. */
import { expect } from 'vitest';
import type { Correction, CorrectionState } from '../correction/correction.ts';
import { termsOfGrant } from '../grant-change/revise.ts';
import { answerDraftIdOf } from '../sharing/answer-draft.ts';
import type { Grant } from '../sharing/grant.ts';
import { type CaseEvent, type CaseState, type SharingCase, sharingCase } from '../sharing/sharing-case.ts';
import { tables } from '../tables.ts';
import { changeId } from './any-step.ts';
import type { Office } from './office.ts';

/** Where each state of a case leads; what is not here never happens. */
const ways: Readonly<Record<CaseState, readonly CaseState[]>> = {
  'awaiting-consent': ['submitted', 'signing', 'granted', 'returned', 'withdrawn'],
  submitted: ['returned', 'awaiting-answer', 'signing', 'granted', 'withdrawn'],
  returned: ['awaiting-consent', 'submitted', 'withdrawn'],
  'awaiting-answer': ['answer-prepared', 'signing', 'granted', 'refused', 'withdrawn'],
  'answer-prepared': ['awaiting-answer', 'signing', 'granted', 'refused', 'withdrawn'],
  // A change alone is withdrawn from signing; see expectWay.
  signing: ['granted', 'contested', 'withdrawn'],
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
  /** The case that asks to change the right that came of it. */
  readonly change: SharingCase | null;
  readonly right: Grant | null;
  readonly check: Correction | null;
};

export const pictureOf = (office: Office): Picture => ({
  subject: sharingCase.parse(office.row('sharingCase', 'c-1')),
  change: office.has('sharingCase', changeId) ? sharingCase.parse(office.row('sharingCase', changeId)) : null,
  right: office.count('grant') === 0 ? null : tables.grant.parse(office.row('grant', 'c-1.grant')),
  check: office.count('correction') === 0 ? null : tables.correction.parse(office.row('correction', 'k-1')),
});

/** The second argument begins as the first does: nothing was taken back. */
const expectGrown = (before: readonly unknown[], after: readonly unknown[]): void =>
  expect(after.slice(0, before.length)).toEqual(before);

const expectGround = (office: Office, subject: SharingCase): void => {
  const acts = subject.history.map(({ act }) => act);
  const consented = acts.some((act) => consents.includes(act));
  if (subject.state === 'signing' || subject.state === 'granted') expect(consented).toBe(true);
  // Each ground is itself a record: a settled negotiation is signed by both, a coordination has its document.
  if (acts.includes('reach-agreement') || acts.includes('fail-negotiation') || acts.includes('close')) {
    const { proposals, signOff } = office.row('negotiation', `${subject.id}.negotiation`);
    expect(new Set([proposals.at(-1)?.party, signOff?.party])).toEqual(new Set(['user', 'provider']));
  }
  const coordinated = acts.includes('coordinate-grant') || acts.includes('coordinate-uphold');
  expect(office.has('coordinationDecision', `${subject.id}.coordination`)).toBe(coordinated);
  expect(office.has('governmentFile', `${subject.id}.government`)).toBe(acts.includes('contest'));
  for (const event of subject.history)
    if (event.departmentId === 'd-agent') expect(event.onBehalfOf).toBe('d-provider');
};

/** 条例第20条: nothing leaves either department before a second person there has consented; without 809 nobody is asked. */
const expectHeads = (office: Office, { id, history, packs, state }: SharingCase): void => {
  const national = packs.includes('national-2025');
  if (state === 'answer-prepared') expect(office.has('answerDraft', answerDraftIdOf(id))).toBe(true);
  for (const [index, event] of history.entries()) {
    if (!national) expect(headActs).not.toContain(event.act);
    const before = history.slice(0, index);
    const written = { consent: 'prepare', 'consent-answer': 'prepare-answer' }[event.act as string];
    const authors = before.filter(({ act }) => act === written).map(({ officerId }) => officerId);
    expect(authors).not.toContain(event.officerId);
    // The other side reads the history; a head's words are the own department's.
    if (headActs.includes(event.act)) expect(event.note).toBe('');
    if (national && (event.act === 'pass' || event.act === 'return'))
      expect(before.findLast(({ act }) => act === 'prepare' || act === 'consent')?.act).toBe('consent');
    if (national && (event.act === 'agree' || event.act === 'refuse'))
      expect(before.at(-1)).toMatchObject({ act: 'consent-answer', departmentId: 'd-provider' });
  }
};

const headActs: readonly CaseEvent['act'][] = [
  'prepare',
  'prepare-answer',
  'consent',
  'decline',
  'consent-answer',
  'decline-answer',
];

/** Objection, report and decision, each after the one before and none lost. */
const expectGovernment = (office: Office, subject: SharingCase): void => {
  if (!office.has('governmentFile', `${subject.id}.government`)) return;
  const file = tables.governmentFile.parse(office.row('governmentFile', `${subject.id}.government`));
  const acts = subject.history.map(({ act }) => act);
  expect(subject.packs).toContain('national-2025');
  expect(file.report !== null).toBe(acts.includes('report-to-government'));
  expect(file.decision !== null).toBe(acts.some((act) => act.startsWith('government-')));
  if (file.decision !== null) expect(file.report).not.toBeNull();
  if (subject.state === 'contested') expect(file.report).toBeNull();
  if (subject.state === 'reported') expect(file.decision).toBeNull();
};

/** Where a case went in one step: along the machine's ways, adding to its history and taking nothing out. */
const expectWay = (office: Office, before: SharingCase | null, now: SharingCase): void => {
  if (before !== null) {
    if (now.state !== before.state) expect(ways[before.state]).toContain(now.state);
    if (before.state === 'signing' && now.state === 'withdrawn') expect(now.changes).not.toBeNull();
    expectGrown(before.history, now.history);
    expect(now.version).toBeGreaterThanOrEqual(before.version);
  }
  expect(now.toldMissing).toEqual([...new Set(now.toldMissing)]);
  expectGround(office, now);
  expectHeads(office, now);
  expectGovernment(office, now);
};

const changing: readonly CaseEvent['act'][] = ['grant', 'government-refuse'];

/** 条例第25条: terms move only by a decided change, which keeps what it replaced, and never past the right's last day. */
const expectTerms = (
  before: Grant,
  now: Grant,
  [was, is]: [SharingCase | null, SharingCase | null],
): void => {
  expectGrown(before.revisions, now.revisions);
  expect(now.validUntil <= before.validUntil).toBe(true);
  const added = now.revisions.slice(before.revisions.length);
  if (added.length === 0) {
    expect(termsOfGrant(now)).toEqual(termsOfGrant(before));
    return;
  }
  expect(added.map((each) => each.before)).toEqual([termsOfGrant(before)]);
  const done = is?.history.slice(was?.history.length ?? 0).map(({ act }) => act) ?? [];
  expect(done.some((act) => changing.includes(act))).toBe(true);
};

const expectRight = (office: Office, now: Picture, before: Picture): void => {
  const { right, subject } = now;
  expect(right !== null).toBe(subject.history.some(({ act }) => act === 'grant'));
  expect(office.count('grant')).toBe(right === null ? 0 : 1);
  if (right === null) return;
  if (before.right !== null) {
    if (before.right.state !== right.state) expect(grantWays[before.right.state]).toContain(right.state);
    expectTerms(before.right, right, [before.change, now.change]);
  }
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
  expectWay(office, before.subject, now.subject);
  if (now.change !== null) expectWay(office, before.change, now.change);
  expectRight(office, now, before);
  expectCheck(now, before);
  return now;
};
