/** Certificate extensions, RFC 5280 §4.2: those we write, and those a path is judged by. */
import { type Bytes, equalBytes, hexToBytes } from '../bytes.ts';
import { CryptoError } from '../crypto-error.ts';
import {
  contentOf,
  type DerElement,
  elementsOf,
  readOnly,
  TAG,
  unsignedOfWidth,
  writeDer,
  writeUnsigned,
} from '../der.ts';
import { sm3 } from '../sm3.ts';
import { OID, readOid, writeOid } from './oids.ts';

/** Bits of keyUsage by their number in RFC 5280 §4.2.1.3. */
export const keyUsage = { digitalSignature: 0, nonRepudiation: 1, keyCertSign: 5, crlSign: 6 } as const;
export type KeyUsage = keyof typeof keyUsage;

export type Extension = { readonly oid: string; readonly critical: boolean; readonly value: Uint8Array };

const yes = Uint8Array.of(TAG.boolean, 1, 0xff);

export function writeExtension({ oid, critical, value }: Extension): Bytes {
  return writeDer(
    TAG.sequence,
    writeOid(oid),
    critical ? yes : new Uint8Array(),
    writeDer(TAG.octetString, value),
  );
}

/** The extensions of a SEQUENCE OF, each once. @throws CryptoError `bad-encoding` */
export function readExtensions(element: DerElement | undefined): readonly Extension[] {
  if (element === undefined) return [];
  const list = elementsOf(element, TAG.sequence).map((each): Extension => {
    const [oid, second, third, ...rest] = elementsOf(each, TAG.sequence);
    const flag = third === undefined ? undefined : second;
    if (rest.length > 0 || (flag !== undefined && !equalBytes(flag.whole, yes))) throw malformed();
    return {
      oid: readOid(oid),
      critical: flag !== undefined,
      value: contentOf(third ?? second, TAG.octetString),
    };
  });
  if (new Set(list.map(({ oid }) => oid)).size !== list.length) throw malformed();
  return list;
}

/** The first 160 bits of SM3 over the key: by this an issuer's certificate is found quickly, and nothing is proven. */
export function keyIdentifier(publicKey: Uint8Array): Bytes {
  return Uint8Array.from(sm3(publicKey).subarray(0, 20));
}

export const subjectKeyId = (publicKey: Uint8Array): Extension => ({
  oid: OID.subjectKeyId,
  critical: false,
  value: writeDer(TAG.octetString, keyIdentifier(publicKey)),
});

export const authorityKeyId = (publicKey: Uint8Array): Extension => ({
  oid: OID.authorityKeyId,
  critical: false,
  value: writeDer(TAG.sequence, writeDer(TAG.implicit0, keyIdentifier(publicKey))),
});

/** @param pathLength authorities that may stand below; null for a holder that is no authority */
export const basicConstraints = (pathLength: number | null): Extension => ({
  oid: OID.basicConstraints,
  critical: true,
  value:
    pathLength === null
      ? writeDer(TAG.sequence)
      : writeDer(TAG.sequence, yes, writeUnsigned(Uint8Array.of(pathLength))),
});

export function keyUsages(...usages: readonly KeyUsage[]): Extension {
  const bits = usages.map((usage) => keyUsage[usage]);
  const octet = bits.reduce<number>((sum, bit) => sum | (0x80 >> bit), 0);
  // DER leaves trailing zero bits out; every bit of ours lies in the first octet.
  const value = writeDer(TAG.bitString, Uint8Array.of(7 - Math.max(...bits), octet));
  return { oid: OID.keyUsage, critical: true, value };
}

/**
 * extendedKeyUsage with one purpose, the seal of a data sharing platform: 2.25 with the UUID
 * e948b7e6-fe56-4c4a-9b50-da3ad28feb25 (X.667: unique without anybody's register). An authority puts it into no other certificate.
 */
export const platformSeal: Extension = {
  oid: OID.extendedKeyUsage,
  critical: true,
  value: hexToBytes('301606146983d2c8dbf9dfe5b2b1959ba8b6c7ad94bfd625'),
};

const isPlatformSeal = ({ oid, value }: Extension): boolean =>
  oid === platformSeal.oid && equalBytes(value, platformSeal.value);

export type Constraints = {
  readonly isAuthority: boolean;
  readonly pathLength: number | null;
  /** Null where the certificate does not restrict its key. */
  readonly usages: readonly KeyUsage[] | null;
  /** Issued for the seal of a platform ({@link platformSeal}), and for nothing else. */
  readonly isForSeal: boolean;
  /** Critical ones that nobody here understands: such a certificate is not to be relied on. */
  readonly unknownCritical: readonly string[];
};

const understood: readonly string[] = [OID.basicConstraints, OID.keyUsage];

/** @throws CryptoError `bad-encoding` */
export function constraintsOf(extensions: readonly Extension[]): Constraints {
  const basic = extensionValue(extensions, OID.basicConstraints);
  const [authority, length] = basic === null ? [] : elementsIn(basic);
  const isAuthority = authority !== undefined && equalBytes(authority.whole, yes);
  return {
    isAuthority,
    pathLength: length === undefined ? null : (unsignedOfWidth(contentOf(length, TAG.integer), 1)[0] ?? 0),
    usages: usagesOf(extensionValue(extensions, OID.keyUsage)),
    isForSeal: extensions.some(isPlatformSeal),
    unknownCritical: extensions
      .filter((each) => each.critical && !understood.includes(each.oid) && !isPlatformSeal(each))
      .map(({ oid }) => oid),
  };
}

export const extensionValue = (extensions: readonly Extension[], oid: string): Uint8Array | null =>
  extensions.find((each) => each.oid === oid)?.value ?? null;

const elementsIn = (value: Uint8Array) =>
  elementsOf({ tag: TAG.sequence, content: readOnly(value, TAG.sequence), whole: value }, TAG.sequence);

function usagesOf(value: Uint8Array | null): readonly KeyUsage[] | null {
  if (value === null) return null;
  const octet = readOnly(value, TAG.bitString)[1] ?? 0;
  return Object.entries(keyUsage)
    .filter(([, bit]) => (octet & (0x80 >> bit)) !== 0)
    .map(([usage]) => usage as KeyUsage);
}

function malformed(): CryptoError {
  return new CryptoError('bad-encoding', 'not an extension in DER');
}
