/** PKCS#10 requests (RFC 2986) over SM2: what an officer hands an authority to be given a certificate. */
import { type Bytes, equalBytes } from '../bytes.ts';
import { CryptoError } from '../crypto-error.ts';
import { type DerElement, TAG, writeDer, writeUnsigned } from '../der.ts';
import { publicKeyFromSpki, spkiFromPublicKey } from '../sm2-key-encoding.ts';
import { type Name, readName } from './name.ts';
import { isSignedBy, readSigned, type Sign, writeSigned } from './signed.ts';

export type CertificateRequest = {
  readonly subject: Name;
  /** 65 bytes; whoever made the request holds the key's other half. */
  readonly publicKey: Uint8Array;
};

const version1 = writeUnsigned(Uint8Array.of(0));

/** What is to be signed. @param subject a name in DER */
export function requestBody(subject: Uint8Array, publicKey: Uint8Array): Bytes {
  // The attributes are not optional, and empty here: authorities that want a challenge password ask otherwise.
  return writeDer(TAG.sequence, version1, subject, spkiFromPublicKey(publicKey), writeDer(TAG.context0));
}

/** @param subject a name in DER */
export function writeRequest(subject: Uint8Array, publicKey: Uint8Array, sign: Sign): Bytes {
  return writeSigned(requestBody(subject, publicKey), sign);
}

/** The content of a request whose signature shows possession of the key. @throws CryptoError `bad-encoding`, `bad-key`, `not-authentic` */
export function readRequest(der: Uint8Array): CertificateRequest {
  const signed = readSigned(der);
  const [version, subject, key, attributes, ...rest] = signed.elements;
  if (version === undefined || !equalBytes(version.whole, version1) || rest.length > 0)
    throw new CryptoError('bad-encoding', 'not a version 1 request');
  if (attributes?.tag !== TAG.context0) throw new CryptoError('bad-encoding', 'a request without attributes');
  const publicKey = publicKeyFromSpki((key as DerElement).whole);
  if (!isSignedBy(signed, publicKey)) throw new CryptoError('not-authentic', 'the request is not its key’s');
  return { subject: readName(subject), publicKey };
}
