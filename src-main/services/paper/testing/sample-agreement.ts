/** A signed agreement for the papers, its digest of its text and its signatures of real keys that sign nothing else. Nobody is real. */
import type { AgreementPaper } from '#shared/contract/printed-document.ts';
import { bytesToHex } from '#shared/crypto/bytes.ts';
import { generateKeyPair } from '#shared/crypto/sm2-key.ts';
import { seededRandom } from '#shared/crypto/testing/seeded-random.ts';
import { digestOfValue, signValue } from '#shared/crypto/value-signature.ts';
import {
  type AgreementSignature,
  agreementDocument,
  agreementSignedValue,
  type Party,
  signingTimeValue,
} from '#shared/domain/agreement/agreement.ts';
import { grant } from '#shared/domain/sharing/grant.ts';

export const samplesBegin = Date.UTC(2026, 10, 23, 6, 5, 9);
const day = 86_400_000;

export const names = {
  'dept-minzheng': '忻州市民政局',
  'dept-gongan': '忻州市公安局',
  'dept-zwxx': '忻州市政务信息管理局',
  'officer-a': '张晓梅',
  'officer-b': '王建国',
  'officer-c': '李志强',
};

const document = agreementDocument.parse({
  title: '政务数据共享安全协议',
  caseId: 'case-1',
  version: 1,
  userDepartment: '忻州市民政局',
  userPrincipal: '赵国栋',
  providerDepartment: '忻州市公安局',
  providerPrincipal: '孙立新',
  entryName: '常住人口户籍登记信息',
  entryCode: '301001/17',
  itemNames: ['姓名', '公民身份号码', '户籍地址', '户主姓名', '与户主关系'],
  articles: [
    {
      heading: '使用用途和应用场景',
      clause: '五(三)2',
      text: '用途：核对低保家庭成员。\n场景：窗口受理和年度复核。',
    },
    { heading: '使用范围', clause: '四(三)', text: '使用范围：低保业务\n知悉范围：窗口经办人员和复核人员' },
    {
      heading: '使用部门的责任',
      clause: '六(二)',
      text: '只为上述用途使用，不转给第三方，不用于收费服务或其他经营活动；对本部门人员的滥用、越权使用、擅自扩散和泄露承担责任。',
    },
    {
      heading: '收回与销毁',
      clause: '六(二)',
      text: '违反本协议的，提供部门和管理部门可收回使用权、切断共享通道；期满、收回或不再需要时，使用部门按程序销毁数据并报告。',
    },
  ],
});

const agreementId = 'case-1.agreement';
const digest = digestOfValue(document);
const seal = generateKeyPair(seededRandom('sample seal'));

const signatureOf = (party: Party, officerName: string, signedAt: number): AgreementSignature => {
  const random = seededRandom(`sample ${party}`);
  const pair = generateKeyPair(random);
  const keyId = `key-${bytesToHex(random(12))}`;
  const value = agreementSignedValue({ agreementId, digest, party, officerId: party, keyId, signedAt });
  const signature = signValue(pair, value, random);
  const receivedAt = signedAt + 2_000;
  const attested = signingTimeValue({ agreementId, digest, party, signature, receivedAt });
  return {
    ...{ party, officerId: party, officerName, keyId, publicKey: bytesToHex(pair.publicKey) },
    ...{ signedAt, receivedAt, signature, certificate: null },
    attestation: signValue(seal, attested, random),
  };
};

export const sampleAgreement: AgreementPaper = {
  caseNumber: 'GX2026-000042',
  demonstration: true,
  right: null,
  names,
  agreement: {
    id: agreementId,
    version: 3,
    caseId: 'case-1',
    userDepartmentId: 'dept-minzheng',
    providerId: 'dept-gongan',
    document,
    digest,
    signatures: [
      signatureOf('user', '张晓梅', samplesBegin + 2 * day),
      signatureOf('provider', '李志强', samplesBegin + 3 * day),
    ],
    state: 'effective',
  },
};

export const sampleRight = grant.parse({
  ...{ id: 'case-1.grant', version: 2, caseId: 'case-1', agreementId, entryId: 'entry-1' },
  ...{ entryCode: document.entryCode, entryName: document.entryName, itemIds: ['item-1'] },
  ...{ providerId: 'dept-gongan', userDepartmentId: 'dept-minzheng' },
  ...{ purpose: '核对', scenario: '窗口', method: 'interface', callsPerDay: 10, grantedAt: 0 },
  validUntil: '2027-11-30',
  state: 'active',
});

/** The same agreement once its provider took the right back. */
export const withdrawnAgreement: AgreementPaper = {
  ...sampleAgreement,
  right: {
    ...sampleRight,
    state: 'revoked',
    withdrawal: {
      ...{ departmentId: 'dept-gongan', officerId: 'officer-c', officerName: '李志强' },
      ...{ at: samplesBegin + 3 * day, ground: 'commercial', reason: '超范围使用' },
    },
  },
};
