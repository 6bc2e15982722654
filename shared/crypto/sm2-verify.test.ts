import { numberToBytesBE } from '@noble/curves/utils.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesToHex, concatBytes, hexToBytes, utf8Encode } from './bytes.ts';
import { TAG, writeDer, writeUnsigned } from './der.ts';
import { Sm2, scalars } from './sm2-curve.ts';
import { digestNumber } from './sm2-digest.ts';
import { signatureHolds } from './sm2-equations.ts';
import { generateKeyPair } from './sm2-key.ts';
import { sm2Sign } from './sm2-sign.ts';
import { derFromRaw, rawFromDer } from './sm2-signature-der.ts';
import { type Sm2VerifyRequest, sm2Verifier, sm2Verify, sm2VerifyDer } from './sm2-verify.ts';
import { codeOf } from './testing/code-of.ts';
import { flipBit } from './testing/flip-bit.ts';
import { seededRandom } from './testing/seeded-random.ts';
import { standardExample as example } from './testing/standard-example.ts';

const n = scalars.ORDER;
const { publicKey, message, signature, r, s } = example;
const raw = (a: bigint, b: bigint) => concatBytes(numberToBytesBE(a, 32), numberToBytesBE(b, 32));
const der = (a: Uint8Array, b: Uint8Array, ...rest: Uint8Array[]) => writeDer(TAG.sequence, a, b, ...rest);
const integer = (value: bigint) => writeUnsigned(numberToBytesBE(value, 33));
const [rBytes, sBytes] = [numberToBytesBE(r, 32), numberToBytesBE(s, 32)];

describe('SM2 verification', () => {
  it('C1 accepts the example of GB/T 32918.5: raw, in DER, with a compressed key, by a kept verifier', () => {
    expect(sm2Verify({ publicKey, message, signature })).toBe(true);
    expect(sm2Verify({ publicKey, message, signature, userId: example.userId })).toBe(true);
    expect(sm2VerifyDer({ publicKey, message, signature: derFromRaw(signature) })).toBe(true);
    expect(sm2Verify({ publicKey: example.compressedPublicKey, message, signature })).toBe(true);
    expect(sm2Verifier(publicKey)(message, signature)).toBe(true);
    expect(rawFromDer(derFromRaw(signature))).toEqual(signature);
  });

  it('C1 the DER of the tests below is accepted when nothing is wrong with it', () => {
    expect(sm2VerifyDer({ publicKey, message, signature: der(integer(r), integer(s)) })).toBe(true);
  });

  it.each([
    ['a flipped bit', flipBit(signature, 100)],
    ['r = 0', raw(0n, s)],
    ['s = 0', raw(r, 0n)],
    ['r = n', raw(n, s)],
    ['s = n', raw(r, n)],
    ['r + s = n', raw(r, n - r)],
    ['its first byte missing', signature.subarray(1)],
    ['a zero after it', concatBytes(signature, Uint8Array.of(0))],
    ['a zero between r and s', concatBytes(rBytes, Uint8Array.of(0), sBytes)],
    ['nothing', new Uint8Array()],
  ])('C2 answers false for a raw signature with %s', (_, bad) => {
    expect(sm2Verify({ publicKey, message, signature: bad })).toBe(false);
    expect(sm2Verifier(publicKey)(message, bad)).toBe(false);
  });

  it.each([
    ['r + n', der(integer(r + n), integer(s))],
    ['s + n', der(integer(r), integer(s + n))],
    ['a byte after the sequence', concatBytes(derFromRaw(signature), Uint8Array.of(0))],
    ['a whole element after the sequence', concatBytes(derFromRaw(signature), Uint8Array.of(5, 0))],
    ['bytes inside the sequence', der(integer(r), integer(s), Uint8Array.of(5, 0))],
    ['a non-minimal integer', der(writeDer(TAG.integer, Uint8Array.of(0, 0), rBytes), integer(s))],
    ['a long-form length', concatBytes(hexToBytes('308146'), derFromRaw(signature).subarray(2))],
    ['negative integers', der(writeDer(TAG.integer, rBytes), writeDer(TAG.integer, sBytes))],
    [
      'an indefinite length',
      concatBytes(hexToBytes('3080'), derFromRaw(signature).subarray(2), new Uint8Array(2)),
    ],
    ['one integer only', writeDer(TAG.sequence, integer(r))],
    ['the raw form in place of DER', signature],
  ])('C2 answers false for DER with %s', (_, bad) => {
    expect(sm2VerifyDer({ publicKey, message, signature: bad })).toBe(false);
    expect(codeOf(() => rawFromDer(bad))).toBe('bad-encoding');
  });

  it('C2 the long-form length above carries the right length, so only its form is wrong', () => {
    expect(bytesToHex(derFromRaw(signature).subarray(0, 2))).toBe('3046');
  });

  it.each([
    ['off the curve', flipBit(publicKey, 511)],
    ['at infinity', Uint8Array.of(0)],
    ['that is all zero', new Uint8Array(65)],
    ['at zero with a proper prefix', concatBytes(Uint8Array.of(4), new Uint8Array(64))],
    ['in the hybrid form', concatBytes(Uint8Array.of(7), publicKey.subarray(1))],
    ['without its prefix', publicKey.subarray(1)],
    ['that is empty', new Uint8Array()],
    ['that is missing', undefined as unknown as Uint8Array],
  ])('C2 answers false for a public key %s', (_, key) => {
    expect(sm2Verify({ publicKey: key, message, signature })).toBe(false);
    expect(codeOf(() => sm2Verifier(key))).toBe('bad-key');
  });

  it('C2 answers false, and never throws, for any bytes and for what are no bytes', () => {
    const any = fc.oneof(fc.uint8Array({ maxLength: 70 }), fc.anything()) as fc.Arbitrary<Uint8Array>;
    const request = fc.record({ publicKey: any, message: any, signature: any, userId: any });
    fc.assert(
      fc.property(request, any, (values, mixed) => {
        expect(sm2Verify(values)).toBe(false);
        expect(sm2VerifyDer(values)).toBe(false);
        expect(sm2Verify({ publicKey, message, signature: mixed })).toBe(false);
        expect(sm2Verifier(publicKey)(message, mixed)).toBe(false);
      }),
      { numRuns: 50 },
    );
    expect(sm2Verify(undefined as unknown as Sm2VerifyRequest)).toBe(false);
    expect(sm2VerifyDer(undefined as unknown as Sm2VerifyRequest)).toBe(false);
  });

  it('C4 any single changed bit of message, r, s, key or id makes it false', () => {
    const random = seededRandom('bit flips');
    const part = fc.constantFrom('message', 'signature', 'publicKey', 'userId');
    const text = fc.uint8Array({ minLength: 1, maxLength: 130 });
    fc.assert(
      fc.property(text, text, part, fc.nat(), (body, userId, changed, bit) => {
        const pair = generateKeyPair(random);
        const request = { publicKey: pair.publicKey, message: body, userId };
        const whole = { ...request, signature: sm2Sign({ ...pair, message: body, userId }, random) };
        expect(sm2Verify(whole)).toBe(true);
        expect(sm2Verify({ ...whole, [changed]: flipBit(whole[changed], bit) })).toBe(false);
      }),
      { numRuns: 150 },
    );
  }, 60_000);

  it('C4 every single changed bit of the standard signature makes it false', () => {
    const verify = sm2Verifier(publicKey);
    for (let bit = 0; bit < 512; bit++)
      expect(verify(message, flipBit(signature, bit)), `${bit}`).toBe(false);
  }, 60_000);

  it('C5 refuses a forgery built from chosen (s, t), which a raw-digest mode would accept', () => {
    const point = Sm2.fromBytes(publicKey);
    const [forgedS, t] = [0x1234n, 0x5678n];
    const forgedR = scalars.sub(t, forgedS);
    const combine = (a: bigint, b: bigint) => Sm2.BASE.mulAddUnsafe(a, point, b);
    const e = scalars.sub(forgedR, scalars.create(combine(forgedS, t).toAffine().x));
    const forged = raw(forgedR, forgedS);
    const digest = numberToBytesBE(e, 32);
    expect(signatureHolds({ r: forgedR, s: forgedS }, digestNumber(digest), combine)).toBe(true);

    expect(sm2Verify({ publicKey, message: digest, signature: forged })).toBe(false);
    expect(sm2VerifyDer({ publicKey, message: digest, signature: derFromRaw(forged) })).toBe(false);
    // The published attack on a package without hashing hides e behind readable text, modulo n.
    const prefixed = concatBytes(utf8Encode('同意下载全部敏感数据;'), digest);
    expect(sm2Verify({ publicKey, message: prefixed, signature: forged })).toBe(false);
  });

  it('C5 has no option that turns hashing off', () => {
    const weakened = { publicKey, message: hexToBytes(example.e), signature, hash: false, raw: true };
    expect(sm2Verify(weakened)).toBe(false);
  });
});
