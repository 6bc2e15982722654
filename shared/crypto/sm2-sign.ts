/**
 * SM2 signing, GB/T 32918.2-2016 §6. A software implementation (国密算法（软件实现）), not a certified module.
 *
 * Danger: BigInt arithmetic and a JIT are not constant time. Secret scalars go through noble's blinded
 * `multiply`, the inversion of 1 + d is blinded here, and the nonce is hedged: it stays secret and unrepeated
 * for different messages even if the source of randomness repeats itself.
 */
import { bytesToNumberBE, numberToBytesBE } from '@noble/curves/utils.js';
import { type Bytes, concatBytes } from './bytes.ts';
import { CryptoError } from './crypto-error.ts';
import { hmacSm3 } from './hmac.ts';
import { drawBytes, type RandomSource } from './random.ts';
import { secretBytesOf } from './secret-bytes.ts';
import { Sm2, scalars } from './sm2-curve.ts';
import { DEFAULT_USER_ID, digestNumber, messageDigest, signerDigest } from './sm2-digest.ts';
import { type SignatureNumbers, solveSignature } from './sm2-equations.ts';
import { readPrivateKey, readPublicKey, type Sm2KeyPair } from './sm2-key.ts';

/** Signs `message`: 64 bytes, r‖s. */
export type Sm2Signer = (message: Uint8Array, random: RandomSource) => Bytes;

/**
 * A signer that checks the pair and computes Z once. `userId` defaults to {@link DEFAULT_USER_ID}.
 * @throws CryptoError `bad-key` also when the halves do not belong together: Z would name another signer, and
 * every signature would be refused later, far from the cause.
 */
export function sm2Signer(keyPair: Sm2KeyPair, userId: Uint8Array = DEFAULT_USER_ID): Sm2Signer {
  const d = readPrivateKey(keyPair.privateKey);
  const point = readPublicKey(keyPair.publicKey);
  if (!Sm2.BASE.multiply(d).equals(point)) throw new CryptoError('bad-key', 'the key halves do not match');
  const z = signerDigest(point, userId);
  return (message, random) => signDigest(d, messageDigest(z, message), random);
}

export type Sm2SignRequest = Sm2KeyPair & {
  readonly message: Uint8Array;
  readonly userId?: Uint8Array;
};

/** One signature, 64 bytes r‖s. For several with one key use {@link sm2Signer}. @throws as sm2Signer */
export function sm2Sign(request: Sm2SignRequest, random: RandomSource): Bytes {
  return sm2Signer(request, request.userId)(request.message, random);
}

function signDigest(d: bigint, digest: Uint8Array, random: RandomSource): Bytes {
  const e = digestNumber(digest);
  const entropy = drawBytes(random, 32);
  const blind = nonZero(drawBytes(random, 48));
  let solved: SignatureNumbers | undefined;
  for (let attempt = 0; solved === undefined; attempt++) {
    const k = hedgedNonce(d, concatBytes(entropy, digest), attempt);
    solved = solveSignature({ d, k, e, blind });
  }
  return concatBytes(numberToBytesBE(solved.r, 32), numberToBytesBE(solved.s, 32));
}

/** HMAC-SM3(d, entropy‖e‖counter), two blocks: 512 bits reduced modulo n leave no measurable bias. */
function hedgedNonce(d: bigint, seed: Uint8Array, attempt: number): bigint {
  const key = secretBytesOf(d, 32);
  const block = (counter: number) => hmacSm3(key, concatBytes(seed, Uint8Array.of(counter)));
  const blocks = [block(2 * attempt), block(2 * attempt + 1)];
  const wide = concatBytes(...blocks);
  try {
    return nonZero(wide);
  } finally {
    // k gives d away to whoever has a signature: its bytes go as those of the key do.
    for (const bytes of [key, wide, ...blocks]) bytes.fill(0);
  }
}

/** A number in 1..n−1 from more bytes than n has. */
function nonZero(wide: Uint8Array): bigint {
  return (bytesToNumberBE(wide) % (scalars.ORDER - 1n)) + 1n;
}
