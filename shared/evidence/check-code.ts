/**
 * Whether the code on a certificate is under the platform's seal, with the seal's certificate, its chain and the last lists.
 * The ledger is another question; when it was sealed, a code does not say.
 */
import { type CertificateCode, certificateSignedValue } from '#shared/domain/certificate/certificate.ts';
import { listFacts } from './list-facts.ts';
import { isDemonstrationSeal, isSealed, sealFacts, sealFault, type Trust } from './trust.ts';
import { faultNow, type Report, type Verdict } from './verdict.ts';

/** @param now epoch milliseconds */
export const checkCode = (code: CertificateCode, trust: Trust, now: number): Report => ({
  verdict: verdictOf(code, trust, now),
  of: '',
  facts: [
    ['凭证', code.number],
    ['摘要', `SM3 ${code.digest}`],
    ...sealFacts(trust),
    ...listFacts(trust, [], now),
  ],
  demonstration: isDemonstrationSeal(trust),
});

const verdictOf = ({ number, digest, signature }: CertificateCode, trust: Trust, now: number): Verdict => {
  if (!isSealed(certificateSignedValue(number, digest), signature, trust)) return 'signature-invalid';
  const fault = sealFault(trust, now);
  if (fault === null) return 'valid';
  return fault === 'not-a-seal' ? 'seal-invalid' : faultNow(fault);
};
