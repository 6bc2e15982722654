/** Whether what was signed is without effect in law, as its own certificate tells (Electronic Signature Law art. 13). */
import { base64Decode } from '#shared/crypto/base64.ts';
import { type Certificate, readCertificate } from '#shared/crypto/x509/certificate.ts';
import type { AgreementSignature } from '#shared/domain/agreement/agreement.ts';
import { demonstrationMark } from '#shared/domain/signing/signing-key.ts';

/** Certified by a demonstration authority alone, which says so in its own name. */
export const isDemonstration = ({ issuer }: Certificate): boolean =>
  issuer.commonName.includes(demonstrationMark);

/**
 * By the certificate the signature was made with, whatever its officer's key has become since. Without one that can be
 * read, which is so until the platform has answered, it counts as one: no paper claims more than is known.
 */
export const isDemonstrationSignature = ({
  certificate,
}: Pick<AgreementSignature, 'certificate'>): boolean => {
  const read = readOrNull(certificate);
  return read === null || isDemonstration(read);
};

export const readOrNull = (der: string | null): Certificate | null => {
  try {
    return der === null ? null : readCertificate(base64Decode(der));
  } catch {
    return null;
  }
};
