/**
 * Keys of 数据脱敏, one set a purpose: HMAC-SM3 for pseudonyms and SM4-GCM for what must come back. All are derived from one
 * secret by HKDF-SM3 with the purpose's name, so that two purposes' results have nothing in common.
 */
import { hmac } from '@noble/hashes/hmac.js';
import { base64UrlDecode, base64UrlEncode } from './base64.ts';
import { type Bytes, concatBytes, equalBytes, requireLength, utf8Decode, utf8Encode } from './bytes.ts';
import { CryptoError } from './crypto-error.ts';
import { hkdfSm3 } from './hmac.ts';
import { sm3 } from './sm3.ts';
import { SM4_GCM_IV_BYTES, sm4GcmOpen, sm4GcmSeal } from './sm4-gcm.ts';

export type PurposeKeys = {
  readonly tag: (text: string) => Bytes;
  readonly seal: (value: string) => string;
  readonly open: (sealed: string) => string | null;
};

/** What every sealed value begins with. */
const prefix = 'SM4:';
const block = 16;
const none = new Uint8Array();

/** Lone surrogates have no UTF-8; a value that holds one is tagged with its replacement and never sealed. */
const bytesOf = (text: string): Bytes => utf8Encode(text.toWellFormed());

/** HMAC-SM3 with the key's blocks digested once. */
const taggerOf = (key: Uint8Array): ((message: Uint8Array) => Bytes) => {
  const keyed = hmac.create(sm3, key);
  return (message) => keyed.clone().update(message).digest();
};

/** ISO/IEC 9797-1 method 2: a one bit, then zeros to a whole block, so that short values show no length. */
const padded = (message: Uint8Array): Bytes => {
  const padding = new Uint8Array(block - (message.length % block));
  padding[0] = 0x80;
  return concatBytes(message, padding) as Bytes;
};

const unpadded = (message: Uint8Array): Uint8Array => message.subarray(0, message.lastIndexOf(0x80));

/**
 * The keys of one purpose.
 *
 * Sealing takes its IV from HMAC-SM3 of the value (the way of SIV, RFC 5297): the same value gives the same text, as a
 * join within the purpose needs, and no IV serves two values. Who sees two equal texts knows that the values are equal.
 * @param secret 32 random bytes, kept by main. @throws CryptoError `wrong-length`
 */
export function purposeKeys(secret: Uint8Array, purpose: string): PurposeKeys {
  requireLength(secret, 32, 'a masking secret');
  const derive = (use: string, length: number) =>
    hkdfSm3({ secret, salt: none, info: utf8Encode(`desk-mask/1/${use}/${purpose}`), length });
  const tag = taggerOf(derive('tag', 32));
  const ivOf = taggerOf(derive('iv', 32));
  const key = derive('seal', 16);
  return {
    tag: (text) => tag(bytesOf(text)),
    seal: (value) => {
      const message = utf8Encode(value);
      const iv = ivOf(message).slice(0, SM4_GCM_IV_BYTES);
      return (
        prefix +
        base64UrlEncode(concatBytes(iv, sm4GcmSeal({ key, iv, aad: none, plaintext: padded(message) })))
      );
    },
    open: (sealed) => (sealed.startsWith(prefix) ? openSealed(key, ivOf, sealed.slice(prefix.length)) : null),
  };
}

const openSealed = (
  key: Uint8Array,
  ivOf: (message: Uint8Array) => Uint8Array,
  text: string,
): string | null => {
  try {
    const bytes = base64UrlDecode(text);
    const iv = bytes.subarray(0, SM4_GCM_IV_BYTES);
    const message = unpadded(sm4GcmOpen({ key, iv, aad: none, sealed: bytes.subarray(SM4_GCM_IV_BYTES) }));
    return equalBytes(ivOf(message).subarray(0, SM4_GCM_IV_BYTES), iv) ? utf8Decode(message) : null;
  } catch (error) {
    if (error instanceof CryptoError) return null;
    throw error;
  }
};
