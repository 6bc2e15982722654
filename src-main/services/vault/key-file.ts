/**
 * `vault.json`: the officer's SM2 private key under SM4-GCM. Its key stands on the PIN (scrypt) and on the data key
 * together, so neither a copied folder nor a guessed PIN opens it. A software implementation, no certified module.
 */
import { z } from 'zod';
import { base64Decode, base64Encode } from '#shared/crypto/base64.ts';
import { bytesToHex, concatBytes, hexToBytes, utf8Encode } from '#shared/crypto/bytes.ts';
import { canonicalBytes } from '#shared/crypto/canonical-json.ts';
import type { Sm2KeyPair } from '#shared/crypto/sm2-key.ts';
import { sm2Sign } from '#shared/crypto/sm2-sign.ts';
import { sm3 } from '#shared/crypto/sm3.ts';
import { openBox, sealBox } from '#shared/crypto/sm4-box.ts';
import { keyProof, publicKeyHex, signatureHex } from '#shared/domain/signing/signing-key.ts';
import { identifier } from '#shared/lib/text.ts';
import { keyFor, saltBytes, stretch, systemRandom } from '../keys/secret-key.ts';

const base64 = z.base64().max(1024);

export const keyFile = z.strictObject({
  version: z.literal(1),
  keyId: identifier,
  publicKey: publicKeyHex,
  /** Public: kept so that a registration that was refused or never sent can be repeated without the PIN. */
  proof: signatureHex,
  kdf: z.literal('scrypt-32768-8-1'),
  salt: base64,
  sealedKey: base64,
});
export type KeyFile = z.infer<typeof keyFile>;

export type KeyOwner = {
  readonly officerId: string;
  /** 32 bytes. */
  readonly dataKey: Uint8Array;
  readonly pin: string;
};

/** `key-` and the first 96 bits of SM3 over the public key. */
export function keyIdOf(publicKey: Uint8Array): string {
  return `key-${bytesToHex(sm3(publicKey)).slice(0, 24)}`;
}

/** Seals a fresh pair for its owner; the pair itself is left to the caller to zero. */
export async function sealKeyPair(pair: Sm2KeyPair, owner: KeyOwner): Promise<KeyFile> {
  const keyId = keyIdOf(pair.publicKey);
  const publicKey = bytesToHex(pair.publicKey);
  const proof = signValue(pair, keyProof(keyId, owner.officerId, publicKey));
  return resealKeyPair({ keyId, publicKey, proof }, pair, owner);
}

/** The same key under another PIN, with a salt of its own. */
export async function resealKeyPair(
  { keyId, publicKey, proof }: Pick<KeyFile, 'keyId' | 'publicKey' | 'proof'>,
  pair: Sm2KeyPair,
  owner: KeyOwner,
): Promise<KeyFile> {
  const salt = systemRandom(saltBytes);
  const key = await wrapKey(owner, salt);
  const aad = aadOf(owner.officerId, keyId);
  const sealed = sealBox({ key, aad, plaintext: pair.privateKey }, systemRandom);
  key.fill(0);
  return {
    version: 1,
    keyId,
    publicKey,
    proof,
    kdf: 'scrypt-32768-8-1',
    salt: base64Encode(salt),
    sealedKey: base64Encode(sealed),
  };
}

/** The pair, to be zeroed after use; null where the PIN is another or the file was altered: the two look alike. */
export async function openKeyPair(file: KeyFile, owner: KeyOwner): Promise<Sm2KeyPair | null> {
  const publicKey = hexToBytes(file.publicKey);
  // The id is sealed with the key, and is of the public key: another one in its place is an altered file.
  if (keyIdOf(publicKey) !== file.keyId) return null;
  let key = new Uint8Array();
  try {
    key = await wrapKey(owner, base64Decode(file.salt));
    const aad = aadOf(owner.officerId, file.keyId);
    return { privateKey: openBox({ key, aad, sealed: base64Decode(file.sealedKey) }), publicKey };
  } catch {
    return null;
  } finally {
    key.fill(0);
  }
}

/** r‖s in hexadecimal over the canonical JSON of the value. */
function signValue(pair: Sm2KeyPair, value: unknown): string {
  return bytesToHex(sm2Sign({ ...pair, message: canonicalBytes(value) }, systemRandom));
}

async function wrapKey({ dataKey, pin }: KeyOwner, salt: Uint8Array) {
  const fromData = keyFor(dataKey, 'vault-root');
  const fromPin = await stretch(pin, salt);
  const both = concatBytes(fromData, fromPin);
  const key = keyFor(both, 'vault-wrap', salt);
  for (const part of [fromData, fromPin, both]) part.fill(0);
  return key;
}

const aadOf = (officerId: string, keyId: string) => utf8Encode(`desk.vault.v1|${officerId}|${keyId}`);
