/**
 * What only the platform can say of the rows an act wrote: a key's certificate, and the time by which a signature was
 * received. It stands in the row, in the transaction of the act, so that nobody waits for it.
 */
import { base64Decode, base64Encode } from '#shared/crypto/base64.ts';
import { readCertificate } from '#shared/crypto/x509/certificate.ts';
import { checkPath } from '#shared/crypto/x509/check-path.ts';
import type { Actor, RowSource } from '#shared/domain/action.ts';
import {
  type Agreement,
  type AgreementSignature,
  signingTimeValue,
} from '#shared/domain/agreement/agreement.ts';
import type { Refusal } from '#shared/domain/refusals.ts';
import type { SigningKey } from '#shared/domain/signing/signing-key.ts';
import type { Change, Row, TableName } from '#shared/domain/tables.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import type { Transaction } from '../database/open-database.ts';
import type { CertificateAuthority } from './certificate-authority.ts';
import type { Seal } from './seal.ts';
import { believed, isFor } from './trust.ts';

export type NotarisedAct = {
  readonly tx: Transaction;
  /** The rows as the act found them. */
  readonly source: RowSource;
  readonly actor: Actor;
  readonly now: number;
};

export type Notary = {
  /** The changes with what the platform adds; refuses a certificate it does not believe. */
  readonly complete: (
    changes: readonly Change[],
    act: NotarisedAct,
  ) => Promise<Result<readonly Change[], Refusal>>;
};

const rowOf = async <T extends TableName>(
  { source }: NotarisedAct,
  table: T,
  id: string,
): Promise<Row<T> | undefined> => {
  const [row] = await source.byId([{ table, id }]);
  return row as Row<T> | undefined;
};

const issued = async (
  authority: CertificateAuthority,
  row: SigningKey,
  act: NotarisedAct,
): Promise<SigningKey> => {
  const { departmentId, officerName } = act.actor;
  const organization = (await rowOf(act, 'department', departmentId))?.name ?? departmentId;
  const name = { organization, commonName: officerName, serialNumber: row.id };
  const certificate = authority.issue({ name, publicKey: row.publicKey }, act.now);
  return { ...row, certificate: base64Encode(certificate) };
};

/** Whether a real authority that the platform believes certifies this very key, now. */
const isCertified = async ({ certificate, publicKey }: SigningKey, act: NotarisedAct): Promise<boolean> => {
  if (certificate === null) return false;
  try {
    const read = readCertificate(base64Decode(certificate));
    const trust = await believed(act.tx);
    const question = { ...trust, certificate: read, intermediates: trust.anchors, at: act.now };
    return isFor(read, publicKey) && checkPath(question).ok;
  } catch {
    return false;
  }
};

const sealedTime = (seal: Seal, row: Agreement, each: AgreementSignature): string => {
  const { party, signature, receivedAt } = each;
  return seal.sign(
    signingTimeValue({ agreementId: row.id, digest: row.digest, party, signature, receivedAt }),
  );
};

export const createNotary = (seal: Seal, authority: CertificateAuthority): Notary => {
  /** A key of a release without certificates is given one when it signs. */
  const attested = async (row: Agreement, act: NotarisedAct): Promise<Change[]> => {
    const certified: Change[] = [];
    const signatures: AgreementSignature[] = [];
    for (const each of row.signatures) {
      const key = each.attestation === null ? await rowOf(act, 'signingKey', each.keyId) : undefined;
      if (key === undefined) {
        signatures.push(each);
        continue;
      }
      const isOwn = key.officerId === act.actor.officerId;
      const kept = key.certificate === null && isOwn ? await issued(authority, key, act) : key;
      if (kept !== key) certified.push({ table: 'signingKey', row: kept });
      signatures.push({
        ...each,
        attestation: sealedTime(seal, row, each),
        certificate: kept.certificate,
      });
    }
    return [{ table: 'agreement', row: { ...row, signatures } }, ...certified];
  };

  return {
    complete: async (changes, act) => {
      const completed: Change[] = [];
      for (const change of changes) {
        if (change.table === 'agreement') completed.push(...(await attested(change.row, act)));
        else if (change.table !== 'signingKey' || change.row.revokedAt !== null) completed.push(change);
        else if (change.row.certificate === null)
          completed.push({ table: 'signingKey', row: await issued(authority, change.row, act) });
        else if (await isCertified(change.row, act)) completed.push(change);
        else return fail({ code: 'key.certificate', field: 'certificate' });
      }
      return ok(completed);
    },
  };
};
