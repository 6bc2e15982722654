import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesToHex, hexToBytes } from './bytes.ts';
import { sm4GcmOpen, sm4GcmSeal } from './sm4-gcm.ts';
import { codeOf } from './testing/code-of.ts';
import { flipBit } from './testing/flip-bit.ts';

/** RFC 8998 Appendix A.1. */
const rfc = {
  key: hexToBytes('0123456789abcdeffedcba9876543210'),
  iv: hexToBytes('00001234567800000000abcd'),
  aad: hexToBytes('feedfacedeadbeeffeedfacedeadbeefabaddad2'),
  plaintext: hexToBytes(
    'aaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbccccccccccccccccdddddddddddddddd' +
      'eeeeeeeeeeeeeeeeffffffffffffffffeeeeeeeeeeeeeeeeaaaaaaaaaaaaaaaa',
  ),
  sealed: hexToBytes(
    '17f399f08c67d5ee19d0dc9969c4bb7d5fd46fd3756489069157b282bb200735' +
      'd82710ca5c22f0ccfa7cbf93d496ac15a56834cbcf98c397b4024a2691233b8d' +
      '83de3541e4c2b58177e065a9bf7b62ec',
  ),
};
const { key, iv } = rfc;

describe('SM4-GCM', () => {
  it('C1 seals and opens the example of RFC 8998 A.1', () => {
    expect(bytesToHex(sm4GcmSeal(rfc))).toBe(bytesToHex(rfc.sealed));
    expect(sm4GcmOpen(rfc)).toEqual(rfc.plaintext);
  });

  it('C6 gives every plaintext back, 16 bytes longer when sealed', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), fc.uint8Array({ maxLength: 40 }), (plaintext, other) => {
        const sealed = sm4GcmSeal({ key, iv, aad: other, plaintext });
        expect(sealed.length).toBe(plaintext.length + 16);
        expect(sm4GcmOpen({ key, iv, aad: other, sealed })).toEqual(plaintext);
      }),
    );
  });

  it.each(['key', 'iv', 'aad', 'sealed'] as const)('C6 throws for every flipped bit of the %s', (part) => {
    for (let bit = 0; bit < rfc[part].length * 8; bit++) {
      const changed = { ...rfc, [part]: flipBit(rfc[part], bit) };
      expect(
        codeOf(() => sm4GcmOpen(changed)),
        `bit ${bit}`,
      ).toBe('not-authentic');
    }
  });

  it('C6 throws for a missing tag and for every shorter one', () => {
    const end = rfc.sealed.length;
    for (let cut = 1; cut <= 16; cut++) {
      const sealed = rfc.sealed.subarray(0, end - cut);
      expect(
        codeOf(() => sm4GcmOpen({ ...rfc, sealed })),
        `${cut} bytes cut`,
      ).toBe('not-authentic');
    }
    expect(codeOf(() => sm4GcmOpen({ ...rfc, sealed: new Uint8Array() }))).toBe('not-authentic');
    expect(codeOf(() => sm4GcmOpen({ ...rfc, sealed: rfc.sealed.subarray(0, 15) }))).toBe('not-authentic');
  });

  it.each([0, 11, 13, 16])('C6 refuses an IV of %i bytes, sealing and opening', (length) => {
    const wrong = { ...rfc, iv: new Uint8Array(length) };
    expect(codeOf(() => sm4GcmSeal(wrong))).toBe('wrong-length');
    expect(codeOf(() => sm4GcmOpen(wrong))).toBe('wrong-length');
  });
});
