/** SM2 keys, GB/T 32918.1-2016 §6: a private key is 1 ≤ d ≤ n−2, a public key a point of the curve. */
import { bytesToNumberBE } from '@noble/curves/utils.js';
import { type Bytes, requireLength } from './bytes.ts';
import { CryptoError } from './crypto-error.ts';
import { drawBytes, type RandomSource } from './random.ts';
import { secretBytes } from './secret-bytes.ts';
import { Sm2, type Sm2Point, scalars } from './sm2-curve.ts';

export type Sm2KeyPair = {
  /** 32 bytes, big-endian. */
  readonly privateKey: Uint8Array;
  /** 65 bytes, 04‖x‖y. */
  readonly publicKey: Uint8Array;
};

/** Rejection happens with a probability of 2^-32; a source that fails this often is broken. */
const MAX_DRAWS = 8;

/** A fresh key pair. @throws CryptoError `bad-randomness` when the source is missing, short or stuck. */
export function generateKeyPair(random: RandomSource): Sm2KeyPair {
  for (let draw = 0; draw < MAX_DRAWS; draw++) {
    const drawn = drawBytes(random, 32);
    const privateKey = secretBytes(32);
    privateKey.set(drawn);
    drawn.fill(0);
    if (isPrivateScalar(bytesToNumberBE(privateKey))) {
      return { privateKey, publicKey: publicKeyOf(privateKey) };
    }
  }
  throw new CryptoError('bad-randomness', 'no private key in range after several draws');
}

/** The 65-byte public key of `privateKey`. @throws CryptoError `wrong-length`, `bad-key` */
export function publicKeyOf(privateKey: Uint8Array): Bytes {
  return Sm2.BASE.multiply(readPrivateKey(privateKey)).toBytes(false);
}

/** d of a 32-byte private key. @throws CryptoError `wrong-length`, `bad-key` outside 1..n−2 */
export function readPrivateKey(privateKey: Uint8Array): bigint {
  const d = bytesToNumberBE(requireLength(privateKey, 32, 'an SM2 private key'));
  if (!isPrivateScalar(d)) throw new CryptoError('bad-key', 'the SM2 private key is out of range');
  return d;
}

/** The point of a public key of 65 or 33 bytes. @throws CryptoError `bad-key` off the curve, at infinity, hybrid */
export function readPublicKey(publicKey: Uint8Array): Sm2Point {
  try {
    return Sm2.fromBytes(publicKey);
  } catch {
    throw new CryptoError('bad-key', 'not an SM2 public key');
  }
}

/** d = n−1 is left out because 1 + d must be invertible. */
function isPrivateScalar(d: bigint): boolean {
  return d >= 1n && d <= scalars.ORDER - 2n;
}
