/**
 * What only the platform can say of the rows an act wrote: a key's certificate, and the time by which a signature was
 * received. It stands in the row, in the transaction of the act, so that nobody waits for it.
 */
import { base64Encode } from '#shared/crypto/base64.ts';
import { digestOfValue } from '#shared/crypto/value-signature.ts';
import type { Certificate } from '#shared/crypto/x509/certificate.ts';
import type { Actor, RowSource } from '#shared/domain/action.ts';
import {
  type Agreement,
  type AgreementSignature,
  isWhole,
  signingTimeValue,
} from '#shared/domain/agreement/agreement.ts';
import type { Refusal, RefusalCode } from '#shared/domain/refusals.ts';
import type { SigningKey } from '#shared/domain/signing/signing-key.ts';
import type { Change, Row, TableName } from '#shared/domain/tables.ts';
import { readOrNull } from '#shared/evidence/demonstration.ts';
import { standingOf } from '#shared/evidence/trust.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import type { Transaction } from '../database/open-database.ts';
import type { CertificateAuthority } from './certificate-authority.ts';
import type { Seal } from './seal.ts';
import { believed, isFor, rememberIssued } from './trust.ts';

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
  await rememberIssued(act.tx, certificate, row.id);
  return { ...row, certificate: base64Encode(certificate) };
};

/** What keeps a key's certificate from being used now, or null: whom the platform believes, and what it knows of revoked ones. */
const fault = async (
  { certificate, publicKey }: SigningKey,
  own: readonly Certificate[],
  act: NotarisedAct,
): Promise<RefusalCode | null> => {
  const read = readOrNull(certificate);
  if (read === null || !isFor(read, publicKey)) return 'key.certificate';
  const known = await believed(act.tx);
  const authorities = [...own, ...known.authorities];
  if (!standingOf(read, { authorities, between: [], lists: known.lists }, act.now).ok)
    return 'key.certificate';
  // What a key signs is the word of the one whom its certificate names; checks elsewhere compare the two.
  return read.subject.commonName === act.actor.officerName ? null : 'key.certificate-name';
};

const sealedTime = (seal: Seal, row: Agreement, each: AgreementSignature): string => {
  const { party, signature, receivedAt } = each;
  return seal.sign(
    signingTimeValue({ agreementId: row.id, digest: row.digest, party, signature, receivedAt }),
  );
};

export const createNotary = (seal: Seal, authority: CertificateAuthority): Notary => {
  /**
   * The key as its officer signs with it now: the platform's own certificate is issued anew where there is none yet, where
   * it has run out, and where its officer has another name. A real authority's is that authority's to renew.
   */
  const ready = async (key: SigningKey, act: NotarisedAct): Promise<Result<SigningKey, Refusal>> => {
    const found = await fault(key, [authority.certificate], act);
    if (found === null) return ok(key);
    if (key.demonstration) return ok(await issued(authority, key, act));
    return fail({ code: found === 'key.certificate' ? 'key.lapsed' : found, field: 'keyId' });
  };

  const attested = async (row: Agreement, act: NotarisedAct): Promise<Result<Change[], Refusal>> => {
    if (!isWhole(row, digestOfValue)) return fail({ code: 'agreement.text' });
    const certified: Change[] = [];
    const signatures: AgreementSignature[] = [];
    for (const each of row.signatures) {
      const key = each.attestation === null ? await rowOf(act, 'signingKey', each.keyId) : undefined;
      if (key === undefined) {
        signatures.push(each);
        continue;
      }
      const isOwn = key.officerId === act.actor.officerId;
      const kept = isOwn ? await ready(key, act) : ok(key);
      if (!kept.ok) return kept;
      if (kept.value !== key) certified.push({ table: 'signingKey', row: kept.value });
      const { certificate } = kept.value;
      signatures.push({ ...each, attestation: sealedTime(seal, row, each), certificate });
    }
    return ok([{ table: 'agreement', row: { ...row, signatures } }, ...certified]);
  };

  return {
    complete: async (changes, act) => {
      const completed: Change[] = [];
      for (const change of changes) {
        if (change.table === 'agreement') {
          const signed = await attested(change.row, act);
          if (!signed.ok) return signed;
          completed.push(...signed.value);
        } else if (change.table !== 'signingKey' || change.row.revokedAt !== null) completed.push(change);
        else if (change.row.certificate === null)
          completed.push({ table: 'signingKey', row: await issued(authority, change.row, act) });
        else {
          // The platform's own proves nothing of anybody else's word: only a real authority's is brought.
          const code = await fault(change.row, [], act);
          if (code !== null) return fail({ code, field: 'certificate' });
          completed.push(change);
        }
      }
      return ok(completed);
    },
  };
};
