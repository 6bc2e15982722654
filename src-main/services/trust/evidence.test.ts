import { expect, it } from 'vitest';
import { base64Encode } from '#shared/crypto/base64.ts';
import { authorityOf, officerOf, today } from '#shared/crypto/testing/authority.ts';
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

it('[R066] a seal is a demonstration’s by its certificate, and where none is kept', async () => {
  const of = (given: typeof trust | null) =>
    createEvidenceService(
      async () => given && { fetchedAt: 7, trust: given },
      () => today,
    ).keptSeal({});
  const real = officerOf('印章', authorityOf('某认证机构')).certificate;
  expect(await of(trust)).toEqual({ demonstration: true });
  expect(await of(null)).toEqual({ demonstration: true });
  expect(await of({ ...trust, sealCertificate: base64Encode(real.der) })).toEqual({ demonstration: false });
});

it('[R037] says so where nothing was ever fetched', async () => {
  const service = createEvidenceService(
    async () => null,
    () => today,
  );
  await expect(service.checkAgreement({ agreement })).rejects.toMatchObject({ code: 'evidence.no-trust' });
});
