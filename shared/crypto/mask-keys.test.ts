import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesToHex } from './bytes.ts';
import { hkdfSm3, hmacSm3 } from './hmac.ts';
import { purposeKeys } from './mask-keys.ts';

const secret = Uint8Array.from({ length: 32 }, (_, at) => at);

describe('[R038] keys of a purpose', () => {
  const keys = purposeKeys(secret, '人口核查');
  const other = purposeKeys(secret, '低保核查');

  it('[R038] a tag is HMAC-SM3 under the key derived for the purpose', () => {
    const info = new TextEncoder().encode('desk-mask/1/tag/人口核查');
    const key = hkdfSm3({ secret, salt: new Uint8Array(), info, length: 32 });
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(bytesToHex(keys.tag(text))).toBe(bytesToHex(hmacSm3(key, new TextEncoder().encode(text))));
        expect(keys.tag(text)).not.toEqual(other.tag(text));
      }),
    );
  });

  it('[R038] what is sealed opens under its purpose alone; the text shows no length within a block', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (value) => {
        const sealed = keys.seal(value);
        expect(keys.seal(value)).toBe(sealed);
        expect(keys.open(sealed)).toBe(value);
        expect(other.open(sealed)).toBeNull();
        expect(keys.open(value)).toBeNull();
      }),
    );
    expect(keys.seal('1').length).toBe(keys.seal('110105194912310').length);
  });

  it('[R038] a changed text opens to nothing', () => {
    const sealed = keys.seal('13812345678');
    fc.assert(
      fc.property(fc.nat(sealed.length - 1), fc.constantFrom('A', 'B', '!', ''), (at, put) => {
        const changed = sealed.slice(0, at) + put + sealed.slice(at + 1);
        if (changed !== sealed) expect(keys.open(changed)).toBeNull();
      }),
    );
  });
});
