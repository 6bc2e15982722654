/**
 * The platform's own certificate authority, a demonstration and named so in every certificate it issues: for officers'
 * keys, and for the platform's seal. Where a real authority is at hand its certificates are brought in (trusted.ts).
 */
import { randomBytes } from 'node:crypto';
import { base64Decode, base64Encode } from '#shared/crypto/base64.ts';
import { hexToBytes } from '#shared/crypto/bytes.ts';
import { sm2Signer } from '#shared/crypto/sm2-sign.ts';
import {
  type Certificate,
  freshSerial,
  readCertificate,
  writeCertificate,
} from '#shared/crypto/x509/certificate.ts';
import {
  authorityKeyId,
  basicConstraints,
  type Extension,
  keyUsages,
  platformSeal,
  subjectKeyId,
} from '#shared/crypto/x509/extensions.ts';
import { type NameParts, writeName } from '#shared/crypto/x509/name.ts';
import { type Revoked, writeRevocationList } from '#shared/crypto/x509/revocation-list.ts';
import { demonstrationMark } from '#shared/domain/signing/signing-key.ts';
import type { Transaction } from '../database/open-database.ts';
import { settingOrFresh } from '../settings.ts';
import { sealedKeyPair } from './sealed-key.ts';

const day = 86_400_000;
const years = (count: number): number => count * 365 * day;
/** An officer's certificate outlives no term of office; the authority outlives its certificates. */
const lifetimes = { holder: years(3), authority: years(20) } as const;
/** A workstation without a link works seven days: so long its list is the newest it can have. */
const listLifetime = 7 * day;

const authorityName: NameParts = {
  organization: '政务数据共享平台',
  commonName: `演示证书机构（${demonstrationMark}，不具法律效力）`,
};

export type CertificateAuthority = {
  readonly certificate: Certificate;
  /** The seal's certificate by this authority, in DER. */
  readonly sealCertificate: Uint8Array;
  /** A certificate in DER, valid from `at` on (epoch milliseconds). */
  readonly issue: (
    holder: { readonly name: NameParts; readonly publicKey: string },
    at: number,
  ) => Uint8Array;
  /** Its revocation list in DER, true at `at`. */
  readonly list: (revoked: readonly Revoked[], at: number) => Uint8Array;
};

const ofHolder: readonly Extension[] = [
  basicConstraints(null),
  keyUsages('digitalSignature', 'nonRepudiation'),
];
const ofAuthority: readonly Extension[] = [basicConstraints(0), keyUsages('keyCertSign', 'crlSign')];

type Terms = { readonly from: number; readonly lifetime: number; readonly extensions: readonly Extension[] };

/** Opens the database's authority, and makes it where there is none. Throws SealRefusal as the seal does. */
export const openAuthority = async (
  tx: Transaction,
  secret: Uint8Array,
  { sealKey, now }: { readonly sealKey: string; readonly now: number },
): Promise<CertificateAuthority> => {
  const pair = await sealedKeyPair(tx, secret, 'authority');
  const signer = sm2Signer(pair);
  const sign = (message: Uint8Array) => signer(message, randomBytes);
  const issuer = writeName(authorityName);
  const write = (name: NameParts, publicKey: Uint8Array, { from, lifetime, extensions }: Terms) =>
    writeCertificate(
      {
        serial: freshSerial(randomBytes),
        issuer,
        subject: writeName(name),
        notBefore: from,
        notAfter: from + lifetime,
        publicKey,
        extensions: [...extensions, subjectKeyId(publicKey), authorityKeyId(pair.publicKey)],
      },
      sign,
    );
  const issue: CertificateAuthority['issue'] = ({ name, publicKey }, at) =>
    write(name, hexToBytes(publicKey), { from: at, lifetime: lifetimes.holder, extensions: ofHolder });
  const stored = await settingOrFresh(tx, 'authority-certificate', () => {
    // A day back: clocks of those who check it are not ours.
    const terms = { from: now - day, lifetime: lifetimes.authority, extensions: ofAuthority };
    return base64Encode(write(authorityName, pair.publicKey, terms));
  });
  const certificate = readCertificate(base64Decode(stored));
  // The setting `seal-certificate` holds one of before the mark. This one too is valid from the authority's first day on,
  // so that what was sealed under the other stands.
  const sealed = await settingOrFresh(tx, 'marked-seal-certificate', () => {
    const name = { organization: '政务数据共享平台', commonName: `电子印章（${demonstrationMark}）` };
    const lifetime = lifetimes.authority - 2 * day;
    const terms = { from: certificate.notBefore, lifetime, extensions: [...ofHolder, platformSeal] };
    return base64Encode(write(name, hexToBytes(sealKey), terms));
  });
  return {
    certificate,
    sealCertificate: base64Decode(sealed),
    issue,
    list: (revoked, at) =>
      writeRevocationList(
        {
          issuer,
          issuerKey: pair.publicKey,
          number: Math.floor(at / 1000),
          thisUpdate: at,
          nextUpdate: at + listLifetime,
          revoked,
        },
        sign,
      ),
  };
};
