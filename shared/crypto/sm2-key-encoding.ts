/**
 * SM2 keys as OpenSSL and certificate offices exchange them: SubjectPublicKeyInfo (RFC 5480, OIDs of
 * GM/T 0006-2012) and unencrypted PKCS#8 (RFC 5208 around RFC 5915).
 */
import { type Bytes, equalBytes, hexToBytes, requireLength } from './bytes.ts';
import { CryptoError } from './crypto-error.ts';
import {
  bitStringBytes,
  contentOf,
  type DerElement,
  readElements,
  readOnly,
  TAG,
  writeBitString,
  writeDer,
} from './der.ts';
import { publicKeyOf, readPublicKey, type Sm2KeyPair } from './sm2-key.ts';

/** id-ecPublicKey 1.2.840.10045.2.1 with the curve 1.2.156.10197.1.301. */
const ALGORITHM = hexToBytes('06072a8648ce3d020106082a811ccf5501822d');
const PKCS8_VERSION = Uint8Array.of(TAG.integer, 1, 0);
const EC_KEY_VERSION = Uint8Array.of(TAG.integer, 1, 1);

/** SubjectPublicKeyInfo (91 bytes) of a public key of 65 or 33 bytes. @throws CryptoError `bad-key` */
export function spkiFromPublicKey(publicKey: Uint8Array): Bytes {
  const point = readPublicKey(publicKey).toBytes(false);
  return writeDer(TAG.sequence, writeDer(TAG.sequence, ALGORITHM), writeBitString(point));
}

/** The 65-byte public key of a SubjectPublicKeyInfo. @throws CryptoError `bad-encoding`, `bad-key` */
export function publicKeyFromSpki(spki: Uint8Array): Bytes {
  const [algorithm, key, ...rest] = readElements(readOnly(spki, TAG.sequence));
  requireSm2(algorithm);
  if (rest.length > 0) throw new CryptoError('bad-encoding', 'more than algorithm and key');
  return readPublicKey(bitStringBytes(contentOf(key, TAG.bitString))).toBytes(false);
}

/** PKCS#8, not encrypted: seal it before it is stored. @throws CryptoError `bad-key`, `wrong-length` */
export function pkcs8FromPrivateKey(privateKey: Uint8Array): Bytes {
  const ecKey = writeDer(
    TAG.sequence,
    EC_KEY_VERSION,
    writeDer(TAG.octetString, privateKey),
    writeDer(TAG.context1, writeBitString(publicKeyOf(privateKey))),
  );
  return writeDer(
    TAG.sequence,
    PKCS8_VERSION,
    writeDer(TAG.sequence, ALGORITHM),
    writeDer(TAG.octetString, ecKey),
  );
}

/**
 * The key pair of a PKCS#8 structure; the public half is computed, and one that is enclosed must agree.
 * @throws CryptoError `bad-encoding` (attributes are refused too), `bad-key`
 */
export function keyPairFromPkcs8(pkcs8: Uint8Array): Sm2KeyPair {
  const [version, algorithm, key, ...rest] = readElements(readOnly(pkcs8, TAG.sequence));
  requireVersion(version, 0);
  requireSm2(algorithm);
  if (rest.length > 0) throw new CryptoError('bad-encoding', 'more than version, algorithm and key');
  const ecKey = readOnly(contentOf(key, TAG.octetString), TAG.sequence);
  const [ecVersion, secret, ...optional] = readElements(ecKey);
  requireVersion(ecVersion, 1);
  const privateKey = Uint8Array.from(requireLength(contentOf(secret, TAG.octetString), 32, 'the key'));
  const publicKey = publicKeyOf(privateKey);
  requireAgreeing(optional, publicKey);
  return { privateKey, publicKey };
}

function requireVersion(element: DerElement | undefined, version: number): void {
  if (!equalBytes(contentOf(element, TAG.integer), Uint8Array.of(version))) {
    throw new CryptoError('bad-encoding', `version ${version} expected`);
  }
}

function requireSm2(element: DerElement | undefined): void {
  if (!equalBytes(contentOf(element, TAG.sequence), ALGORITHM)) {
    throw new CryptoError('bad-key', 'not a key on the SM2 curve');
  }
}

/** RFC 5915 allows the curve's name as [0] and the public key as [1], in this order, each once. */
function requireAgreeing(optional: readonly DerElement[], publicKey: Uint8Array): void {
  const curve = optional[0]?.tag === TAG.context0 ? optional[0] : undefined;
  const [enclosed, ...rest] = curve ? optional.slice(1) : optional;
  if (curve && !equalBytes(curve.content, ALGORITHM.subarray(9))) {
    throw new CryptoError('bad-key', 'not a key on the SM2 curve');
  }
  if (rest.length > 0) throw new CryptoError('bad-encoding', 'more than RFC 5915 allows');
  if (enclosed === undefined) return;
  const bits = bitStringBytes(readOnly(contentOf(enclosed, TAG.context1), TAG.bitString));
  if (!equalBytes(readPublicKey(bits).toBytes(false), publicKey)) {
    throw new CryptoError('bad-key', 'the enclosed public key belongs to another private key');
  }
}
