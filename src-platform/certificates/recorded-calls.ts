/** Recorded uses as a certificate may speak of them: those whose record is still what the ledger holds the digest of (R066). */
import { digestOfValue } from '#shared/crypto/value-signature.ts';
import type { CertificateBody } from '#shared/domain/certificate/certificate.ts';
import { type CallRecord, callRecord } from '#shared/domain/usage/call-record.ts';
import type { Transaction } from '../database/open-database.ts';
import { entryAt } from '../ledger/ledger.ts';

export type RecordedCall = {
  readonly record: CallRecord;
  /** As it lies in the database, without its place in the ledger: what the ledger's digest is of. */
  readonly recorded: Readonly<Record<string, unknown>>;
};

/** Those that there are, in any order. */
export const recordedCalls = async (
  tx: Transaction,
  ids: readonly string[],
): Promise<readonly RecordedCall[]> => {
  const { rows } = await tx.query<{ body: Record<string, unknown> }>(
    `SELECT body FROM call_record WHERE table_name = 'callRecord' AND id = ANY($1::text[])`,
    [ids],
  );
  return rows.flatMap(({ body }) => {
    const record = callRecord.safeParse(body);
    // One that somebody changed into what no record is counts as none.
    if (!record.success) return [];
    // Not the record read with today's schema: that one has fields which an earlier release had not when it took the digest.
    const { ledgerSeq: _seq, ledgerHash: _hash, ...recorded } = body;
    return [{ record: record.data, recorded }];
  });
};

/** The acts that end in a record of use: a query, a copy of a file, a batch by database. */
const uses: readonly string[] = ['gateway.call', 'file.copy', 'delivery.database'];

/** Whether the entry at the record's place is of this use, and its digest that of the record. */
export const ledgerSays = async (tx: Transaction, { record, recorded }: RecordedCall): Promise<boolean> => {
  const entry = await entryAt(tx, record.ledgerSeq, record.ledgerHash);
  if (entry === null || !uses.includes(entry.action) || entry.outcome !== 'applied') return false;
  const { callId, call } = entry.subject;
  return callId === record.id && call === digestOfValue(recorded);
};

/** What a certificate says of a use. */
export const lineOf = (call: CallRecord): CertificateBody['calls'][number] => ({
  number: call.number,
  at: call.at,
  officerName: call.officerName,
  purpose: call.purpose,
  itemNames: call.itemNames,
  rowCount: call.rowCount,
  resultDigest: call.resultDigest,
  ledgerSeq: call.ledgerSeq,
  ledgerHash: call.ledgerHash,
});
