/** For tests: an authority of one's own, and certificates it issues. */
import { bytesToHex } from '../bytes.ts';
import { generateKeyPair, type Sm2KeyPair } from '../sm2-key.ts';
import { sm2Sign } from '../sm2-sign.ts';
import { type Certificate, readCertificate, writeCertificate } from '../x509/certificate.ts';
import {
  authorityKeyId,
  basicConstraints,
  type Extension,
  keyUsages,
  subjectKeyId,
} from '../x509/extensions.ts';
import { writeName } from '../x509/name.ts';
import { type RevocationList, readRevocationList, writeRevocationList } from '../x509/revocation-list.ts';
import type { Sign } from '../x509/signed.ts';
import { seededRandom } from './seeded-random.ts';

const random = seededRandom('authority');

export const day = 86_400_000;
/** 2026-11-24T00:00:00Z. */
export const today = Date.UTC(2026, 10, 24);

export type Holder = { readonly pair: Sm2KeyPair; readonly certificate: Certificate; readonly sign: Sign };

export const signWith =
  (pair: Sm2KeyPair): Sign =>
  (message) =>
    sm2Sign({ ...pair, message }, random);

type Wanted = {
  readonly name: string;
  /** Null signs itself. */
  readonly issuer: Holder | null;
  readonly extensions: readonly Extension[];
  readonly valid?: readonly [notBefore: number, notAfter: number];
};

export function holderOf({
  name,
  issuer,
  extensions,
  valid = [today - day, today + 365 * day],
}: Wanted): Holder {
  const pair = generateKeyPair(random);
  const subject = writeName({ organization: '忻州市演示部门', commonName: name });
  const fields = {
    serial: `4${bytesToHex(random(8)).slice(1)}`,
    issuer: issuer?.certificate.subject.der ?? subject,
    subject,
    notBefore: valid[0],
    notAfter: valid[1],
    publicKey: pair.publicKey,
    extensions: [
      ...extensions,
      subjectKeyId(pair.publicKey),
      authorityKeyId(issuer?.pair.publicKey ?? pair.publicKey),
    ],
  };
  const sign = signWith(pair);
  return { pair, sign, certificate: readCertificate(writeCertificate(fields, issuer?.sign ?? sign)) };
}

export const authorityOf = (name: string, issuer: Holder | null = null, pathLength = 1): Holder =>
  holderOf({
    name,
    issuer,
    extensions: [basicConstraints(pathLength), keyUsages('keyCertSign', 'crlSign')],
  });

export const officerOf = (name: string, issuer: Holder, valid?: Wanted['valid']): Holder =>
  holderOf({
    name,
    issuer,
    extensions: [basicConstraints(null), keyUsages('digitalSignature', 'nonRepudiation')],
    ...(valid === undefined ? {} : { valid }),
  });

type RevokedSince = readonly { readonly serial: string; readonly revokedAt: number }[];

export const listDerOf = (issuer: Holder, revoked: RevokedSince, thisUpdate = today): Uint8Array =>
  writeRevocationList(
    {
      issuer: issuer.certificate.subject.der,
      issuerKey: issuer.pair.publicKey,
      number: 300,
      thisUpdate,
      nextUpdate: thisUpdate + 7 * day,
      revoked,
    },
    issuer.sign,
  );

export const listOf = (issuer: Holder, revoked: RevokedSince, thisUpdate = today): RevocationList =>
  readRevocationList(listDerOf(issuer, revoked, thisUpdate));
