/**
 * `unlock.json`: what an officer's password opens without a link. A random data key under SM4-GCM with a key that
 * stands on the password (scrypt) and, where the machine has a sound key store, on a secret in that store too; the
 * session's token under the data key. A software implementation.
 */
import { z } from 'zod';
import { base64Decode, base64Encode } from '#shared/crypto/base64.ts';
import { concatBytes, utf8Decode, utf8Encode } from '#shared/crypto/bytes.ts';
import { openBox, sealBox } from '#shared/crypto/sm4-box.ts';
import { officer } from '#shared/domain/organisation/organisation.ts';
import { type DeviceSecret, sealedDevice } from '../keys/device-secret.ts';
import { keyFor, saltBytes, stretch, systemRandom } from '../keys/secret-key.ts';

const base64 = z.base64().max(4096);

/** Readable without the password: the names are on the unlocking screen, and the rest is sealed. */
export const unlockFile = z.strictObject({
  /** 1: of version 0.1.0, without a device's secret and without a lease. */
  version: z.union([z.literal(1), z.literal(2)]),
  officer,
  departmentName: z.string().max(80),
  login: z.string().max(64),
  demonstration: z.boolean(),
  kdf: z.literal('scrypt-32768-8-1'),
  salt: base64,
  wrappedKey: base64,
  sealedToken: base64.nullable(),
  /** The secret the key stands on beside the password, as the machine's key store gave it back; null: password alone. */
  device: sealedDevice.nullable().default(null),
  /** The data key once more, under a key that only the platform has, for the same officer (A8); null: not yet. */
  recovery: base64.nullable().default(null),
});
export type UnlockFile = z.infer<typeof unlockFile>;
export type Profile = Pick<UnlockFile, 'officer' | 'departmentName' | 'login' | 'demonstration'>;

export type UnlockSecrets = {
  readonly password: string;
  readonly dataKey: Uint8Array;
  readonly token: string;
  /** Null where this machine keeps no secrets soundly. */
  readonly device: DeviceSecret | null;
};

/** A new file's content; every call draws a new salt. */
export async function sealUnlockFile(profile: Profile, secrets: UnlockSecrets): Promise<UnlockFile> {
  const salt = systemRandom(saltBytes);
  const { device } = secrets;
  const key = await wrapKey({ password: secrets.password, device: device?.secret ?? null }, salt);
  const aad = keyAad(profile.officer.id);
  const wrapped = sealBox({ key, aad, plaintext: secrets.dataKey }, systemRandom);
  key.fill(0);
  return {
    version: 2,
    ...profile,
    kdf: 'scrypt-32768-8-1',
    salt: base64Encode(salt),
    wrappedKey: base64Encode(wrapped),
    sealedToken: sealToken(profile.officer.id, secrets.dataKey, secrets.token),
    device: device?.sealed ?? null,
    recovery: null,
  };
}

/**
 * The data key (32 bytes), or null where the password is another or the file was altered: the two look alike.
 * @param device the secret of `file.device`, opened
 */
export async function openDataKey(
  file: UnlockFile,
  password: string,
  device: Uint8Array | null,
): Promise<Uint8Array | null> {
  const key = await wrapKey({ password, device }, base64Decode(file.salt));
  try {
    return openBox({ key, aad: keyAad(file.officer.id), sealed: base64Decode(file.wrappedKey) });
  } catch {
    return null;
  } finally {
    key.fill(0);
  }
}

/** The token kept at the last sign-in, or null where there is none that this key opens. */
export function openToken(file: UnlockFile, dataKey: Uint8Array): string | null {
  if (file.sealedToken === null) return null;
  const key = keyFor(dataKey, 'token');
  try {
    const aad = tokenAad(file.officer.id);
    return utf8Decode(openBox({ key, aad, sealed: base64Decode(file.sealedToken) }));
  } catch {
    return null;
  } finally {
    key.fill(0);
  }
}

function sealToken(officerId: string, dataKey: Uint8Array, token: string): string {
  const key = keyFor(dataKey, 'token');
  const plaintext = utf8Encode(token);
  const sealed = sealBox({ key, aad: tokenAad(officerId), plaintext }, systemRandom);
  plaintext.fill(0);
  key.fill(0);
  return base64Encode(sealed);
}

type WrapBasis = { readonly password: string; readonly device: Uint8Array | null };

async function wrapKey({ password, device }: WrapBasis, salt: Uint8Array) {
  const stretched = await stretch(password, salt);
  if (device === null) {
    const key = keyFor(stretched, 'password-wrap');
    stretched.fill(0);
    return key;
  }
  const both = concatBytes(stretched, device);
  const key = keyFor(both, 'password-device-wrap', salt);
  for (const part of [stretched, both, device]) part.fill(0);
  return key;
}

const keyAad = (officerId: string) => utf8Encode(`desk.unlock.data-key.v1|${officerId}`);
const tokenAad = (officerId: string) => utf8Encode(`desk.unlock.token.v1|${officerId}`);
