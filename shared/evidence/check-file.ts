/** Whatever kind of signed file it is: evidence in JSON, or SignedData of GM/T 0010 in DER. */
import { equalBytes, utf8Decode } from '#shared/crypto/bytes.ts';
import type { PathFault } from '#shared/crypto/x509/check-path.ts';
import { readSignedData, type SignedData, signedBy } from '#shared/crypto/x509/signed-data.ts';
import { timeLabel } from '#shared/domain/clock/civil-date.ts';
import { evidence } from '#shared/protocol/evidence.ts';
import { checkAgreement } from './check-agreement.ts';
import { checkCertificate } from './check-certificate.ts';
import { isDemonstration } from './demonstration.ts';
import { listFacts } from './list-facts.ts';
import { openTrust, standingOf, type Trust } from './trust.ts';
import type { Report, Verdict } from './verdict.ts';

/** What to believe, given what the file itself brought (null where it brought nothing). */
export type Believe = (brought: Trust | null) => Trust | null;

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
};

/** Null for a file of no kind that is known here, or one without any authority to believe. */
export const checkFile = (subject: FileSubject): CheckedFile | null => {
  const read = readEvidence(subject.bytes);
  if (read !== null) {
    const own = openOrNull(() => openTrust(read.trust));
    const trust = subject.believed === null ? own : subject.believed(own);
    if (trust === null) return null;
    const { now } = subject;
    const report =
      read.kind === 'agreement' ? checkAgreement(read, trust, now) : checkCertificate(read, trust, now);
    return { report, trust, source: subject.believed === null ? 'file' : 'given' };
  }
  const data = openOrNull(() => readSignedData(subject.bytes));
  const trust = subject.believed?.(null) ?? null;
  if (data === null || trust === null) return null;
  return { report: checkSignedData(data, subject, trust), trust, source: 'given' };
};

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
    if (content === null || !signedBy(signer, content)) return [name, 'signature-invalid'];
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

/** Nobody attests when it was signed: what has run out since may have stood then, and its evidence can tell. */
const faultNow = (fault: PathFault): Verdict =>
  fault === 'expired' || fault === 'revoked' ? `certificate-${fault}-now` : `certificate-${fault}`;

const openOrNull = <T>(open: () => T): T | null => {
  try {
    return open();
  } catch {
    return null;
  }
};
