/**
 * One signature as the files other people's software takes: the bytes that were signed, the signature in DER, who signed,
 * and both together as SignedData of GM/T 0010, with the content and without.
 */
import { base64Decode } from '#shared/crypto/base64.ts';
import { equalBytes, hexToBytes } from '#shared/crypto/bytes.ts';
import { canonicalBytes } from '#shared/crypto/canonical-json.ts';
import { pemEncode } from '#shared/crypto/pem.ts';
import { spkiFromPublicKey } from '#shared/crypto/sm2-key-encoding.ts';
import { derFromRaw } from '#shared/crypto/sm2-signature-der.ts';
import { readCertificate } from '#shared/crypto/x509/certificate.ts';
import { writeSignedData } from '#shared/crypto/x509/signed-data.ts';
import type { Party } from '#shared/domain/agreement/agreement.ts';
import { certificateSignedValue } from '#shared/domain/certificate/certificate.ts';
import type { Evidence } from '#shared/protocol/evidence.ts';
import { signedValueOf } from './check-agreement.ts';
import { openTrust } from './trust.ts';

export type SignedFiles = Readonly<Record<string, Uint8Array | string>>;

type SignedOnce = { readonly value: unknown; readonly signature: string; readonly certificate: string };

/** The signature of a side of an agreement, or the seal's of a certificate; null where that side has not signed. */
const signedOnce = (subject: Evidence, party: Party): SignedOnce | null => {
  if (subject.kind === 'certificate') {
    const value = certificateSignedValue(subject.body.number, subject.digest);
    return { value, signature: subject.signature, certificate: subject.trust.sealCertificate };
  }
  const signed = subject.signatures.find((each) => each.party === party);
  if (signed === undefined || signed.certificate === null) return null;
  const { signature, certificate } = signed;
  return { value: signedValueOf(subject, signed), signature, certificate };
};

/** By file name. @throws CryptoError where a certificate cannot be read */
export const signedFiles = (subject: Evidence, party: Party): SignedFiles | null => {
  const signed = signedOnce(subject, party);
  if (signed === null) return null;
  const content = canonicalBytes(signed.value);
  const certificate = readCertificate(base64Decode(signed.certificate));
  const signers = [{ certificate, signature: hexToBytes(signed.signature) }];
  const authorities = openTrust(subject.trust).authorities.filter(({ subject: name }) =>
    equalBytes(name.der, certificate.issuer.der),
  );
  const text = subject.kind === 'agreement' ? subject.document : subject.body;
  return {
    'content.bin': content,
    // What the digest in the content is of.
    'text.json': canonicalBytes(text),
    'signature.der': derFromRaw(hexToBytes(signed.signature)),
    'certificate.pem': pemEncode('CERTIFICATE', certificate.der),
    'public-key.pem': pemEncode('PUBLIC KEY', spkiFromPublicKey(certificate.publicKey)),
    'authority.pem': authorities.map(({ der }) => pemEncode('CERTIFICATE', der)).join(''),
    'signed.p7': writeSignedData({ content, signers }, authorities),
    'signed-detached.p7': writeSignedData({ content: null, signers }, authorities),
    'evidence.json': `${JSON.stringify(subject, null, 2)}\n`,
  };
};
