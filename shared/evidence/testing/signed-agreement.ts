/** For tests: an agreement signed by both sides, attested and certified as a platform would, and its authority. */
import { base64Encode } from '#shared/crypto/base64.ts';
import { bytesToHex } from '#shared/crypto/bytes.ts';
import {
  authorityOf,
  type Holder,
  holderOf,
  listDerOf,
  officerOf,
  today,
} from '#shared/crypto/testing/authority.ts';
import { seededRandom } from '#shared/crypto/testing/seeded-random.ts';
import { digestOfValue, signValue } from '#shared/crypto/value-signature.ts';
import { basicConstraints, keyUsages, platformSeal } from '#shared/crypto/x509/extensions.ts';
import { type AgreementSignature, type Party, signingTimeValue } from '#shared/domain/agreement/agreement.ts';
import type { AgreementEvidence } from '#shared/protocol/evidence.ts';
import type { TrustReply } from '#shared/protocol/trust.ts';
import { signedValueOf } from '../check-agreement.ts';

const random = seededRandom('agreement');
export const authority: Holder = authorityOf('演示密钥机构');

/** @param valid of the certificate, epoch milliseconds */
export const certified = (name: string, valid?: readonly [number, number], issuer = authority): Holder =>
  officerOf(name, issuer, valid);

export const seal: Holder = holderOf({
  name: '电子印章',
  issuer: authority,
  extensions: [basicConstraints(null), keyUsages('digitalSignature'), platformSeal],
});
export const people: Readonly<Record<Party, Holder>> = {
  user: certified('张晓雯'),
  provider: certified('李建国'),
};

export const trustOf = (revoked: Parameters<typeof listDerOf>[1] = []): TrustReply => ({
  sealKey: bytesToHex(seal.pair.publicKey),
  sealCertificate: base64Encode(seal.certificate.der),
  authorities: [base64Encode(authority.certificate.der)],
  lists: [base64Encode(listDerOf(authority, revoked))],
});

const document: AgreementEvidence['document'] = {
  title: '政务数据共享安全协议',
  caseId: 'c-1',
  version: 1,
  userDepartment: '忻州市民政局',
  userPrincipal: '甲',
  providerDepartment: '忻州市公安局',
  providerPrincipal: '乙',
  entryName: '在册人口基础信息',
  entryCode: '100001/1',
  itemNames: ['姓名', '公民身份号码'],
  articles: [{ heading: '使用部门的责任', clause: '六(二)', text: '只为上述用途使用。' }],
};

const text = { agreementId: 'c-1.agreement', digest: digestOfValue(document) };

/** Signed by that holder, and attested by the seal a minute later. */
export const signatureOf = (party: Party, holder: Holder, at = today): AgreementSignature => {
  const unsigned = {
    party,
    officerId: `o-${party}`,
    officerName: holder.certificate.subject.commonName,
    keyId: `key-${party}`,
    publicKey: bytesToHex(holder.pair.publicKey),
    signedAt: at,
    receivedAt: at + 60_000,
    signature: '',
    attestation: null,
    certificate: base64Encode(holder.certificate.der),
  };
  const signature = signValue(holder.pair, signedValueOf(text, unsigned), random);
  return attested({ ...unsigned, signature });
};

export const attested = (signed: AgreementSignature): AgreementSignature => {
  const { party, signature, receivedAt } = signed;
  const value = signingTimeValue({ ...text, party, signature, receivedAt });
  return { ...signed, attestation: signValue(seal.pair, value, random) };
};

export const signedAgreement = (): AgreementEvidence => ({
  form: 1,
  kind: 'agreement',
  ...text,
  document,
  signatures: [signatureOf('user', people.user), signatureOf('provider', people.provider)],
  trust: trustOf(),
});
