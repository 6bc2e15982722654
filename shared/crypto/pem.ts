/** PEM, RFC 7468: the text armour around DER that OpenSSL and certificate offices exchange. */
import { base64Decode, base64Encode } from './base64.ts';
import type { Bytes } from './bytes.ts';
import { CryptoError } from './crypto-error.ts';

export type PemLabel =
  | 'PUBLIC KEY'
  | 'PRIVATE KEY'
  | 'CERTIFICATE'
  | 'CERTIFICATE REQUEST'
  | 'X509 CRL'
  | 'PKCS7';

/** `der` as PEM with lines of 64 characters and a final newline. */
export function pemEncode(label: PemLabel, der: Uint8Array): string {
  const lines = base64Encode(der).match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n');
}

/** The bytes of `text`, which must be one block of that label. @throws CryptoError `bad-encoding` */
export function pemDecode(label: PemLabel, text: string): Bytes {
  const lines = text.trim().split(/\r?\n/);
  if (lines.shift() !== `-----BEGIN ${label}-----` || lines.pop() !== `-----END ${label}-----`) {
    throw new CryptoError('bad-encoding', `not one PEM block with the label ${label}`);
  }
  return base64Decode(lines.join(''));
}

/** The bytes of every block of that label in a file that may hold others and text between. @throws CryptoError `bad-encoding` */
export function pemBlocks(label: PemLabel, text: string): readonly Bytes[] {
  const block = new RegExp(`-----BEGIN ${label}-----[^-]*-----END ${label}-----`, 'gu');
  return [...text.matchAll(block)].map(([found]) => pemDecode(label, found));
}
