/**
 * The ledger: who did what, in one order, each entry chained to the one before by SM3 (R020, R107).
 * Every write of the platform goes through {@link withLedger}, which holds the head until commit.
 */
import { digestOfValue } from '#shared/crypto/value-signature.ts';
import type { Database, Transaction } from '../database/open-database.ts';

export type LedgerSubject = {
  readonly at: number;
  readonly officerId: string | null;
  readonly departmentId: string | null;
  readonly deviceId: string | null;
  readonly action: string;
  readonly outcome: string;
  /** Ids and digests only: no personal data, no free text. */
  readonly subject: Readonly<Record<string, unknown>>;
};

export type LedgerEntry = LedgerSubject & {
  readonly seq: number;
  readonly prevHash: string;
  readonly hash: string;
};

/** The chained hash of an entry, recomputable by anyone who holds the ledger. */
export const ledgerHash = (seq: number, prevHash: string, entry: LedgerSubject): string =>
  digestOfValue({
    seq,
    prevHash,
    at: entry.at,
    officerId: entry.officerId,
    departmentId: entry.departmentId,
    deviceId: entry.deviceId,
    action: entry.action,
    outcome: entry.outcome,
    subject: entry.subject,
  });

export type LedgerWriter = {
  readonly tx: Transaction;
  /** The stamp that the next entry, and the rows written with it, will carry. */
  readonly nextSeq: number;
  append(entry: LedgerSubject): Promise<LedgerEntry>;
};

const appendTo = async (tx: Transaction, head: { seq: number; hash: string }, entry: LedgerSubject) => {
  const seq = head.seq + 1;
  const hash = ledgerHash(seq, head.hash, entry);
  await tx.query(
    `INSERT INTO ledger (seq, at, officer_id, department_id, device_id, action, outcome, subject, prev_hash, hash)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      seq,
      entry.at,
      entry.officerId,
      entry.departmentId,
      entry.deviceId,
      entry.action,
      entry.outcome,
      JSON.stringify(entry.subject),
      head.hash,
      hash,
    ],
  );
  await tx.query('UPDATE ledger_head SET seq = $1, hash = $2', [seq, hash]);
  return { ...entry, seq, prevHash: head.hash, hash };
};

/**
 * Runs a write in one transaction that holds the ledger's head from its first statement to its commit, so
 * that stamps commit in their own order. Nothing slow (a network call, a password hash) belongs inside.
 */
export const withLedger = <T>(database: Database, work: (writer: LedgerWriter) => Promise<T>): Promise<T> =>
  database.transaction(async (tx) => {
    const { rows } = await tx.query<{ seq: number; hash: string }>(
      'SELECT seq, hash FROM ledger_head FOR UPDATE',
    );
    const head = rows[0];
    if (head === undefined) throw new Error('the ledger has no head');
    const nextSeq = head.seq + 1;
    let current = head;
    return work({
      tx,
      nextSeq,
      append: async (entry) => {
        const appended = await appendTo(tx, current, entry);
        current = appended;
        return appended;
      },
    });
  });

type LedgerRow = {
  seq: number;
  at: number;
  officer_id: string | null;
  department_id: string | null;
  device_id: string | null;
  action: string;
  outcome: string;
  subject: Record<string, unknown>;
  prev_hash: string;
  hash: string;
};

const entryOf = (row: LedgerRow): LedgerSubject => ({
  at: row.at,
  officerId: row.officer_id,
  departmentId: row.department_id,
  deviceId: row.device_id,
  action: row.action,
  outcome: row.outcome,
  subject: row.subject,
});

/** True where the entry's hash is what its content and its predecessor make it. */
export const entryHolds = async (tx: Transaction, seq: number, hash: string): Promise<boolean> => {
  const { rows } = await tx.query<LedgerRow>('SELECT * FROM ledger WHERE seq = $1', [seq]);
  const row = rows[0];
  return row !== undefined && row.hash === hash && ledgerHash(row.seq, row.prev_hash, entryOf(row)) === hash;
};

const pageSize = 5000;

/** Walks the whole chain; the first sequence number that does not hold, or null where all do. */
export const firstBrokenEntry = async (tx: Transaction): Promise<number | null> => {
  let prevHash = '0'.repeat(64);
  let expected = 1;
  for (;;) {
    const { rows } = await tx.query<LedgerRow>('SELECT * FROM ledger WHERE seq >= $1 ORDER BY seq LIMIT $2', [
      expected,
      pageSize,
    ]);
    for (const row of rows) {
      const holds =
        row.seq === expected &&
        row.prev_hash === prevHash &&
        row.hash === ledgerHash(row.seq, prevHash, entryOf(row));
      if (!holds) return expected;
      prevHash = row.hash;
      expected += 1;
    }
    if (rows.length < pageSize) break;
  }
  const head = await tx.query<{ seq: number; hash: string }>('SELECT seq, hash FROM ledger_head');
  return head.rows[0]?.seq === expected - 1 && head.rows[0].hash === prevHash ? null : expected;
};
