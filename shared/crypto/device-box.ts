/**
 * What travels by hand between a workstation and the platform, readable to these two alone: SM4-GCM under a key
 * drawn from the digest of the workstation's secret, which the platform keeps since the first sign-in there.
 */
import { base64Decode, base64Encode } from './base64.ts';
import { hexToBytes, utf8Encode } from './bytes.ts';
import { canonicalBytes } from './canonical-json.ts';
import { hkdfSm3 } from './hmac.ts';
import type { RandomSource } from './random.ts';
import { openBox, sealBox } from './sm4-box.ts';

/** Where a box belongs: under another name, device or package it does not open. */
export type DeviceBoxPlace = {
  readonly format: string;
  readonly packageId: string;
  readonly deviceId: string;
};

/** @param secretDigest SHA-256 of the workstation's secret, hexadecimal */
const keyOf = (secretDigest: string, { format }: DeviceBoxPlace): Uint8Array =>
  hkdfSm3({
    secret: hexToBytes(secretDigest),
    salt: new Uint8Array(),
    info: utf8Encode(`data-sharing-desk ${format}`),
    length: 16,
  });

const aadOf = ({ format, packageId, deviceId }: DeviceBoxPlace): Uint8Array =>
  canonicalBytes({ format, packageId, deviceId });

type Sealing = { readonly secretDigest: string; readonly place: DeviceBoxPlace };

/** The box, in base64. */
export const sealForDevice = (
  { secretDigest, place }: Sealing,
  plaintext: Uint8Array,
  random: RandomSource,
): string => base64Encode(sealBox({ key: keyOf(secretDigest, place), aad: aadOf(place), plaintext }, random));

/** @throws CryptoError where box, place or secret is another, or the text is no base64 */
export const openForDevice = ({ secretDigest, place }: Sealing, box: string): Uint8Array =>
  openBox({ key: keyOf(secretDigest, place), aad: aadOf(place), sealed: base64Decode(box) });
