/**
 * A sealed box: iv‖ciphertext‖tag under SM4-GCM with a fresh random IV, for journals, wrapped keys and columns.
 * Random 96-bit IVs allow 2^32 boxes a key (NIST SP 800-38D §8.3); change the key before that.
 */
import { type Bytes, concatBytes } from './bytes.ts';
import { CryptoError } from './crypto-error.ts';
import { drawBytes, type RandomSource } from './random.ts';
import {
  SM4_GCM_IV_BYTES,
  type Sm4GcmOpenInput,
  type Sm4GcmSealInput,
  sm4GcmOpen,
  sm4GcmSeal,
} from './sm4-gcm.ts';

/** 28 bytes longer than the plaintext. `aad` binds the box to its place (row id, purpose): state it always. */
export function sealBox(input: Omit<Sm4GcmSealInput, 'iv'>, random: RandomSource): Bytes {
  const iv = drawBytes(random, SM4_GCM_IV_BYTES);
  return concatBytes(iv, sm4GcmSeal({ ...input, iv }));
}

/** The plaintext of a box. @throws CryptoError `not-authentic` when box, key or `aad` is another, `wrong-length` */
export function openBox({ key, aad, sealed }: Omit<Sm4GcmOpenInput, 'iv'>): Bytes {
  if (sealed.length < SM4_GCM_IV_BYTES) throw new CryptoError('not-authentic', 'shorter than an IV');
  const iv = sealed.subarray(0, SM4_GCM_IV_BYTES);
  return sm4GcmOpen({ key, iv, aad, sealed: sealed.subarray(SM4_GCM_IV_BYTES) });
}
