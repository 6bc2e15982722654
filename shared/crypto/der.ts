/**
 * The little of DER (ITU-T X.690 §10) that keys, signatures and certificates need. Strict: one value has one encoding, since
 * every second reading of a signature or key is a door for malleability.
 */
import { type Bytes, concatBytes } from './bytes.ts';
import { CryptoError } from './crypto-error.ts';

export const TAG = {
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  nothing: 0x05,
  oid: 0x06,
  boolean: 0x01,
  utf8String: 0x0c,
  printableString: 0x13,
  ia5String: 0x16,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
  /** Constructed, as explicit tags are. */
  context0: 0xa0,
  context1: 0xa1,
  context3: 0xa3,
  /** Primitive, as an implicitly tagged OCTET STRING is. */
  implicit0: 0x80,
} as const;

export type DerElement = {
  readonly tag: number;
  readonly content: Uint8Array;
  /** Tag, length and content: what a signature over the element covers. */
  readonly whole: Uint8Array;
};

/** One element; `parts` are joined to its content. */
export function writeDer(tag: number, ...parts: readonly Uint8Array[]): Bytes {
  const content = concatBytes(...parts);
  return concatBytes(Uint8Array.of(tag), lengthOctets(content.length), content);
}

/** A non-negative INTEGER from big-endian `magnitude` of any width. */
export function writeUnsigned(magnitude: Uint8Array): Bytes {
  const first = magnitude.findIndex((byte) => byte !== 0);
  const minimal = first < 0 ? Uint8Array.of(0) : magnitude.subarray(first);
  const sign = (minimal[0] as number) < 0x80 ? [] : [0];
  return writeDer(TAG.integer, Uint8Array.from(sign), minimal);
}

/** The elements that fill `bytes` exactly. @throws CryptoError `bad-encoding` */
export function readElements(bytes: Uint8Array): readonly DerElement[] {
  const elements: DerElement[] = [];
  for (let at = 0; at < bytes.length; ) {
    const { start, length } = readLength(bytes, at + 1);
    if (start + length > bytes.length) throw malformed('an element runs past the end');
    const end = start + length;
    elements.push({
      tag: bytes[at] as number,
      content: bytes.subarray(start, end),
      whole: bytes.subarray(at, end),
    });
    at = end;
  }
  return elements;
}

/** The content of `element`, which must be there and carry `tag`. @throws CryptoError `bad-encoding` */
export function contentOf(element: DerElement | undefined, tag: number): Uint8Array {
  if (element?.tag !== tag) throw malformed(`expected an element with tag ${tag}`);
  return element.content;
}

/** The elements of `element`, which must carry `tag`. @throws CryptoError `bad-encoding` */
export function elementsOf(element: DerElement | undefined, tag: number): readonly DerElement[] {
  return readElements(contentOf(element, tag));
}

/** The content of the one element, of that `tag`, that `bytes` consists of. @throws CryptoError `bad-encoding` */
export function readOnly(bytes: Uint8Array, tag: number): Uint8Array {
  const [element, ...rest] = readElements(bytes);
  if (rest.length > 0) throw malformed('bytes after the element');
  return contentOf(element, tag);
}

/** A SET OF: its members in the order of their encodings, whichever order they are given in (X.690 §11.6). */
export function writeSetOf(tag: number, members: readonly Uint8Array[]): Bytes {
  return writeDer(tag, ...members.toSorted(compareBytes));
}

/** A BIT STRING of whole bytes. */
export function writeBitString(bytes: Uint8Array): Bytes {
  return writeDer(TAG.bitString, Uint8Array.of(0), bytes);
}

/** The bytes of a BIT STRING without unused bits. @throws CryptoError `bad-encoding` */
export function bitStringBytes(content: Uint8Array): Uint8Array {
  if (content[0] !== 0) throw malformed('a bit string that is not whole bytes');
  return content.subarray(1);
}

/** A non-negative INTEGER's content as big-endian bytes of `width`. @throws CryptoError `bad-encoding` */
export function unsignedOfWidth(content: Uint8Array, width: number): Bytes {
  const [first, second] = content;
  if (first === undefined || first >= 0x80) throw malformed('an empty or negative integer');
  if (first === 0 && second !== undefined && second < 0x80) throw malformed('a non-minimal integer');
  const magnitude = first === 0 ? content.subarray(1) : content;
  if (magnitude.length > width) throw malformed('an integer that is too large');
  const out = new Uint8Array(width);
  out.set(magnitude, width - magnitude.length);
  return out;
}

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const at = a.findIndex((byte, index) => byte !== b[index]);
  return at < 0 ? a.length - b.length : (a[at] as number) - (b[at] ?? -1);
}

function lengthOctets(length: number): Uint8Array {
  if (length < 0x80) return Uint8Array.of(length);
  const octets: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest % 256);
  return Uint8Array.of(0x80 | octets.length, ...octets);
}

function readLength(bytes: Uint8Array, at: number): { start: number; length: number } {
  const first = bytes[at];
  if (first === undefined) throw malformed('no length');
  if (first < 0x80) return { start: at + 1, length: first };
  const octets = bytes.subarray(at + 1, at + 1 + (first & 0x7f));
  // BER's indefinite length has no octets and reads as 0; octets that are cut leave no room for a content.
  const length = octets.reduce((sum, octet) => sum * 256 + octet, 0);
  if (length < 0x80 || octets[0] === 0) throw malformed('a non-minimal length');
  return { start: at + 1 + octets.length, length };
}

function malformed(what: string): CryptoError {
  return new CryptoError('bad-encoding', `not strict DER: ${what}`);
}
