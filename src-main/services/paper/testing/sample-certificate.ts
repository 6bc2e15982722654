/** A certificate for the papers as the platform seals one: digest of its body, signature over number and digest. Nobody is real. */
import { bytesToHex } from '#shared/crypto/bytes.ts';
import { generateKeyPair } from '#shared/crypto/sm2-key.ts';
import { seededRandom } from '#shared/crypto/testing/seeded-random.ts';
import { digestOfValue, signValue } from '#shared/crypto/value-signature.ts';
import {
  type Certificate,
  type CertificateBody,
  certificateSignedValue,
} from '#shared/domain/certificate/certificate.ts';
import { samplesBegin } from './sample-agreement.ts';

const seal = generateKeyPair(seededRandom('sample seal'));

const calls = Array.from({ length: 9 }, (_, index) => ({
  number: `DY2026-${String(index + 1).padStart(6, '0')}`,
  at: samplesBegin + index * 3_600_000,
  officerName: '张晓梅',
  purpose: '低保资格复核',
  itemNames: ['姓名', '户籍地址'],
  rowCount: 1,
  resultDigest: digestOfValue({ result: index }),
  ledgerSeq: 1001 + index,
  ledgerHash: digestOfValue({ entry: index }),
}));

const body: CertificateBody = {
  number: 'PZ2026-000017',
  issuedAt: samplesBegin + 86_400_000,
  userDepartment: '忻州市民政局',
  providerDepartment: '忻州市公安局',
  issuedTo: '张晓梅',
  entryName: '常住人口户籍登记信息',
  entryCode: '301001/17',
  caseNumber: 'GX2026-000042',
  calls,
};
const digest = digestOfValue(body);

export const sampleCertificate: Certificate = {
  ...{ id: 'certificate-1', userDepartmentId: 'dept-minzheng', caseId: 'case-1' },
  callIds: calls.map((_, index) => `call-${index + 1}`),
  ...{ body, digest, demonstration: true },
  signature: signValue(seal, certificateSignedValue(body.number, digest), seededRandom('sample certificate')),
  sealKey: bytesToHex(seal.publicKey),
};
