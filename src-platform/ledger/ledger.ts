/**
 * The ledger: who did what, in one order, each entry chained to the one before by SM3 (R020, R107).
 * Every write of the platform goes through {@link withLedger}, which holds the head until commit.
 */
import { civilDateOf } from '#shared/domain/clock/civil-date.ts';
import { beginning, type LedgerSubject, ledgerHash } from '#shared/evidence/ledger/chain.ts';
import type { LedgerEntry } from '#shared/protocol/ledger.ts';
import type { LedgerPlace } from '#shared/protocol/push.ts';
import type { Database, OpenTransaction, Transaction } from '../database/open-database.ts';
import { anchorOf } from './anchor.ts';
import { openMonth } from './open-month.ts';

export type LedgerWriter = {
  readonly tx: OpenTransaction;
  /** The stamp that the next entry, and the rows written with it, will carry. */
  readonly nextSeq: number;
  /** Chains an entry. It is in the database only when the work is done: many entries cost one statement. */
  append(entry: LedgerSubject): LedgerEntry;
  /** How far the ledger comes with what was appended. */
  place(): LedgerPlace;
};

type Head = { readonly seq: number; readonly hash: string; readonly month: string };

const chained = (head: Pick<Head, 'seq' | 'hash'>, entry: LedgerSubject): LedgerEntry => {
  const seq = head.seq + 1;
  return { ...entry, seq, prevHash: head.hash, hash: ledgerHash(seq, head.hash, entry) };
};

const rowOfEntry = (entry: LedgerEntry) => ({
  seq: entry.seq,
  at: entry.at,
  officer_id: entry.officerId,
  department_id: entry.departmentId,
  device_id: entry.deviceId,
  action: entry.action,
  outcome: entry.outcome,
  subject: entry.subject,
  prev_hash: entry.prevHash,
  hash: entry.hash,
});

const insertEntries = async (
  tx: OpenTransaction,
  head: Head,
  entries: readonly LedgerEntry[],
): Promise<void> => {
  const [first] = entries;
  const last = entries.at(-1);
  if (first === undefined || last === undefined) return;
  const month = civilDateOf(first.at).slice(0, 7);
  // A clock set back opens no month: the entry goes where the one before it went.
  if (month > head.month) await openMonth(tx, { month, open: head.month, firstSeq: first.seq, at: first.at });
  await tx.query('INSERT INTO ledger SELECT * FROM jsonb_populate_recordset(NULL::ledger, $1::jsonb)', [
    JSON.stringify(entries.map(rowOfEntry)),
  ]);
  await tx.query('UPDATE ledger_head SET seq = $1, hash = $2', [last.seq, last.hash]);
};

/**
 * Runs a write in one transaction that holds the ledger's head from its first statement to its commit, so
 * that stamps commit in their own order. Nothing slow (a network call, a password hash) belongs inside.
 */
export const withLedger = <T>(database: Database, work: (writer: LedgerWriter) => Promise<T>): Promise<T> =>
  database.transaction(async (tx) => {
    const { rows } = await tx.query<Head>('SELECT seq, hash, month FROM ledger_head FOR UPDATE');
    const [head] = rows;
    if (head === undefined) throw new Error('the ledger has no head');
    const entries: LedgerEntry[] = [];
    const value = await work({
      tx,
      get nextSeq() {
        return head.seq + entries.length + 1;
      },
      append: (entry) => {
        const appended = chained(entries.at(-1) ?? head, entry);
        entries.push(appended);
        return appended;
      },
      place: () => {
        const { seq, hash } = entries.at(-1) ?? head;
        return { stamp: seq, anchor: anchorOf(hash) };
      },
    });
    await insertEntries(tx, head, entries);
    return value;
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

/** What stands at the place under that hash; null where nothing does, or the hash is not what content and predecessor make it. */
export const entryAt = async (tx: Transaction, seq: number, hash: string): Promise<LedgerSubject | null> => {
  const { rows } = await tx.query<LedgerRow>('SELECT * FROM ledger WHERE seq = $1', [seq]);
  const row = rows[0];
  if (row === undefined || row.hash !== hash) return null;
  const entry = entryOf(row);
  return ledgerHash(row.seq, row.prev_hash, entry) === hash ? entry : null;
};

/** The entries from one place to another, both inclusive, as others check them. */
export const entriesBetween = async (
  tx: Transaction,
  from: number,
  to: number,
): Promise<readonly LedgerEntry[]> => {
  const { rows } = await tx.query<LedgerRow>(
    'SELECT * FROM ledger WHERE seq BETWEEN $1 AND $2 ORDER BY seq',
    [from, to],
  );
  return rows.map((row) => ({
    ...entryOf(row),
    seq: row.seq,
    prevHash: row.prev_hash,
    hash: row.hash,
  }));
};

const pageSize = 5000;

/** Walks the whole chain; the first sequence number that does not hold, or null where all do. */
export const firstBrokenEntry = async (tx: Transaction): Promise<number | null> => {
  let prevHash = beginning;
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
