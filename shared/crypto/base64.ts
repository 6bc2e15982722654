/** Base64 and base64url (RFC 4648 §4 and §5), by hand: `btoa` and `Buffer` belong to the DOM and to Node. */
import type { Bytes } from './bytes.ts';
import { CryptoError } from './crypto-error.ts';

const COMMON = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const STANDARD = `${COMMON}+/`;
const URL_SAFE = `${COMMON}-_`;

/** Base64 with padding. */
export function base64Encode(bytes: Uint8Array): string {
  const text = encode(bytes, STANDARD);
  return text.padEnd(Math.ceil(text.length / 4) * 4, '=');
}

/** Base64url without padding, as JOSE and URLs want it. */
export function base64UrlEncode(bytes: Uint8Array): string {
  return encode(bytes, URL_SAFE);
}

/** Strict inverse of {@link base64Encode}. @throws CryptoError `bad-encoding` on any other spelling. */
export function base64Decode(text: string): Bytes {
  const bytes = decode(text.replace(/={1,2}$/, ''), STANDARD);
  if (base64Encode(bytes) !== text) throw new CryptoError('bad-encoding', 'not canonical base64');
  return bytes;
}

/** Strict inverse of {@link base64UrlEncode}. @throws CryptoError `bad-encoding` on any other spelling. */
export function base64UrlDecode(text: string): Bytes {
  const bytes = decode(text, URL_SAFE);
  if (base64UrlEncode(bytes) !== text) throw new CryptoError('bad-encoding', 'not canonical base64url');
  return bytes;
}

function encode(bytes: Uint8Array, alphabet: string): string {
  let text = '';
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xffff;
    for (bits += 8; bits >= 6; bits -= 6) text += alphabet[(held >>> (bits - 6)) & 63];
  }
  return bits === 0 ? text : text + alphabet[(held << (6 - bits)) & 63];
}

function decode(text: string, alphabet: string): Bytes {
  const bytes = new Uint8Array(Math.floor((text.length * 6) / 8));
  let held = 0;
  let bits = 0;
  let at = 0;
  for (const character of text) {
    const value = alphabet.indexOf(character);
    if (value < 0) throw new CryptoError('bad-encoding', 'a character outside the base64 alphabet');
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[at++] = (held >>> bits) & 0xff;
  }
  return bytes;
}
