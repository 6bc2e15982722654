import { bytesToNumberBE, numberToBytesBE } from '@noble/curves/utils.js';
import { describe, expect, it } from 'vitest';
import { bytesToHex, utf8Encode } from './bytes.ts';
import { scalars } from './sm2-curve.ts';
import { digestNumber, messageDigest, signerDigest } from './sm2-digest.ts';
import { generateKeyPair, readPublicKey } from './sm2-key.ts';
import { sm2Sign, sm2Signer } from './sm2-sign.ts';
import { sm2Verify } from './sm2-verify.ts';
import { codeOf } from './testing/code-of.ts';
import { seededRandom } from './testing/seeded-random.ts';
import { standardExample as example } from './testing/standard-example.ts';

const random = seededRandom('sign');
const { privateKey, publicKey, message } = example;

describe('SM2 signing', () => {
  it('C1 computes Z and e of the standard example', () => {
    const z = signerDigest(readPublicKey(publicKey), example.userId);
    expect(bytesToHex(z)).toBe(example.z);
    expect(bytesToHex(messageDigest(z, message))).toBe(example.e);
  });

  it('C3 makes 64-byte signatures that verify, under the id they were made with only', () => {
    const userId = utf8Encode('统一社会信用代码 11110000');
    for (let i = 0; i < 10; i++) {
      const pair = generateKeyPair(random);
      const text = random(1 + i * 7);
      const signature = sm2Sign({ ...pair, message: text, userId }, random);
      const request = { publicKey: pair.publicKey, message: text, signature };
      expect(signature.length).toBe(64);
      expect(sm2Verify({ ...request, userId })).toBe(true);
      expect(sm2Verify(request)).toBe(false);
    }
  });

  it('C3 signs the empty message', () => {
    const signature = sm2Sign({ privateKey, publicKey, message: new Uint8Array() }, random);
    expect(sm2Verify({ publicKey, message: new Uint8Array(), signature })).toBe(true);
  });

  it('C7 hedges the nonce: a source that repeats itself gives no two messages one nonce', () => {
    const stuck = () => seededRandom('always the same');
    const sign = (text: string) => sm2Sign({ privateKey, publicKey, message: utf8Encode(text) }, stuck());
    /** x of kG, which r − e reveals: equal for two messages exactly when the nonce is. */
    const noncePoint = (text: string) => {
      const z = signerDigest(readPublicKey(publicKey), example.userId);
      const r = bytesToNumberBE(sign(text).subarray(0, 32));
      return scalars.sub(r, digestNumber(messageDigest(z, utf8Encode(text))));
    };
    expect(sign('甲')).toEqual(sign('甲'));
    expect(noncePoint('甲')).not.toBe(noncePoint('乙'));
  });

  it('C7 fresh randomness gives one message different signatures', () => {
    const signer = sm2Signer({ privateKey, publicKey });
    const signatures = new Set(Array.from({ length: 20 }, () => bytesToHex(signer(message, random))));
    expect(signatures.size).toBe(20);
  });

  it('C2 refuses key halves that do not belong together, and keys out of range', () => {
    const other = generateKeyPair(random);
    expect(codeOf(() => sm2Signer({ privateKey, publicKey: other.publicKey }))).toBe('bad-key');
    expect(codeOf(() => sm2Signer({ privateKey: numberToBytesBE(0n, 32), publicKey }))).toBe('bad-key');
    expect(codeOf(() => sm2Signer({ privateKey, publicKey: publicKey.subarray(1) }))).toBe('bad-key');
  });

  it('C2 refuses an id whose bit length does not fit 16 bits', () => {
    const signer = (length: number) => sm2Signer({ privateKey, publicKey }, new Uint8Array(length));
    expect(codeOf(() => signer(8192))).toBe('wrong-length');
    expect(codeOf(() => signer(8191))).toBe('no error');
  });

  it('C8 refuses to sign text', () => {
    const text = 'message digest' as unknown as Uint8Array;
    expect(() => sm2Sign({ privateKey, publicKey, message: text }, random)).toThrow(TypeError);
  });
});
