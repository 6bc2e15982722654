/** SM2 signatures in DER, GB/T 35276-2017 §7.3: SEQUENCE { r INTEGER, s INTEGER }. */
import { type Bytes, concatBytes, requireLength } from './bytes.ts';
import { CryptoError } from './crypto-error.ts';
import { contentOf, readElements, readOnly, TAG, unsignedOfWidth, writeDer, writeUnsigned } from './der.ts';

/** DER of a 64-byte r‖s. @throws CryptoError `wrong-length` */
export function derFromRaw(raw: Uint8Array): Bytes {
  requireLength(raw, 64, 'a raw SM2 signature');
  return writeDer(TAG.sequence, writeUnsigned(raw.subarray(0, 32)), writeUnsigned(raw.subarray(32)));
}

/** 64 bytes r‖s of strict DER; the range of r and s is the verifier's to judge. @throws CryptoError `bad-encoding` */
export function rawFromDer(der: Uint8Array): Bytes {
  const [r, s, ...rest] = readElements(readOnly(der, TAG.sequence));
  if (rest.length > 0) throw new CryptoError('bad-encoding', 'more than r and s');
  const bytes = [r, s].map((element) => unsignedOfWidth(contentOf(element, TAG.integer), 32));
  return concatBytes(...bytes);
}
