/** A certificate's line, the record of the use that it states, and the ledger's entry of that use: whether each is of the other. */
import { digestOfValue } from '#shared/crypto/value-signature.ts';
import { type CertificateBody, certificateLine } from '#shared/domain/certificate/certificate.ts';
import type { CallRecord } from '#shared/domain/usage/call-record.ts';
import type { LedgerEntry } from '#shared/protocol/ledger.ts';
import { type LedgerSubject, ledgerHash } from './chain.ts';

type Line = CertificateBody['calls'][number];

/** Whether the certificate says of the use what its record says. */
export const statesUse = (body: CertificateBody, line: Line, record: CallRecord): boolean =>
  digestOfValue(line) === digestOfValue(certificateLine(record)) &&
  body.entryName === record.entryName &&
  body.entryCode === record.entryCode &&
  body.caseNumber === record.caseNumber;

/** Whether the entry stands at the record's place, and is what its content and the entry before make it. */
export const isEntryAt = (
  entry: LedgerEntry,
  { seq, hash }: { readonly seq: number; readonly hash: string },
): boolean =>
  entry.seq === seq && entry.hash === hash && ledgerHash(entry.seq, entry.prevHash, entry) === hash;

/** The acts that end in a record of use: a query, a copy of a file, a batch by database. */
const uses: readonly string[] = ['gateway.call', 'file.copy', 'delivery.database'];

export const isUseEntry = ({ action, outcome }: LedgerSubject): boolean =>
  uses.includes(action) && outcome === 'applied';

/** Whether the entry is of this use, and its digest that of the record, field by field. */
export const isEntryOfUse = (entry: LedgerSubject, record: CallRecord): boolean =>
  isUseEntry(entry) &&
  entry.subject.callId === record.id &&
  digestedForms(record).some((form) => entry.subject.call === digestOfValue(form));

/**
 * What the ledger's digest may be of: the record without its place. An earlier release knew neither copies of files nor
 * batches, a later one no batches; a record read today says null where it had no such field, which is the same thing.
 */
const digestedForms = ({ ledgerSeq: _seq, ledgerHash: _hash, ...record }: CallRecord) => {
  const { database, ...beforeBatches } = record;
  const { file, ...beforeFiles } = beforeBatches;
  if (database !== null) return [record];
  return file === null ? [record, beforeBatches, beforeFiles] : [record, beforeBatches];
};
