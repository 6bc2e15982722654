/** Certificate revocation lists, version 2 (RFC 5280 §5), over SM2 and SM3. */
import { type Bytes, equalBytes, hexToBytes } from '../bytes.ts';
import { CryptoError } from '../crypto-error.ts';
import { type DerElement, elementsOf, TAG, writeDer, writeUnsigned } from '../der.ts';
import { serialOf } from './certificate.ts';
import { authorityKeyId, type Extension, readExtensions, writeExtension } from './extensions.ts';
import { type Name, readName } from './name.ts';
import { OID } from './oids.ts';
import { readSigned, requireSm2WithSm3, type Sign, type Signed, sm2WithSm3, writeSigned } from './signed.ts';
import { readTime, writeTime } from './time.ts';

export type Revoked = { readonly serial: string; readonly revokedAt: number };

export type RevocationList = Signed & {
  readonly issuer: Name;
  /** Epoch milliseconds: when the list was true, and when the next one is due (null where it does not say). */
  readonly thisUpdate: number;
  readonly nextUpdate: number | null;
  readonly revoked: readonly Revoked[];
  /** Critical extensions that nobody here understands (a list of some certificates only, say). */
  readonly unknownCritical: readonly string[];
};

export type ListFields = {
  /** The issuer's name in DER and its key. */
  readonly issuer: Uint8Array;
  readonly issuerKey: Uint8Array;
  /** Grows with every list of the issuer. */
  readonly number: number;
  readonly thisUpdate: number;
  readonly nextUpdate: number;
  readonly revoked: readonly Revoked[];
};

const version2 = writeUnsigned(Uint8Array.of(1));

export function writeRevocationList(fields: ListFields, sign: Sign): Bytes {
  const entries = fields.revoked.map(({ serial, revokedAt }) =>
    writeDer(TAG.sequence, writeUnsigned(hexToBytes(serial)), writeTime(revokedAt)),
  );
  const extensions: Extension[] = [
    authorityKeyId(fields.issuerKey),
    { oid: OID.crlNumber, critical: false, value: writeUnsigned(numberBytes(fields.number)) },
  ];
  const body = writeDer(
    TAG.sequence,
    version2,
    sm2WithSm3,
    fields.issuer,
    writeTime(fields.thisUpdate),
    writeTime(fields.nextUpdate),
    // An empty list of entries must be left out.
    ...(entries.length === 0 ? [] : [writeDer(TAG.sequence, ...entries)]),
    writeDer(TAG.context0, writeDer(TAG.sequence, ...extensions.map(writeExtension))),
  );
  return writeSigned(body, sign);
}

/** A list's content; nothing is verified yet. @throws CryptoError `bad-encoding`, `bad-key` */
export function readRevocationList(der: Uint8Array): RevocationList {
  const { elements, body, signature } = readSigned(der);
  // Version 1 has no version and no extensions; some authorities still write it.
  const versioned = elements[0]?.tag === TAG.integer;
  if (versioned && !equalBytes((elements[0] as DerElement).whole, version2))
    throw new CryptoError('bad-encoding', 'not a list of version 1 or 2');
  const [algorithm, issuer, thisUpdate, ...rest] = versioned ? elements.slice(1) : elements;
  requireSm2WithSm3(algorithm);
  const times: readonly (number | undefined)[] = [TAG.utcTime, TAG.generalizedTime];
  const next = times.includes(rest[0]?.tag) ? rest.shift() : undefined;
  const entries = rest[0]?.tag === TAG.sequence ? rest.shift() : undefined;
  const extensions = extensionsOf(rest);
  return {
    body,
    signature,
    issuer: readName(issuer),
    thisUpdate: readTime(thisUpdate),
    nextUpdate: next === undefined ? null : readTime(next),
    revoked: entries === undefined ? [] : elementsOf(entries, TAG.sequence).map(revokedOf),
    unknownCritical: extensions.filter(({ critical }) => critical).map(({ oid }) => oid),
  };
}

function extensionsOf(rest: readonly DerElement[]): readonly Extension[] {
  const [holder, ...more] = rest;
  if (holder === undefined) return [];
  const [list, ...others] = elementsOf(holder, TAG.context0);
  if (more.length > 0 || others.length > 0) throw new CryptoError('bad-encoding', 'more than a list holds');
  return readExtensions(list);
}

function revokedOf(entry: DerElement): Revoked {
  const [serial, at] = elementsOf(entry, TAG.sequence);
  return { serial: serialOf(serial), revokedAt: readTime(at) };
}

function numberBytes(value: number): Uint8Array {
  const hex = value.toString(16);
  return hexToBytes(hex.length % 2 === 0 ? hex : `0${hex}`);
}
