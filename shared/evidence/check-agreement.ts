/** Whether a security agreement stands (四(三), R037, R085), with nothing but its file and authorities to believe. */
import { bytesToHex } from '#shared/crypto/bytes.ts';
import { digestOfValue, verifyValue } from '#shared/crypto/value-signature.ts';
import type { Certificate } from '#shared/crypto/x509/certificate.ts';
import {
  type AgreementSignature,
  agreementSignedValue,
  type Party,
  signingTimeValue,
} from '#shared/domain/agreement/agreement.ts';
import { timeLabel } from '#shared/domain/clock/civil-date.ts';
import type { AgreementEvidence } from '#shared/protocol/evidence.ts';
import { isDemonstrationSignature, readOrNull } from './demonstration.ts';
import { listFacts } from './list-facts.ts';
import { isDemonstrationSeal, isSealed, sealFacts, sealStands, standingOf, type Trust } from './trust.ts';
import type { Report, Verdict } from './verdict.ts';

const sideLabel: Readonly<Record<Party, string>> = { user: '使用部门', provider: '提供部门' };

/** What the signature of a side was made over. */
export const signedValueOf = (
  { agreementId, digest }: Pick<AgreementEvidence, 'agreementId' | 'digest'>,
  { party, officerId, keyId, signedAt }: AgreementSignature,
) => agreementSignedValue({ agreementId, digest, party, officerId, keyId, signedAt });

/**
 * @param trust what the one who checks believes, which need not be what the file brought
 * @param now epoch milliseconds, for the age of the lists; the signatures are judged at their attested times
 */
export const checkAgreement = (subject: AgreementEvidence, trust: Trust, now: number): Report => {
  const sides = (['user', 'provider'] as const).map((party) => {
    const signed = subject.signatures.filter((each) => each.party === party);
    const [only] = signed;
    return { party, signed: signed.length === 1 ? only : undefined };
  });
  const found = sides.map(({ party, signed }): [Party, Verdict] => [
    party,
    signed === undefined ? 'incomplete' : signatureVerdict(subject, signed, trust),
  ]);
  const whole: Verdict = digestOfValue(subject.document) === subject.digest ? 'valid' : 'text-changed';
  const fallen = found.find(([, verdict]) => verdict !== 'valid');
  return {
    verdict: whole === 'valid' ? (fallen?.[1] ?? 'valid') : whole,
    of: whole === 'valid' && fallen !== undefined ? sideLabel[fallen[0]] : '',
    facts: factsOf(subject, trust, now),
    // A demonstration's seal proves no time: then even a real authority's signature stands on one.
    demonstration: isDemonstrationSeal(trust) || subject.signatures.some(isDemonstrationSignature),
  };
};

const signatureVerdict = (subject: AgreementEvidence, signed: AgreementSignature, trust: Trust): Verdict => {
  if (signed.certificate === null) return 'certificate-missing';
  const certificate = readOrNull(signed.certificate);
  if (certificate === null) return 'certificate-unreadable';
  const isTheirs =
    bytesToHex(certificate.publicKey) === signed.publicKey &&
    certificate.subject.commonName === signed.officerName;
  if (!isTheirs) return 'other-signer';
  const { publicKey, signature } = signed;
  if (!verifyValue({ publicKey, value: signedValueOf(subject, signed), signature }))
    return 'signature-invalid';
  const time = timeVerdict(subject, signed, trust);
  if (time !== 'valid') return time;
  // By the time that is attested: a key that was revoked or ran out later does not take back what it signed.
  const standing = standingOf(certificate, trust, signed.receivedAt);
  return standing.ok ? 'valid' : `certificate-${standing.fault}`;
};

const timeVerdict = (
  { agreementId, digest }: AgreementEvidence,
  { party, signature, receivedAt, attestation }: AgreementSignature,
  trust: Trust,
): Verdict => {
  if (attestation === null) return 'time-missing';
  if (!sealStands(trust, receivedAt)) return 'seal-invalid';
  const value = signingTimeValue({ agreementId, digest, party, signature, receivedAt });
  return isSealed(value, attestation, trust) ? 'valid' : 'time-invalid';
};

const factsOf = (
  { document, digest, signatures }: AgreementEvidence,
  trust: Trust,
  now: number,
): Report['facts'] => [
  ['文件', `${document.title}（第 ${document.version} 版）`],
  ['资源', `${document.entryName}（${document.entryCode}）`],
  ['正文摘要', `SM3 ${digest}`],
  ...signatures.flatMap((each): Report['facts'] => {
    const certificate = readOrNull(each.certificate);
    return [
      [
        sideLabel[each.party],
        `${each.officerName}，签署 ${timeLabel(each.signedAt)}，平台证明收到 ${timeLabel(each.receivedAt)}`,
      ],
      ...(certificate === null ? [] : [['签名证书', certificateLine(certificate)] as const]),
    ];
  }),
  ...sealFacts(trust),
  ...listFacts(
    trust,
    signatures.flatMap(({ certificate }) => readOrNull(certificate) ?? []),
    now,
  ),
];

const certificateLine = ({ subject, issuer, serial, notAfter }: Certificate): string =>
  `${subject.text}；${issuer.commonName} 签发，序列号 ${serial}，有效至 ${timeLabel(notAfter)}`;
