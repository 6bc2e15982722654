import { createHmac, hkdfSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { bytesToHex, utf8Encode } from './bytes.ts';
import { hkdfSm3, hmacSm3 } from './hmac.ts';
import { seededRandom } from './testing/seeded-random.ts';

const random = seededRandom('hmac');

describe('HMAC-SM3 and HKDF-SM3', () => {
  it.each([1, 16, 32, 63, 64, 65, 200])('C3 HMAC agrees with OpenSSL for a key of %i bytes', (length) => {
    const key = random(length);
    for (const size of [1, 55, 56, 63, 64, 119, 1000]) {
      const message = random(size);
      const expected = createHmac('sm3', key).update(message).digest('hex');
      expect(bytesToHex(hmacSm3(key, message)), `message of ${size}`).toBe(expected);
    }
  });

  it('C3 HMAC agrees with OpenSSL for an empty key and an empty message', () => {
    const nothing = new Uint8Array();
    expect(bytesToHex(hmacSm3(nothing, nothing))).toBe(createHmac('sm3', nothing).digest('hex'));
  });

  it.each([1, 31, 32, 33, 255])('C3 HKDF agrees with OpenSSL for %i bytes', (length) => {
    const from = { secret: random(32), salt: random(20), info: utf8Encode('wrap journal key'), length };
    const expected = Buffer.from(hkdfSync('sm3', from.secret, from.salt, from.info, length)).toString('hex');
    expect(bytesToHex(hkdfSm3(from))).toBe(expected);
  });

  it('C3 HKDF refuses more than RFC 5869 allows', () => {
    const from = { secret: random(32), salt: random(1), info: random(1), length: 255 * 32 + 1 };
    expect(() => hkdfSm3(from)).toThrow();
  });
});
