/** Keys of this workstation: random ones, and those that stand on what an officer remembers. */
import { randomBytes, scrypt } from 'node:crypto';
import { type Bytes, utf8Encode } from '#shared/crypto/bytes.ts';
import { hkdfSm3 } from '#shared/crypto/hmac.ts';
import type { RandomSource } from '#shared/crypto/random.ts';

export const systemRandom: RandomSource = (length) => new Uint8Array(randomBytes(length));

/** RFC 7914 cost: 2^15 × 8 × 128 bytes = 32 MiB a guess, about 0.1 s here. */
const cost = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 } as const;

/** Length of a data key and of what scrypt gives, in bytes. */
export const rootKeyBytes = 32;
export const saltBytes = 16;

/** 32 bytes from a password or PIN (NFC, so that two input methods type the same one). Off the main thread. */
export function stretch(secret: string, salt: Uint8Array): Promise<Uint8Array> {
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>();
  scrypt(secret.normalize('NFC'), salt, rootKeyBytes, cost, (error, key) => {
    if (error === null) resolve(key);
    else reject(error);
  });
  return promise;
}

/** What a key derived from a root key may be used for; each use has a key of its own. */
export type KeyPurpose =
  | 'password-wrap'
  | 'password-device-wrap'
  | 'recovery-wrap'
  | 'lease'
  | 'token'
  | 'journal'
  | 'row-keys'
  | 'vault-root'
  | 'vault-wrap';

/** The SM4 key (16 bytes) for one purpose. */
export function keyFor(root: Uint8Array, purpose: KeyPurpose, salt: Uint8Array = new Uint8Array()): Bytes {
  return hkdfSm3({ secret: root, salt, info: utf8Encode(`desk.${purpose}.v1`), length: 16 });
}
