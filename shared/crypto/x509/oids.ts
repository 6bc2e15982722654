/** The object identifiers of SM2 certificates (GM/T 0006, GM/T 0010, GM/T 0015, RFC 5280), and their encoding. */
import type { Bytes } from '../bytes.ts';
import { CryptoError } from '../crypto-error.ts';
import { contentOf, type DerElement, TAG, writeDer } from '../der.ts';

export const OID = {
  /** SM2 signature over SM3, as certificates name it (GM/T 0006 5.2). */
  sm2WithSm3: '1.2.156.10197.1.501',
  /** The SM2 signature algorithm alone, as the signers of GM/T 0010 name it. */
  sm2Signature: '1.2.156.10197.1.301.1',
  sm3: '1.2.156.10197.1.401',
  /** GM/T 0010 6.1: data and signedData. */
  data: '1.2.156.10197.6.1.4.2.1',
  signedData: '1.2.156.10197.6.1.4.2.2',
  country: '2.5.4.6',
  organization: '2.5.4.10',
  unit: '2.5.4.11',
  commonName: '2.5.4.3',
  serialNumber: '2.5.4.5',
  subjectKeyId: '2.5.29.14',
  keyUsage: '2.5.29.15',
  basicConstraints: '2.5.29.19',
  extendedKeyUsage: '2.5.29.37',
  crlNumber: '2.5.29.20',
  authorityKeyId: '2.5.29.35',
} as const;

/** @param oid dotted, its first arc 0 to 2 */
export function writeOid(oid: string): Bytes {
  const [first = 0, second = 0, ...rest] = oid.split('.').map(Number);
  return writeDer(TAG.oid, Uint8Array.from([first * 40 + second, ...rest].flatMap(septets)));
}

/** The dotted identifier. @throws CryptoError `bad-encoding`, also where an arc is padded or cut */
export function readOid(element: DerElement | undefined): string {
  const content = contentOf(element, TAG.oid);
  const arcs: number[] = [];
  let arc = 0;
  let begun = false;
  for (const byte of content) {
    if ((!begun && byte === 0x80) || arc > 2 ** 40) throw badOid();
    arc = arc * 128 + (byte & 0x7f);
    begun = byte >= 0x80;
    if (begun) continue;
    arcs.push(arc);
    arc = 0;
  }
  const [head, ...rest] = arcs;
  if (head === undefined || begun) throw badOid();
  const first = Math.min(2, Math.floor(head / 40));
  return [first, head - first * 40, ...rest].join('.');
}

function septets(arc: number): number[] {
  const octets = [arc % 128];
  for (let rest = Math.floor(arc / 128); rest > 0; rest = Math.floor(rest / 128)) {
    octets.unshift(0x80 | (rest % 128));
  }
  return octets;
}

function badOid(): CryptoError {
  return new CryptoError('bad-encoding', 'not an object identifier in DER');
}
