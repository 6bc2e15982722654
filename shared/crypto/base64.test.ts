import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { base64Decode, base64Encode, base64UrlDecode, base64UrlEncode } from './base64.ts';
import { codeOf } from './testing/code-of.ts';

describe('base64', () => {
  it('C2 agrees with Node in both alphabets and comes back unchanged', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(base64Encode(bytes)).toBe(Buffer.from(bytes).toString('base64'));
        expect(base64UrlEncode(bytes)).toBe(Buffer.from(bytes).toString('base64url'));
        expect(base64Decode(base64Encode(bytes))).toEqual(bytes);
        expect(base64UrlDecode(base64UrlEncode(bytes))).toEqual(bytes);
      }),
    );
  });

  it.each(['QQ', 'QQ=', 'QR==', 'QQ===', 'Q', 'Q Q=', 'QQ==\n', '-_==', 'QUI=QUI='])(
    'C2 refuses the other spelling %j',
    (text) => {
      expect(codeOf(() => base64Decode(text))).toBe('bad-encoding');
    },
  );

  it.each(['QQ==', 'QR', 'Q', '+/8'])('C2 refuses the other base64url spelling %j', (text) => {
    expect(codeOf(() => base64UrlDecode(text))).toBe('bad-encoding');
  });
});
