import { bytesToNumberBE } from '@noble/curves/utils.js';
import { describe, expect, it } from 'vitest';
import { Sm2, scalars } from './sm2-curve.ts';
import { type CombinePoints, signatureHolds, solveSignature } from './sm2-equations.ts';
import { standardExample as example } from './testing/standard-example.ts';

const d = bytesToNumberBE(example.privateKey);
const e = BigInt(`0x${example.e}`);
const n = scalars.ORDER;
const P = Sm2.fromBytes(example.publicKey);
const combine: CombinePoints = (s, t) => Sm2.BASE.mulAddUnsafe(s, P, t);
const xOf = (k: bigint) => scalars.create(Sm2.BASE.multiply(k).toAffine().x);

/** The digest for which (r, s) holds under P: what an attacker who may choose e would take. */
function digestFor(r: bigint, s: bigint): bigint {
  const point = combine(s, scalars.add(r, s));
  return scalars.sub(r, scalars.create(point.toAffine().x));
}

describe('the equations of SM2', () => {
  it.each([1n, 2n, example.k, n - 1n])(
    'C1 sign the example of GB/T 32918.5, whatever the mask (%s)',
    (blind) => {
      expect(solveSignature({ d, k: example.k, e, blind })).toEqual({ r: example.r, s: example.s });
      expect(signatureHolds({ r: example.r, s: example.s }, e, combine)).toBe(true);
    },
  );

  it('C1 ask for another nonce when r = 0, r + k = n or s = 0', () => {
    const k = example.k;
    const solve = (digest: bigint) => solveSignature({ d, k, e: scalars.create(digest), blind: 7n });
    expect(solve(-xOf(k))).toBeUndefined();
    expect(solve(-k - xOf(k))).toBeUndefined();
    expect(solve(scalars.div(k, d) - xOf(k))).toBeUndefined();
    expect(solve(e)).toBeDefined();
  });

  it('C2 refuse r + n and s + n where r and s themselves hold', () => {
    const [r, s] = [5n, 9n];
    const digest = digestFor(r, s);
    expect(signatureHolds({ r, s }, digest, combine)).toBe(true);
    expect(signatureHolds({ r: r + n, s }, digest, combine)).toBe(false);
    expect(signatureHolds({ r, s: s + n }, digest, combine)).toBe(false);
  });

  it('C2 refuse r = 0, s = 0 and r + s = n for digests that were chosen to make them fit', () => {
    expect(signatureHolds({ r: 0n, s: 9n }, digestFor(0n, 9n), combine)).toBe(false);
    expect(signatureHolds({ r: 9n, s: 0n }, digestFor(9n, 0n), combine)).toBe(false);
    expect(signatureHolds({ r: n - 9n, s: 9n }, digestFor(n - 9n, 9n), combine)).toBe(false);
  });

  it('C2 refuse a sum at infinity', () => {
    const t = 9n;
    const cancelling = scalars.create(-d * t);
    const atInfinity = { r: scalars.sub(t, cancelling), s: cancelling };
    expect(combine(atInfinity.s, t).is0()).toBe(true);
    expect(signatureHolds(atInfinity, atInfinity.r, combine)).toBe(false);
  });
});
