/**
 * Heads of the ledger under the platform's seal, carried to every workstation: whoever kept one sees whether the ledger
 * told later still contains what was told then (decision 0028).
 */
import { beginning, headDigest, headValue, pathOf, rootOf } from '#shared/evidence/ledger/chain.ts';
import type { HeadsReply, LedgerHead, LedgerProof, SegmentReply } from '#shared/protocol/ledger.ts';
import type { Seal } from '../certificates/seal.ts';
import type { Database, Transaction } from '../database/open-database.ts';
import { entriesBetween } from './ledger.ts';

/**
 * A head is made after so many entries or milliseconds, whichever comes first, where there is anything new; it stands for
 * no more entries than that. Its tree costs some 35 ms a thousand of the node's one thread, in which nobody is answered.
 */
export const headEvery = { entries: 1000, ms: 10 * 60_000 } as const;
const headsAtOnce = 500;

type HeadRow = Omit<LedgerHead, 'from'> & { readonly from_seq: number };

const headOf = ({ from_seq: from, ...row }: HeadRow): LedgerHead => ({ ...row, from });

const newestHead = async (tx: Transaction): Promise<LedgerHead | null> => {
  const { rows } = await tx.query<HeadRow>('SELECT * FROM ledger_signed_head ORDER BY number DESC LIMIT 1');
  return rows[0] === undefined ? null : headOf(rows[0]);
};

const hashesBetween = async (tx: Transaction, from: number, to: number): Promise<readonly string[]> => {
  const { rows } = await tx.query<{ hash: string }>(
    'SELECT hash FROM ledger WHERE seq BETWEEN $1 AND $2 ORDER BY seq',
    [from, to],
  );
  if (rows.length !== to - from + 1) throw new Error('the ledger has a gap');
  return rows.map(({ hash }) => hash);
};

type HeadDesk = { readonly database: Database; readonly seal: Seal; readonly now: () => number };

/** Makes the head that is due, if one is; a ledger that is behind (older than heads, say) catches up by one a call. */
export const makeDueHead = ({ database, seal, now }: HeadDesk): Promise<void> =>
  database.transaction(async (tx) => {
    // Nodes take turns; writers are not held up, for what is committed below the ledger's head never changes.
    await tx.query('LOCK TABLE ledger_signed_head IN EXCLUSIVE MODE');
    const before = await newestHead(tx);
    const { rows } = await tx.query<{ seq: number }>('SELECT seq FROM ledger_head');
    const reached = rows[0]?.seq ?? 0;
    const from = (before?.seq ?? 0) + 1;
    const at = now();
    const waiting = reached - from + 1;
    const due = waiting >= headEvery.entries || (waiting > 0 && at - (before?.at ?? 0) >= headEvery.ms);
    if (!due) return;
    const seq = Math.min(reached, from + headEvery.entries - 1);
    const hashes = await hashesBetween(tx, from, seq);
    const unsigned = {
      number: (before?.number ?? 0) + 1,
      from,
      seq,
      hash: hashes.at(-1) ?? beginning,
      root: rootOf(hashes),
      previous: before === null ? beginning : headDigest(before),
      at,
    };
    await tx.query('INSERT INTO ledger_signed_head VALUES ($1, $2, $3, $4, $5, $6, $7, $8)', [
      unsigned.number,
      unsigned.from,
      unsigned.seq,
      unsigned.hash,
      unsigned.root,
      unsigned.previous,
      unsigned.at,
      seal.sign(headValue(unsigned)),
    ]);
  });

/** The heads after that number; the newest alone for a workstation that has none. */
export const headsAfter = async (tx: Transaction, after: number): Promise<HeadsReply> => {
  const newest = await newestHead(tx);
  if (newest === null) return { heads: [], newest: 0 };
  if (after === 0) return { heads: [newest], newest: newest.number };
  const { rows } = await tx.query<HeadRow>(
    'SELECT * FROM ledger_signed_head WHERE number > $1 ORDER BY number LIMIT $2',
    [after, headsAtOnce],
  );
  return { heads: rows.map(headOf), newest: newest.number };
};

/** The proof of one entry, which shows nothing of any other; null before a head stands for it. */
export const proofOf = async (tx: Transaction, seq: number): Promise<LedgerProof | null> => {
  const { rows } = await tx.query<HeadRow>(
    'SELECT * FROM ledger_signed_head WHERE seq >= $1 ORDER BY seq LIMIT 1',
    [seq],
  );
  if (rows[0] === undefined) return null;
  const head = headOf(rows[0]);
  const hashes = await hashesBetween(tx, head.from, head.seq);
  return { head, path: [...pathOf(hashes, seq - head.from)] };
};

/** Everything a head stands for, or null where there is no such head. */
export const segmentOf = async (tx: Transaction, number: number): Promise<SegmentReply | null> => {
  const { rows } = await tx.query<HeadRow>('SELECT * FROM ledger_signed_head WHERE number = $1', [number]);
  if (rows[0] === undefined) return null;
  const head = headOf(rows[0]);
  return { head, entries: [...(await entriesBetween(tx, head.from, head.seq))] };
};
