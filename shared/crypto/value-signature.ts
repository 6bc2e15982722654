/**
 * Digests and SM2 signatures of values rather than bytes: always over the value's canonical JSON, in
 * lower-case hexadecimal, so that window, main and platform sign and check the very same bytes.
 */
import { bytesToHex, hexToBytes } from './bytes.ts';
import { canonicalBytes } from './canonical-json.ts';
import type { RandomSource } from './random.ts';
import type { Sm2KeyPair } from './sm2-key.ts';
import { sm2Sign } from './sm2-sign.ts';
import { sm2Verify } from './sm2-verify.ts';
import { sm3 } from './sm3.ts';

/** SM3 of the value's canonical JSON, 64 hexadecimal digits. Throws where the value has no canonical form. */
export function digestOfValue(value: unknown): string {
  return bytesToHex(sm3(canonicalBytes(value)));
}

/** r‖s over the value's canonical JSON, 128 hexadecimal digits. */
export function signValue(keyPair: Sm2KeyPair, value: unknown, random: RandomSource): string {
  return bytesToHex(sm2Sign({ ...keyPair, message: canonicalBytes(value) }, random));
}

export type SignedValue = { readonly publicKey: string; readonly value: unknown; readonly signature: string };

/** True only for a valid signature; malformed hexadecimal or keys are false, never an exception. */
export function verifyValue({ publicKey, value, signature }: SignedValue): boolean {
  try {
    return sm2Verify({
      publicKey: hexToBytes(publicKey),
      message: canonicalBytes(value),
      signature: hexToBytes(signature),
    });
  } catch {
    return false;
  }
}
