import { afterEach, describe, expect, it, vi } from 'vitest';
import { bytesToHex, utf8Encode } from './bytes.ts';
import { drawBytes, type RandomSource } from './random.ts';
import { generateKeyPair } from './sm2-key.ts';
import { sm2Sign } from './sm2-sign.ts';
import { sm2Verify } from './sm2-verify.ts';
import { openBox, sealBox } from './sm4-box.ts';
import { codeOf } from './testing/code-of.ts';
import { seededRandom } from './testing/seeded-random.ts';

const missing = undefined as unknown as RandomSource;

afterEach(() => {
  vi.restoreAllMocks();
});

describe('randomness', () => {
  const broken: readonly (readonly [string, RandomSource])[] = [
    ['is missing', missing],
    ['returns too little', (length) => seededRandom('short')(length - 1)],
    ['returns too much', (length) => seededRandom('long')(length + 1)],
    ['returns no bytes', () => 'abcdefghijkl' as unknown as Uint8Array],
    ['is stuck at zero', (length) => new Uint8Array(length)],
    ['is stuck at one value', (length) => new Uint8Array(length).fill(0xa5)],
  ];

  it.each(broken)('C7 throws when the source %s', (_, random) => {
    const pair = generateKeyPair(seededRandom('pair'));
    const message = utf8Encode('同意');
    const box = { key: pair.privateKey.subarray(0, 16), aad: message, plaintext: message };
    expect(codeOf(() => drawBytes(random, 32))).toBe('bad-randomness');
    expect(codeOf(() => generateKeyPair(random))).toBe('bad-randomness');
    expect(codeOf(() => sm2Sign({ ...pair, message }, random))).toBe('bad-randomness');
    expect(codeOf(() => sealBox(box, random))).toBe('bad-randomness');
  });

  it('C7 different randomness gives different keys, the same gives the same', () => {
    const keyOf = (seed: string) => bytesToHex(generateKeyPair(seededRandom(seed)).privateKey);
    const keys = new Set(Array.from({ length: 50 }, (_, i) => keyOf(`seed ${i}`)));
    expect(keys.size).toBe(50);
    expect(keyOf('seed 0')).toBe(keyOf('seed 0'));
  });

  it('C7 does not touch Math.random or the clock', () => {
    const ambient = [vi.spyOn(Math, 'random'), vi.spyOn(Date, 'now'), vi.spyOn(performance, 'now')];
    const random = seededRandom('no ambient source');
    const pair = generateKeyPair(random);
    const message = utf8Encode('共享协议');
    const signature = sm2Sign({ ...pair, message }, random);
    expect(sm2Verify({ publicKey: pair.publicKey, message, signature })).toBe(true);
    const key = random(16);
    const sealed = sealBox({ key, aad: message, plaintext: message }, random);
    expect(openBox({ key, aad: message, sealed })).toEqual(message);
    for (const source of ambient) expect(source).not.toHaveBeenCalled();
  });
});
