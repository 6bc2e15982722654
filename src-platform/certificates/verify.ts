/** Checking a certificate by the code on it: number, digest, seal, and each call against its record and the ledger. */
import { digestOfValue, verifyValue } from '#shared/crypto/value-signature.ts';
import {
  type Certificate,
  certificateSignedValue,
  parseCertificateCode,
} from '#shared/domain/certificate/certificate.ts';
import { statesUse } from '#shared/evidence/ledger/recorded-use.ts';
import type { VerifyCertificateReply } from '#shared/protocol/certificate.ts';
import type { Database } from '../database/open-database.ts';
import { ledgerSays, recordedCalls } from './recorded-calls.ts';

const withNumber = async (database: Database, number: string): Promise<Certificate | undefined> => {
  const { rows } = await database.query<{ body: Certificate }>(
    `SELECT body FROM record WHERE table_name = 'certificate' AND body -> 'body' ->> 'number' = $1`,
    [number],
  );
  return rows[0]?.body;
};

/** Line by line: the record of the use is there, says what the line says, and is what the ledger holds the digest of. */
const ledgerHolds = async (database: Database, { body, callIds }: Certificate): Promise<boolean> => {
  if (body.calls.length !== callIds.length) return false;
  const found = await recordedCalls(database, callIds);
  // One after the other: anybody may ask, and fifty at once would take every connection of the pool.
  for (const [index, line] of body.calls.entries()) {
    const call = found.find(({ id }) => id === callIds[index]);
    if (call === undefined || !statesUse(body, line, call)) return false;
    if (!(await ledgerSays(database, call))) return false;
  }
  return true;
};

const failed = (verdict: VerifyCertificateReply['verdict']): VerifyCertificateReply => ({
  verdict,
  certificate: null,
});

export const verifyCertificate = async (
  database: Database,
  sealKey: string,
  text: string,
): Promise<VerifyCertificateReply> => {
  const code = parseCertificateCode(text);
  if (code === null) return failed('malformed');
  const value = certificateSignedValue(code.number, code.digest);
  if (!verifyValue({ publicKey: sealKey, value, signature: code.signature }))
    return failed('signature-invalid');
  const known = await withNumber(database, code.number);
  if (known === undefined) return failed('unknown-number');
  // The digest is of the words as they lie there now, not the one that was stored beside them.
  if (digestOfValue(known.body) !== code.digest || known.digest !== code.digest)
    return failed('digest-mismatch');
  if (!(await ledgerHolds(database, known))) return failed('ledger-mismatch');
  const { body, digest, demonstration } = known;
  return { verdict: 'valid', certificate: { body, digest, demonstration } };
};
