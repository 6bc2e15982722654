import { describe, expect, it } from 'vitest';
import { hexToBytes } from './bytes.ts';
import { encryptSm4Block, expandSm4Key } from './sm4.ts';
import { codeOf } from './testing/code-of.ts';

const KEY = hexToBytes('0123456789abcdeffedcba9876543210');
const PLAINTEXT = [0x01234567, 0x89abcdef, 0xfedcba98, 0x76543210];

describe('SM4', () => {
  it('C1 encrypts the block of GB/T 32907 Annex A.1', () => {
    const block = Uint32Array.from(PLAINTEXT);
    encryptSm4Block(expandSm4Key(KEY), block);
    expect(Array.from(block)).toEqual([0x681edf34, 0xd206965e, 0x86b3e94f, 0x536e4246]);
  });

  it('C1 encrypts it 1,000,000 times as in Annex A.2', () => {
    const block = Uint32Array.from(PLAINTEXT);
    const roundKeys = expandSm4Key(KEY);
    for (let i = 0; i < 1_000_000; i++) encryptSm4Block(roundKeys, block);
    expect(Array.from(block)).toEqual([0x595298c7, 0xc6fd271f, 0x0402f804, 0xc33d3f66]);
  }, 60_000);

  it('C1 expands a key that lies inside a larger buffer', () => {
    const buffer = new Uint8Array(40);
    buffer.set(KEY, 7);
    expect(expandSm4Key(buffer.subarray(7, 23))).toEqual(expandSm4Key(KEY));
  });

  it.each([0, 15, 17, 24, 32])('C6 refuses a key of %i bytes', (length) => {
    expect(codeOf(() => expandSm4Key(new Uint8Array(length)))).toBe('wrong-length');
  });
});
