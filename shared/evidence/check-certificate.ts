/** Whether a 数据资源调用记录凭证 stands (五(四)5, R066), with its file and authorities to believe; the ledger is another question. */
import { digestOfValue } from '#shared/crypto/value-signature.ts';
import { certificateSignedValue } from '#shared/domain/certificate/certificate.ts';
import { timeLabel } from '#shared/domain/clock/civil-date.ts';
import type { CertificateEvidence } from '#shared/protocol/evidence.ts';
import { listFacts } from './list-facts.ts';
import { isDemonstrationSeal, isSealed, sealFacts, sealStands, type Trust } from './trust.ts';
import type { Report, Verdict } from './verdict.ts';

/** @param now epoch milliseconds, for the age of the lists; the seal is judged at the time of issue */
export const checkCertificate = (subject: CertificateEvidence, trust: Trust, now: number): Report => ({
  verdict: verdictOf(subject, trust),
  of: '',
  facts: [
    ['凭证', subject.body.number],
    ['使用部门', subject.body.userDepartment],
    ['提供部门', subject.body.providerDepartment],
    ['调用', `${subject.body.entryName}，${subject.body.calls.length} 次`],
    ['出具', timeLabel(subject.body.issuedAt)],
    ['摘要', `SM3 ${subject.digest}`],
    ...sealFacts(trust),
    ...listFacts(trust, [], now),
  ],
  demonstration: isDemonstrationSeal(trust),
});

const verdictOf = ({ body, digest, signature }: CertificateEvidence, trust: Trust): Verdict => {
  if (digestOfValue(body) !== digest) return 'text-changed';
  const value = certificateSignedValue(body.number, digest);
  if (!isSealed(value, signature, trust)) return 'signature-invalid';
  return sealStands(trust, body.issuedAt) ? 'valid' : 'seal-invalid';
};
