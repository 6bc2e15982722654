/** Recorded uses as a certificate may speak of them: those whose record is still what the ledger holds the digest of (R066). */
import { type CallRecord, callRecord } from '#shared/domain/usage/call-record.ts';
import { isEntryOfUse, isUseEntry } from '#shared/evidence/ledger/recorded-use.ts';
import type { LedgerEntry } from '#shared/protocol/ledger.ts';
import type { Transaction } from '../database/open-database.ts';
import { entriesBetween, entryAt } from '../ledger/ledger.ts';

/** Those that there are, in any order. */
export const recordedCalls = async (
  tx: Transaction,
  ids: readonly string[],
): Promise<readonly CallRecord[]> => {
  const { rows } = await tx.query<{ body: Record<string, unknown> }>(
    `SELECT body FROM call_record WHERE table_name = 'callRecord' AND id = ANY($1::text[])`,
    [ids],
  );
  return rows.flatMap(({ body }) => {
    const record = callRecord.safeParse(body);
    // One that somebody changed into what no record is counts as none.
    return record.success ? [record.data] : [];
  });
};

/** Whether the entry at the record's place is of this use, and its digest that of the record. */
export const ledgerSays = async (tx: Transaction, record: CallRecord): Promise<boolean> => {
  const entry = await entryAt(tx, record.ledgerSeq, record.ledgerHash);
  return entry !== null && isEntryOfUse(entry, record);
};

/** The ledger's entry of a use, for the department whose use it is; null for any other entry, and for anybody else. */
export const entryOfOwnUse = async (
  tx: Transaction,
  departmentId: string,
  seq: number,
): Promise<LedgerEntry | null> => {
  const [entry] = await entriesBetween(tx, seq, seq);
  if (entry === undefined || !isUseEntry(entry)) return null;
  const [record] = await recordedCalls(tx, [String(entry.subject.callId)]);
  return record?.userDepartmentId === departmentId ? entry : null;
};
