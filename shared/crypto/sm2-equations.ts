/**
 * The two equations of SM2 signatures, GB/T 32918.2-2016 §6.1 and §7.1, over numbers.
 * For this folder only: whoever chooses k or e freely can reveal keys or forge, so callers outside use
 * sm2-sign.ts and sm2-verify.ts, where both are bound to the message.
 */
import { Sm2, type Sm2Point, scalars } from './sm2-curve.ts';

export type SignatureNumbers = { readonly r: bigint; readonly s: bigint };

export type SigningNumbers = {
  /** Private key. */
  readonly d: bigint;
  /** Nonce, 1..n−1, secret and never used twice. */
  readonly k: bigint;
  /** Digest of Z‖M modulo n. */
  readonly e: bigint;
  /** Non-zero mask that hides 1 + d from the timing of the BigInt inversion. */
  readonly blind: bigint;
};

/** The signature, or undefined when the standard asks for another nonce (r = 0, r + k = n or s = 0). */
export function solveSignature({ d, k, e, blind }: SigningNumbers): SignatureNumbers | undefined {
  const r = scalars.add(e, scalars.create(Sm2.BASE.multiply(k).toAffine().x));
  const rk = scalars.add(r, k);
  if (r === 0n || rk === 0n) return undefined;
  const masked = scalars.inv(scalars.mul(blind, scalars.add(1n, d)));
  // (1+d)^-1 (k − r·d), rewritten as (1+d)^-1 (k + r) − r so that d enters only through the inverse.
  const s = scalars.sub(scalars.mul(scalars.mul(masked, blind), rk), r);
  return s === 0n ? undefined : { r, s };
}

/** Computes sG + tP; how depends on whether tables of P were made. */
export type CombinePoints = (s: bigint, t: bigint) => Sm2Point;

/** Whether (r, s) signs the digest `e`. Works on public numbers only, so it need not hide them. */
export function signatureHolds({ r, s }: SignatureNumbers, e: bigint, combine: CombinePoints): boolean {
  if (!scalars.isValidNot0(r) || !scalars.isValidNot0(s)) return false;
  const t = scalars.add(r, s);
  if (t === 0n) return false;
  const point = combine(s, t);
  return !point.is0() && scalars.add(e, scalars.create(point.toAffine().x)) === r;
}
