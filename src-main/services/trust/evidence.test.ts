import { expect, it } from 'vitest';
import { today } from '#shared/crypto/testing/authority.ts';
import { signedAgreement } from '#shared/evidence/testing/signed-agreement.ts';
import { createEvidenceService } from './evidence.ts';

const { agreementId, document, digest, signatures, trust } = signedAgreement();
const agreement = {
  id: agreementId,
  version: 3,
  caseId: 'c-1',
  userDepartmentId: 'd-user',
  providerId: 'd-provider',
  document,
  digest,
  signatures,
  state: 'effective' as const,
};

it('[R037] an agreement is checked with what the workstation keeps, and says how old that is', async () => {
  const service = createEvidenceService(
    async () => ({ fetchedAt: 7, trust }),
    () => today,
  );
  const report = await service.checkAgreement({ agreement });
  expect(report).toMatchObject({ holds: true, reason: '', demonstration: true, fetchedAt: 7 });
  expect(report.facts.find(([label]) => label === '撤销列表')?.[1]).toContain('2026-11-24');
  const changed = { ...agreement, document: { ...document, title: '别的协议' } };
  expect(await service.checkAgreement({ agreement: changed })).toMatchObject({
    holds: false,
    reason: '内容与签名时的摘要不一致，被改动过',
  });
});

it('[R085] hands the window what a check of a file rests on, or nothing', async () => {
  const of = (given: { fetchedAt: number; trust: typeof trust } | null) =>
    createEvidenceService(
      async () => given,
      () => today,
    ).kept({});
  expect(await of({ fetchedAt: 7, trust })).toEqual({ kept: { fetchedAt: 7, trust } });
  expect(await of(null)).toEqual({ kept: null });
});

it('[R037] says so where nothing was ever fetched', async () => {
  const service = createEvidenceService(
    async () => null,
    () => today,
  );
  await expect(service.checkAgreement({ agreement })).rejects.toMatchObject({ code: 'evidence.no-trust' });
});
