/** Z and e of GB/T 32918.2-2016 §5.5 and §6.1: they bind a signature to signer, curve and message. */
import { bytesToNumberBE } from '@noble/curves/utils.js';
import { type Bytes, utf8Encode } from './bytes.ts';
import { CryptoError } from './crypto-error.ts';
import { domainBytes, type Sm2Point, scalars } from './sm2-curve.ts';
import { sm3 } from './sm3.ts';

/** The signer's id where nothing else was agreed, GB/T 35276-2017 §10. OpenSSL's own default is empty. */
export const DEFAULT_USER_ID: Uint8Array = utf8Encode('1234567812345678');

/** Z = SM3(ENTL‖ID‖a‖b‖xG‖yG‖xA‖yA), 32 bytes. @throws CryptoError `wrong-length` for an id over 8191 bytes */
export function signerDigest(point: Sm2Point, userId: Uint8Array): Bytes {
  // ENTL counts bits in 16 bits.
  if (userId.length > 8191) throw new CryptoError('wrong-length', 'the user id is over 8191 bytes');
  const bits = userId.length * 8;
  return sm3
    .create()
    .update(Uint8Array.of(bits >>> 8, bits & 0xff))
    .update(userId)
    .update(domainBytes)
    .update(point.toBytes(false).subarray(1))
    .digest();
}

/** e = SM3(Z‖M), 32 bytes. */
export function messageDigest(z: Uint8Array, message: Uint8Array): Bytes {
  return sm3.create().update(z).update(message).digest();
}

/** A 32-byte digest as a number modulo n. */
export function digestNumber(digest: Uint8Array): bigint {
  return scalars.create(bytesToNumberBE(digest));
}
