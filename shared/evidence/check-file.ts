/** Whatever kind of signed file it is: evidence in JSON, or SignedData of GM/T 0010 in DER. */
import { equalBytes, utf8Decode } from '#shared/crypto/bytes.ts';
import { readSignedData, type SignedData, signedBy } from '#shared/crypto/x509/signed-data.ts';
import { timeLabel } from '#shared/domain/clock/civil-date.ts';
import { type CertificateEvidence, evidence } from '#shared/protocol/evidence.ts';
import { checkAgreement } from './check-agreement.ts';
import { checkCertificate } from './check-certificate.ts';
import { isDemonstration } from './demonstration.ts';
import { listFacts } from './list-facts.ts';
import { type Believe, noTrust, standingOf, type Trust, trustIn, trustOrNull } from './trust.ts';
import { faultNow, type Report, type Verdict } from './verdict.ts';

export type FileSubject = {
  readonly bytes: Uint8Array;
  /** What a detached signature is over. */
  readonly content: Uint8Array | null;
  /** Null: nothing but what the file brings. */
  readonly believed: Believe | null;
  /** Epoch milliseconds: SignedData says nothing of its time. */
  readonly now: number;
};

export type CheckedFile = {
  readonly report: Report;
  readonly trust: Trust;
  /** Who vouches for the authorities: whoever checks, or nobody but the file. */
  readonly source: 'given' | 'file';
  /** The certificate that the file is of, by which its platform can be asked; null for every other kind. */
  readonly certificate: CertificateEvidence | null;
};

/** Null for a file of no kind that is known here, or one without any authority to believe. */
export const checkFile = (subject: FileSubject): CheckedFile | null => {
  const read = readEvidence(subject.bytes);
  if (read !== null) {
    const own = trustOrNull(read.trust);
    const trust = trustIn(own, subject.believed);
    if (trust === null) return null;
    const { now } = subject;
    const report =
      read.kind === 'agreement' ? checkAgreement(read, trust, now) : checkCertificate(read, trust, now);
    const certificate = read.kind === 'certificate' ? read : null;
    return { report, trust, source: subject.believed === null ? 'file' : 'given', certificate };
  }
  const data = openOrNull(() => readSignedData(subject.bytes));
  if (data === null) return null;
  const trust = trustIn(broughtBy(data), subject.believed);
  if (trust === null) return null;
  const source = subject.believed === null ? 'file' : 'given';
  return { report: checkSignedData(data, subject, trust), trust, source, certificate: null };
};

/** The authorities that travel with signed data; no seal and no list does. */
const broughtBy = ({ certificates, signers }: SignedData): Trust => ({
  ...noTrust,
  authorities: certificates.filter((each) => signers.every(({ certificate }) => certificate !== each)),
});

const readEvidence = (bytes: Uint8Array) => {
  const value = openOrNull((): unknown => JSON.parse(utf8Decode(bytes)));
  const parsed = evidence.safeParse(value);
  return parsed.success ? parsed.data : null;
};

const checkSignedData = (data: SignedData, subject: FileSubject, trust: Trust): Report => {
  const content = data.content ?? subject.content;
  const isOther = content !== null && subject.content !== null && !equalBytes(content, subject.content);
  const verdicts = data.signers.map((signer): [string, Verdict] => {
    const name = signer.certificate.subject.commonName;
    if (isOther) return [name, 'text-changed'];
    if (content === null) return [name, 'content-missing'];
    if (!signedBy(signer, content)) return [name, 'signature-invalid'];
    const standing = standingOf(signer.certificate, trust, subject.now);
    return [name, standing.ok ? 'valid' : faultNow(standing.fault)];
  });
  const [of, verdict] = verdicts.find(([, each]) => each !== 'valid') ?? ['', 'valid' as const];
  return {
    verdict: verdicts.length === 0 ? 'incomplete' : verdict,
    of,
    facts: [
      ['签名文件', `GM/T 0010，${data.content === null ? '不含内容' : '含内容'}`],
      ...data.signers.map(
        ({ certificate: { subject: who, issuer, notAfter } }) =>
          ['签名人', `${who.text}；${issuer.commonName} 签发，有效至 ${timeLabel(notAfter)}`] as const,
      ),
      ...listFacts(
        trust,
        data.signers.map(({ certificate }) => certificate),
        subject.now,
      ),
    ],
    demonstration: data.signers.some(({ certificate }) => isDemonstration(certificate)),
  };
};

const openOrNull = <T>(open: () => T): T | null => {
  try {
    return open();
  } catch {
    return null;
  }
};
