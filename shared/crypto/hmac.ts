/** HMAC-SM3 (GB/T 15852.2-2012 MAC algorithm 2, RFC 2104) and HKDF-SM3 (RFC 5869), by noble over our SM3. */
import { hkdf } from '@noble/hashes/hkdf.js';
import { hmac } from '@noble/hashes/hmac.js';
import type { Bytes } from './bytes.ts';
import { sm3 } from './sm3.ts';

/** The 32-byte tag of `message`; compare tags with `equalBytes` only. Use keys of 32 bytes. */
export function hmacSm3(key: Uint8Array, message: Uint8Array): Bytes {
  return hmac(sm3, key, message);
}

/**
 * Derives `length` bytes (at most 255 × 32, else it throws) from `secret`. `info` names the purpose: a
 * different purpose gives an independent key. `salt` is not secret and may be empty.
 */
export function hkdfSm3(from: {
  readonly secret: Uint8Array;
  readonly salt: Uint8Array;
  readonly info: Uint8Array;
  readonly length: number;
}): Bytes {
  return hkdf(sm3, from.secret, from.salt, from.info, from.length);
}
