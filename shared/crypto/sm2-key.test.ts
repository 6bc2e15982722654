import { numberToBytesBE } from '@noble/curves/utils.js';
import { describe, expect, it } from 'vitest';
import { Sm2, scalars } from './sm2-curve.ts';
import { generateKeyPair, publicKeyOf, readPrivateKey, readPublicKey } from './sm2-key.ts';
import { codeOf } from './testing/code-of.ts';
import { seededRandom } from './testing/seeded-random.ts';
import { standardExample as example } from './testing/standard-example.ts';

const n = scalars.ORDER;

describe('SM2 keys', () => {
  it('C1 the curve is that of GB/T 32918.5: its generator lies on it and has order n', () => {
    Sm2.BASE.assertValidity();
    expect(
      Sm2.BASE.multiply(n - 1n)
        .add(Sm2.BASE)
        .is0(),
    ).toBe(true);
  });

  it('C1 computes the public key of the standard example', () => {
    expect(publicKeyOf(example.privateKey)).toEqual(example.publicKey);
    expect(readPublicKey(example.compressedPublicKey).toBytes(false)).toEqual(example.publicKey);
  });

  it('C7 makes pairs of 32 and 65 bytes whose halves belong together', () => {
    const random = seededRandom('pairs');
    for (let i = 0; i < 10; i++) {
      const { privateKey, publicKey } = generateKeyPair(random);
      expect([privateKey.length, publicKey.length]).toEqual([32, 65]);
      expect(publicKeyOf(privateKey)).toEqual(publicKey);
    }
  });

  it('C7 draws again when a draw is out of range, and gives up on a source that stays there', () => {
    const outside = numberToBytesBE(n - 1n, 32);
    const draws = [outside.slice(), example.privateKey.slice()];
    expect(generateKeyPair(() => draws.shift() as Uint8Array).privateKey).toEqual(example.privateKey);
    expect(codeOf(() => generateKeyPair(() => outside.slice()))).toBe('bad-randomness');
  });

  it('C7 A6 keeps its own copy of the private key and leaves none in what was drawn', () => {
    const drawn = Uint8Array.from(example.privateKey);
    const pair = generateKeyPair(() => drawn);
    expect(pair.privateKey).toEqual(example.privateKey);
    expect([...drawn]).toEqual(Array(32).fill(0));
  });

  it.each([
    ['0', 0n],
    ['n − 1', n - 1n],
    ['n', n],
    ['2^256 − 1', 2n ** 256n - 1n],
  ])('C2 refuses the private key %s', (_, d) => {
    expect(codeOf(() => readPrivateKey(numberToBytesBE(d, 32)))).toBe('bad-key');
  });

  it('C2 accepts the private keys 1 and n − 2, and refuses other lengths', () => {
    expect(readPrivateKey(numberToBytesBE(1n, 32))).toBe(1n);
    expect(readPrivateKey(numberToBytesBE(n - 2n, 32))).toBe(n - 2n);
    expect(codeOf(() => readPrivateKey(new Uint8Array(31).fill(1)))).toBe('wrong-length');
    expect(codeOf(() => readPrivateKey(new Uint8Array(33).fill(1)))).toBe('wrong-length');
  });
});
