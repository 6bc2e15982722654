/** X.509 v3 certificates over SM2 and SM3 (GM/T 0015): written for our own authority, read from anybody's. */
import { type Bytes, bytesToHex, equalBytes, hexToBytes } from '../bytes.ts';
import { CryptoError } from '../crypto-error.ts';
import { contentOf, type DerElement, elementsOf, TAG, writeDer, writeUnsigned } from '../der.ts';
import { drawBytes, type RandomSource } from '../random.ts';
import { publicKeyFromSpki, spkiFromPublicKey } from '../sm2-key-encoding.ts';
import {
  type Constraints,
  constraintsOf,
  type Extension,
  readExtensions,
  writeExtension,
} from './extensions.ts';
import { type Name, readName } from './name.ts';
import { readSigned, requireSm2WithSm3, type Sign, type Signed, sm2WithSm3, writeSigned } from './signed.ts';
import { readTime, writeTime } from './time.ts';

export type Certificate = Signed &
  Constraints & {
    readonly der: Uint8Array;
    /** Hexadecimal, without leading zero bytes. */
    readonly serial: string;
    readonly issuer: Name;
    readonly subject: Name;
    /** Epoch milliseconds, both inclusive. */
    readonly notBefore: number;
    readonly notAfter: number;
    /** 65 bytes. */
    readonly publicKey: Uint8Array;
  };

export type CertificateFields = {
  readonly serial: string;
  /** Names in DER: an issuer's must be its certificate's own, byte for byte. */
  readonly issuer: Uint8Array;
  readonly subject: Uint8Array;
  readonly notBefore: number;
  readonly notAfter: number;
  readonly publicKey: Uint8Array;
  readonly extensions: readonly Extension[];
};

const version3 = writeDer(TAG.context0, writeUnsigned(Uint8Array.of(2)));

/** 127 random bits (RFC 5280 §4.1.2.2: positive, at most 20 octets), never zero. */
export function freshSerial(random: RandomSource): string {
  const bytes = Uint8Array.from(drawBytes(random, 16));
  bytes[0] = ((bytes[0] as number) & 0x7f) | 0x40;
  return bytesToHex(bytes);
}

export function writeCertificate(fields: CertificateFields, sign: Sign): Bytes {
  const body = writeDer(
    TAG.sequence,
    version3,
    writeUnsigned(hexToBytes(fields.serial)),
    sm2WithSm3,
    fields.issuer,
    writeDer(TAG.sequence, writeTime(fields.notBefore), writeTime(fields.notAfter)),
    fields.subject,
    spkiFromPublicKey(fields.publicKey),
    writeDer(TAG.context3, writeDer(TAG.sequence, ...fields.extensions.map(writeExtension))),
  );
  return writeSigned(body, sign);
}

/**
 * A certificate's content; nothing is verified yet.
 * @throws CryptoError `bad-encoding`; `bad-key` where key or signature are not SM2
 */
export function readCertificate(der: Uint8Array): Certificate {
  const { elements, body, signature } = readSigned(der);
  const [version, serial, algorithm, issuer, validity, subject, key, ...optional] = elements;
  if (version === undefined || !equalBytes(version.whole, version3))
    throw new CryptoError('bad-encoding', 'not a version 3 certificate');
  requireSm2WithSm3(algorithm);
  const [notBefore, notAfter] = elementsOf(validity, TAG.sequence);
  return {
    der,
    body,
    signature,
    serial: serialOf(serial),
    issuer: readName(issuer),
    subject: readName(subject),
    notBefore: readTime(notBefore),
    notAfter: readTime(notAfter),
    publicKey: publicKeyFromSpki((key as DerElement | undefined)?.whole ?? new Uint8Array()),
    ...constraintsOf(extensionsOf(optional)),
  };
}

/** A serial number as everything here compares it. @throws CryptoError `bad-encoding` for negative ones */
export function serialOf(element: DerElement | undefined): string {
  const content = contentOf(element, TAG.integer);
  if (content.length === 0 || content.length > 21 || (content[0] as number) >= 0x80)
    throw new CryptoError('bad-encoding', 'not a serial number');
  return bytesToHex(content[0] === 0 && content.length > 1 ? content.subarray(1) : content);
}

/** Unique identifiers [1] and [2] belong to version 2 and are passed over. */
function extensionsOf(optional: readonly DerElement[]): readonly Extension[] {
  const holder = optional.find(({ tag }) => tag === TAG.context3);
  if (holder === undefined) return [];
  const [list, ...rest] = elementsOf(holder, TAG.context3);
  if (rest.length > 0) throw new CryptoError('bad-encoding', 'more than extensions');
  return readExtensions(list);
}
