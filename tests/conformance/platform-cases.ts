/** A case as the officers of the demonstration take it, for the platform's suites. */
import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { Agreement } from '#shared/domain/agreement/agreement.ts';
import { addMonths, civilDateOf } from '#shared/domain/clock/civil-date.ts';
import { type SharingCase, sharingCase } from '#shared/domain/sharing/sharing-case.ts';
import { readSampleFile } from '../../src-platform/demonstration/sample-records.ts';
import type { Clerk, PlatformOffice } from './platform-office.ts';

export const entryId = 'entry-rk-001';
export const purpose = '临时救助资格核对';
export const applied = { status: 'applied' };

export const submission = (caseId: string, patch: object = {}) => ({
  caseId,
  entryId,
  application: {
    itemIds: ['id-number', 'name', 'registration-status'],
    purpose,
    scenario: '窗口受理时核对申请人身份',
    method: 'interface',
    validMonths: 12,
    ...patch,
  },
});

const agreement = async (clerk: Clerk, caseId: string) =>
  (await clerk.rows()).get(`agreement ${caseId}.agreement`) as unknown as Agreement;

/** Three calls a day for half a year from the office's own today, so that the suite holds in any year. */
const caseSeenBy = async (clerk: Clerk, caseId: string): Promise<SharingCase> =>
  sharingCase.parse((await clerk.rows()).get(`sharingCase ${caseId}`));

/** Under 809 the head of the department consents before the paper goes out (条例第20条); else there is nothing to do. */
const headConsents = async (
  office: Pick<PlatformOffice, 'clerk'>,
  writer: Clerk,
  asked: { readonly caseId: string; readonly login: string },
): Promise<void> => {
  const { caseId, login } = asked;
  const { state, version } = await caseSeenBy(writer, caseId);
  if (state !== 'awaiting-consent' && state !== 'answer-prepared') return;
  const act = state === 'awaiting-consent' ? 'case.consent-application' : 'case.consent-answer';
  const head = await office.clerk(login);
  const word = { caseId, expectedVersion: version, consent: true, opinion: '' };
  expect(await head.act(act, word)).toMatchObject(applied);
};

const answerFor = (caseId: string, now: number) => ({
  caseId,
  answer: {
    decision: 'agree',
    conditions: {
      itemIds: ['id-number', 'name'],
      validUntil: addMonths(civilDateOf(now), 6),
      callsPerDay: 3,
      note: '',
    },
  },
});

/** Takes a case from application to grant; the caller holds what it needs to call. */
export const grantCase = async (
  office: Pick<PlatformOffice, 'clerk' | 'now'>,
): Promise<{ user: Clerk; provider: Clerk; caseId: string }> => {
  const [user, bureau, provider] = (await Promise.all(
    ['minzheng.zhang', 'zwxx.wang', 'gongan.li'].map((login) => office.clerk(login)),
  )) as [Clerk, Clerk, Clerk];
  const caseId = randomUUID();
  await Promise.all([user.registerKey(), provider.registerKey()]);
  expect(await user.act('case.submit', submission(caseId))).toMatchObject(applied);
  await headConsents(office, user, { caseId, login: 'minzheng.gao' });
  const pass = { caseId, decision: 'pass', opinion: '' };
  const { version } = await caseSeenBy(user, caseId);
  expect(await bureau.act('case.review', { ...pass, expectedVersion: version })).toMatchObject(applied);
  const answer = { ...answerFor(caseId, office.now), expectedVersion: version + 1 };
  expect(await provider.act('case.answer', answer)).toMatchObject(applied);
  await headConsents(office, provider, { caseId, login: 'gongan.ren' });
  const drafted = await agreement(user, caseId);
  expect(await user.act('agreement.sign', user.signature(drafted, 'user'))).toMatchObject(applied);
  expect(await provider.act('agreement.sign', provider.signature(drafted, 'provider'))).toMatchObject(
    applied,
  );
  return { user, provider, caseId };
};

export const callOf = (caseId: string, patch: object = {}) => ({
  callId: randomUUID(),
  grantId: `${caseId}.grant`,
  purpose,
  key: readSampleFile().persons[0]?.idNumber,
  ...patch,
});
