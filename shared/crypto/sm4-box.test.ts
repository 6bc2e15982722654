import { describe, expect, it } from 'vitest';
import { bytesToHex, utf8Encode } from './bytes.ts';
import { openBox, sealBox } from './sm4-box.ts';
import { codeOf } from './testing/code-of.ts';
import { flipBit } from './testing/flip-bit.ts';
import { seededRandom } from './testing/seeded-random.ts';

describe('sealed boxes', () => {
  const random = seededRandom('box');
  const key = random(16);
  const aad = utf8Encode('outbox row 7');

  it('C6 opens with the same key and AAD only', () => {
    const plaintext = utf8Encode('张三 葛\u{e0100}');
    const sealed = sealBox({ key, aad, plaintext }, random);
    expect(sealed.length).toBe(plaintext.length + 28);
    expect(openBox({ key, aad, sealed })).toEqual(plaintext);
    expect(codeOf(() => openBox({ key, aad: utf8Encode('another row'), sealed }))).toBe('not-authentic');
    expect(codeOf(() => openBox({ key: random(16), aad, sealed }))).toBe('not-authentic');
  });

  it('C6 throws for every flipped bit and every cut', () => {
    const sealed = sealBox({ key, aad, plaintext: utf8Encode('甲') }, random);
    for (let bit = 0; bit < sealed.length * 8; bit++) {
      expect(codeOf(() => openBox({ key, aad, sealed: flipBit(sealed, bit) }))).toBe('not-authentic');
    }
    for (let length = 0; length < sealed.length; length++) {
      expect(codeOf(() => openBox({ key, aad, sealed: sealed.subarray(0, length) }))).toBe('not-authentic');
    }
  });

  it('C6 never repeats a nonce over 100,000 seals', () => {
    const ivs = new Set<string>();
    const plaintext = new Uint8Array();
    for (let i = 0; i < 100_000; i++) {
      ivs.add(bytesToHex(sealBox({ key, aad: plaintext, plaintext }, random).subarray(0, 12)));
    }
    expect(ivs.size).toBe(100_000);
  }, 120_000);
});
