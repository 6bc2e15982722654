/**
 * CMS SignedData as GM/T 0010 §8 and GB/T 35275 describe it: SM3 digests, SM2 signatures over the content itself
 * (SM3(Z‖content), no authenticated attributes), attached or detached. A signature that exists becomes a signer here:
 * nothing is signed anew.
 */
import { type Bytes, equalBytes, hexToBytes } from '../bytes.ts';
import { CryptoError } from '../crypto-error.ts';
import {
  contentOf,
  type DerElement,
  elementsOf,
  readElements,
  TAG,
  writeDer,
  writeSetOf,
  writeUnsigned,
} from '../der.ts';
import { derFromRaw, rawFromDer } from '../sm2-signature-der.ts';
import { sm2Verify } from '../sm2-verify.ts';
import { type Certificate, readCertificate, serialOf } from './certificate.ts';
import { OID, readOid, writeOid } from './oids.ts';

export type SignerOf = {
  readonly certificate: Certificate;
  /** r‖s over the content. */
  readonly signature: Uint8Array;
};

export type SignedData = {
  /** Null where the content travels beside it. */
  readonly content: Uint8Array | null;
  readonly certificates: readonly Certificate[];
  readonly signers: readonly SignerOf[];
};

const version1 = writeUnsigned(Uint8Array.of(1));
const nothing = Uint8Array.of(TAG.nothing, 0);
const sm3Algorithm = writeDer(TAG.sequence, writeOid(OID.sm3), nothing);
const sm2Algorithm = writeDer(TAG.sequence, writeOid(OID.sm2Signature), nothing);

/** @param authorities certificates that lead from the signers to an authority, for whoever has none of them */
export function writeSignedData(
  { content, signers }: Pick<SignedData, 'content' | 'signers'>,
  authorities: readonly Certificate[] = [],
): Bytes {
  const certificates = [...signers.map(({ certificate }) => certificate), ...authorities];
  const inner = content === null ? [] : [writeDer(TAG.context0, writeDer(TAG.octetString, content))];
  const signedData = writeDer(
    TAG.sequence,
    version1,
    writeSetOf(TAG.set, [sm3Algorithm]),
    writeDer(TAG.sequence, writeOid(OID.data), ...inner),
    writeSetOf(TAG.context0, unique(certificates)),
    writeSetOf(TAG.set, signers.map(writeSigner)),
  );
  return writeDer(TAG.sequence, writeOid(OID.signedData), writeDer(TAG.context0, signedData));
}

/**
 * What a SignedData says; nothing is verified yet.
 * @throws CryptoError `bad-encoding`, also for authenticated attributes and for a signer whose certificate is missing
 */
export function readSignedData(der: Uint8Array): SignedData {
  const [outer, ...more] = readElements(der);
  const [type, holder] = elementsOf(outer, TAG.sequence);
  if (more.length > 0 || readOid(type) !== OID.signedData) throw malformed('not signed data of GM/T 0010');
  const [body] = elementsOf(holder, TAG.context0);
  const [version, digests, inner, ...rest] = elementsOf(body, TAG.sequence);
  requireVersion(version);
  if (elementsOf(digests, TAG.set).some((each) => !isAlgorithm(each, [OID.sm3])))
    throw malformed('a digest that is not SM3');
  const certificates =
    rest[0]?.tag === TAG.context0
      ? elementsOf(rest.shift(), TAG.context0).map(({ whole }) => readCertificate(whole))
      : [];
  // Lists travel with some; here they come from the issuer, newer.
  if (rest[0]?.tag === TAG.context1) rest.shift();
  const [signers, ...others] = rest;
  if (others.length > 0) throw malformed('more than signers');
  return {
    content: contentIn(inner),
    certificates,
    signers: elementsOf(signers, TAG.set).map((each) => readSigner(each, certificates)),
  };
}

/** Whether the signer signed these bytes. Whether the certificate stands is another question. Never throws. */
export function signedBy({ certificate, signature }: SignerOf, content: Uint8Array): boolean {
  return sm2Verify({ publicKey: certificate.publicKey, message: content, signature });
}

function writeSigner({ certificate, signature }: SignerOf): Bytes {
  return writeDer(
    TAG.sequence,
    version1,
    writeDer(TAG.sequence, certificate.issuer.der, writeUnsigned(hexToBytes(certificate.serial))),
    sm3Algorithm,
    sm2Algorithm,
    writeDer(TAG.octetString, derFromRaw(signature)),
  );
}

function readSigner(element: DerElement, certificates: readonly Certificate[]): SignerOf {
  const [version, issuerAndSerial, digest, algorithm, signature, ...rest] = elementsOf(element, TAG.sequence);
  requireVersion(version);
  if (digest?.tag === TAG.sequence && algorithm?.tag === TAG.context0)
    throw malformed('authenticated attributes, which are not used here');
  const isKnown =
    isAlgorithm(digest, [OID.sm3]) && isAlgorithm(algorithm, [OID.sm2Signature, OID.sm2WithSm3]);
  if (!isKnown || rest.length > 0) throw malformed('a signer that is not SM2 with SM3');
  const [issuer, serial] = elementsOf(issuerAndSerial, TAG.sequence);
  const number = serialOf(serial);
  const certificate = certificates.find(
    (each) => each.serial === number && equalBytes(each.issuer.der, issuer?.whole ?? new Uint8Array()),
  );
  if (certificate === undefined) throw malformed('a signer without a certificate');
  return { certificate, signature: rawFromDer(contentOf(signature, TAG.octetString)) };
}

/** Parameters may be NULL or absent: both are found in practice. */
function isAlgorithm(element: DerElement | undefined, allowed: readonly string[]): boolean {
  const [oid, parameters, ...rest] = elementsOf(element, TAG.sequence);
  if (rest.length > 0 || (parameters !== undefined && !equalBytes(parameters.whole, nothing))) return false;
  return allowed.includes(readOid(oid));
}

function contentIn(inner: DerElement | undefined): Uint8Array | null {
  const [type, holder, ...rest] = elementsOf(inner, TAG.sequence);
  if (readOid(type) !== OID.data || rest.length > 0) throw malformed('a content that is not data');
  if (holder === undefined) return null;
  const [octets, ...more] = elementsOf(holder, TAG.context0);
  if (more.length > 0) throw malformed('more than one content');
  return contentOf(octets, TAG.octetString);
}

function unique(certificates: readonly Certificate[]): readonly Uint8Array[] {
  return certificates
    .filter(({ der }, index) => certificates.findIndex((each) => equalBytes(each.der, der)) === index)
    .map(({ der }) => der);
}

function requireVersion(element: DerElement | undefined): void {
  if (element === undefined || !equalBytes(element.whole, version1)) throw malformed('not version 1');
}

function malformed(what: string): CryptoError {
  return new CryptoError('bad-encoding', `not GM/T 0010 signed data: ${what}`);
}
