/** For tests: what a certificate of use says. */
import { today } from '#shared/crypto/testing/authority.ts';
import type { CertificateEvidence } from '#shared/protocol/evidence.ts';

export const issuedBody: CertificateEvidence['body'] = {
  number: 'PZ2026-000001',
  issuedAt: today,
  userDepartment: '忻州市民政局',
  providerDepartment: '忻州市公安局',
  issuedTo: '张晓雯',
  entryName: '在册人口基础信息',
  entryCode: '100001/1',
  caseNumber: 'GX2026-000001',
  calls: [
    {
      number: 'DY2026-000001',
      at: today,
      officerName: '张晓雯',
      purpose: '核对',
      itemNames: ['姓名'],
      rowCount: 1,
      resultDigest: 'a'.repeat(64),
      ledgerSeq: 7,
      ledgerHash: 'b'.repeat(64),
    },
  ],
};
