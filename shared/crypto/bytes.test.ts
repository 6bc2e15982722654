import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { equalBytes, utf8Decode, utf8Encode } from './bytes.ts';
import { codeOf } from './testing/code-of.ts';

describe('text and bytes', () => {
  it('C8 encodes rare characters of names exactly', () => {
    const bytes = (text: string) => Array.from(utf8Encode(text));
    expect(bytes('𠮷')).toEqual([0xf0, 0xa0, 0xae, 0xb7]);
    expect(bytes('\u{30000}')).toEqual([0xf0, 0xb0, 0x80, 0x80]);
    expect(bytes('葛\u{e0100}')).toEqual([0xe8, 0x91, 0x9b, 0xf3, 0xa0, 0x84, 0x80]);
    expect(bytes('\u{f0001}')).toEqual([0xf3, 0xb0, 0x80, 0x81]);
  });

  it('C8 gives every well-formed text back unchanged, a byte order mark included', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => utf8Decode(utf8Encode(text)) === text));
    expect(utf8Decode(utf8Encode('\ufeffa'))).toBe('\ufeffa');
  });

  it.each([
    ['a lone high surrogate', '\ud842'],
    ['a lone low surrogate', 'a\udfb7b'],
    ['a swapped pair', '\udfb7\ud842'],
  ])('C8 refuses %s instead of replacing it', (_, text) => {
    expect(codeOf(() => utf8Encode(text))).toBe('bad-encoding');
  });

  it.each([
    ['an overlong form', [0xc0, 0x80]],
    ['an encoded surrogate', [0xed, 0xa0, 0x80]],
    ['a cut sequence', [0xe8, 0x91]],
    ['a value over U+10FFFF', [0xf4, 0x90, 0x80, 0x80]],
  ])('C8 refuses %s in UTF-8', (_, bytes) => {
    expect(codeOf(() => utf8Decode(Uint8Array.from(bytes)))).toBe('bad-encoding');
  });
});

describe('equalBytes', () => {
  it('C6 tells equal from different bytes and lengths', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.uint8Array(), (a, b) => {
        expect(equalBytes(a, a.slice())).toBe(true);
        expect(equalBytes(a, b)).toBe(Buffer.compare(a, b) === 0);
      }),
    );
    expect(equalBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 2, 0))).toBe(false);
    expect(equalBytes(Uint8Array.of(0x81), Uint8Array.of(1))).toBe(false);
  });
});
