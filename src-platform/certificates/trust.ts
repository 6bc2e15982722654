/** The authorities this platform believes, and what is revoked: for its own judgement, and for every workstation's. */
import { base64Decode, base64Encode } from '#shared/crypto/base64.ts';
import { equalBytes, hexToBytes } from '#shared/crypto/bytes.ts';
import { type Certificate, readCertificate } from '#shared/crypto/x509/certificate.ts';
import {
  type RevocationList,
  type Revoked,
  readRevocationList,
} from '#shared/crypto/x509/revocation-list.ts';
import type { TrustReply } from '#shared/protocol/trust.ts';
import type { Transaction } from '../database/open-database.ts';
import { readSetting } from '../settings.ts';
import type { CertificateAuthority } from './certificate-authority.ts';

/** The setting of what the operator brought (trusted-file.ts): DER in base64. */
export const broughtSetting = 'trusted-authorities';
export type Brought = { readonly authorities: readonly string[]; readonly lists: readonly string[] };

const brought = async (tx: Transaction): Promise<Brought> =>
  (await readSetting<Brought>(tx, broughtSetting)) ?? { authorities: [], lists: [] };

/** Remembers a certificate of the platform's own, in DER, for as long as its key may be revoked. */
export const rememberIssued = async (
  tx: Transaction,
  certificate: Uint8Array,
  keyId: string,
): Promise<void> => {
  await tx.query('INSERT INTO issued_certificate (serial, key_id) VALUES ($1, $2)', [
    readCertificate(certificate).serial,
    keyId,
  ]);
};

type RevokedKey = {
  readonly certificate: string | null;
  readonly serials: readonly string[];
  readonly at: number;
};

/**
 * What the own authority issued for keys that were revoked, and for keys of accounts that were closed: every one of theirs,
 * for a thief has the earlier ones too. What another authority issued is that authority's to list.
 */
const revokedKeys = async (tx: Transaction, own: Certificate): Promise<readonly Revoked[]> => {
  const { rows } = await tx.query<RevokedKey>(
    `SELECT r.body ->> 'certificate' AS certificate,
            ARRAY(SELECT i.serial FROM issued_certificate i WHERE i.key_id = r.id ORDER BY i.serial) AS serials,
            coalesce((r.body ->> 'revokedAt')::bigint, a.closed_at) AS at
     FROM record r LEFT JOIN account a ON a.officer_id = r.body ->> 'officerId'
     WHERE r.table_name = 'signingKey' AND (r.body ->> 'revokedAt' IS NOT NULL OR a.closed_at IS NOT NULL)
     ORDER BY at, r.id`,
  );
  const since = new Map<string, number>();
  for (const { certificate, serials, at } of rows)
    for (const serial of [...serials, ...ownSerial(certificate, own)])
      if (!since.has(serial)) since.set(serial, at);
  return [...since].map(([serial, revokedAt]) => ({ serial, revokedAt }));
};

/** Of a row written before issued certificates were remembered. */
const ownSerial = (certificate: string | null, own: Certificate): readonly string[] => {
  if (certificate === null) return [];
  const { issuer, serial } = readCertificate(base64Decode(certificate));
  return equalBytes(issuer.der, own.subject.der) ? [serial] : [];
};

export type Believed = {
  readonly authorities: readonly Certificate[];
  readonly lists: readonly RevocationList[];
};

/** The real authorities alone: what the platform's own issued is a demonstration, and no proof of anybody else's word. */
export const believed = async (tx: Transaction): Promise<Believed> => {
  const { authorities, lists } = await brought(tx);
  return {
    authorities: authorities.map((der) => readCertificate(base64Decode(der))),
    lists: lists.map((der) => readRevocationList(base64Decode(der))),
  };
};

export type TrustDesk = {
  readonly sealKey: string;
  readonly authority: CertificateAuthority;
  readonly now: () => number;
};

export const trustOf = async (
  tx: Transaction,
  { sealKey, authority, now }: TrustDesk,
): Promise<TrustReply> => {
  const own = await revokedKeys(tx, authority.certificate);
  const { authorities, lists } = await brought(tx);
  return {
    sealKey,
    sealCertificate: base64Encode(authority.sealCertificate),
    authorities: [base64Encode(authority.certificate.der), ...authorities],
    lists: [base64Encode(authority.list(own, now())), ...lists],
  };
};

/** Whether a certificate is for that key, by its hexadecimal spelling. */
export const isFor = (certificate: Certificate, publicKey: string): boolean =>
  Buffer.from(certificate.publicKey).equals(Buffer.from(hexToBytes(publicKey)));
