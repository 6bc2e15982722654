/**
 * SM2 verification, GB/T 32918.2-2016 §7. The answer is always a boolean: whatever is malformed does not
 * verify. The message is always hashed with Z here; a mode that takes a ready digest is how others are forged.
 */
import { bytesToNumberBE } from '@noble/curves/utils.js';
import { Sm2, type Sm2Point } from './sm2-curve.ts';
import { DEFAULT_USER_ID, digestNumber, messageDigest, signerDigest } from './sm2-digest.ts';
import { type CombinePoints, signatureHolds } from './sm2-equations.ts';
import { readPublicKey } from './sm2-key.ts';
import { rawFromDer } from './sm2-signature-der.ts';

export type Sm2VerifyRequest = {
  /** 65 bytes (04‖x‖y) or 33 bytes (02/03‖x). */
  readonly publicKey: Uint8Array;
  readonly message: Uint8Array;
  /** 64 bytes, r‖s. */
  readonly signature: Uint8Array;
  readonly userId?: Uint8Array;
};

/** Whether `signature` (raw, 64 bytes) is the key's signature of the message. Never throws. */
export function sm2Verify(request: Sm2VerifyRequest): boolean {
  return falseWhenItThrows(() => {
    const point = readPublicKey(request.publicKey);
    const z = signerDigest(point, request.userId ?? DEFAULT_USER_ID);
    return holds(request, z, (s, t) => Sm2.BASE.mulAddUnsafe(s, point, t));
  });
}

/** As {@link sm2Verify}, with the signature in strict DER, as certificates and OpenSSL carry it. Never throws. */
export function sm2VerifyDer(request: Sm2VerifyRequest): boolean {
  return falseWhenItThrows(() => sm2Verify({ ...request, signature: rawFromDer(request.signature) }));
}

/** Checks a raw signature of `message`. Never throws. */
export type Sm2Verifier = (message: Uint8Array, signature: Uint8Array) => boolean;

/**
 * A verifier for a key that is used often (the platform's, a CA's): Z and multiples of the point are kept.
 * The first check pays for the tables.
 * @throws CryptoError `bad-key` here, not at the check: a bad long-lived key is a fault of configuration.
 */
export function sm2Verifier(publicKey: Uint8Array, userId: Uint8Array = DEFAULT_USER_ID): Sm2Verifier {
  const point = readPublicKey(publicKey).precompute(6);
  const z = signerDigest(point, userId);
  const combine = tableCombiner(point);
  return (message, signature) => falseWhenItThrows(() => holds({ message, signature }, z, combine));
}

/** With tables for both points, two separate walks beat the joint one. */
function tableCombiner(point: Sm2Point): CombinePoints {
  return (s, t) => Sm2.BASE.multiplyUnsafe(s).add(point.multiplyUnsafe(t));
}

type SignedMessage = Pick<Sm2VerifyRequest, 'message' | 'signature'>;

function holds({ message, signature }: SignedMessage, z: Uint8Array, combine: CombinePoints): boolean {
  if (signature.length !== 64) return false;
  const r = bytesToNumberBE(signature.subarray(0, 32));
  const s = bytesToNumberBE(signature.subarray(32));
  return signatureHolds({ r, s }, digestNumber(messageDigest(z, message)), combine);
}

function falseWhenItThrows(check: () => boolean): boolean {
  try {
    return check();
  } catch {
    return false;
  }
}
