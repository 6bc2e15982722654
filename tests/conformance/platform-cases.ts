/** A case as the officers of the demonstration take it, for the platform's suites. */
import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { Agreement } from '#shared/domain/agreement/agreement.ts';
import { addMonths, civilDateOf } from '#shared/domain/clock/civil-date.ts';
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
const answerFor = (caseId: string, now: number) => ({
  caseId,
  expectedVersion: 2,
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
  const pass = { caseId, expectedVersion: 1, decision: 'pass', opinion: '' };
  expect(await user.act('case.submit', submission(caseId))).toMatchObject(applied);
  expect(await bureau.act('case.review', pass)).toMatchObject(applied);
  expect(await provider.act('case.answer', answerFor(caseId, office.now))).toMatchObject(applied);
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
