/** What changed for an officer since a cursor: rows they may see, and removals of rows they no longer may. */
import { createHash } from 'node:crypto';
import { scopesOf } from '#shared/domain/access/audience.ts';
import type { Actor } from '#shared/domain/action.ts';
import type { PatchOperation, PullReply } from '#shared/protocol/pull.ts';
import type { LedgerPlace } from '#shared/protocol/push.ts';
import { loadAreas } from '../database/areas.ts';
import type { Transaction } from '../database/open-database.ts';
import { type CopyReader, readAtLeast } from '../database/read-at-least.ts';
import { anchorAt, headSeq } from '../ledger/anchor.ts';
import { type ChangedRow, changedSince } from './changed-since.ts';
import { anchoredStamp, type Cursor, readCursor, startCursor, writeCursor } from './cursor.ts';

export type PullSource = CopyReader & {
  readonly epoch: string;
  readonly now: () => number;
  /** Rows of a full page. */
  readonly pageRows: number;
};

export type PullQuestion = {
  readonly cursor: string | null;
  /** A copy of the database that has not come so far does not answer. */
  readonly atLeast: number;
  readonly answered?: LedgerPlace | undefined;
  /** Where everything is asked for: the public catalogue as it is now comes in another way. */
  readonly leavesCatalogue?: boolean;
};

const operationOf = (row: ChangedRow): PatchOperation =>
  row.visible
    ? { op: 'put', table: row.table_name, id: row.id, row: row.body }
    : { op: 'remove', table: row.table_name, id: row.id };

const isReached = async (tx: Transaction, cursor: Cursor): Promise<boolean> => {
  const stamp = anchoredStamp(cursor);
  return stamp === 0 || (cursor.anchor !== '' && cursor.anchor === (await anchorAt(tx, stamp)));
};

/** False where an answer that the workstation was given is not in this ledger: it went with a database that was put back. */
const holdsAnswer = async (
  tx: Transaction,
  cursor: Cursor,
  answered: LedgerPlace | undefined,
): Promise<boolean> =>
  // Up to the cursor the chain itself is proof.
  answered === undefined ||
  answered.stamp <= anchoredStamp(cursor) ||
  answered.anchor === (await anchorAt(tx, answered.stamp));

/** True where the workstation has heard of a ledger that this one does not carry on from (S18). */
const isOtherLedger = async (
  { database, epoch }: PullSource,
  given: Cursor | null,
  answered: LedgerPlace | undefined,
): Promise<boolean> =>
  given !== null &&
  (given.epoch !== epoch ||
    !(await isReached(database, given)) ||
    !(await holdsAnswer(database, given, answered)));

const headPlace = async (tx: Transaction): Promise<LedgerPlace> => {
  const stamp = await headSeq(tx);
  return { stamp, anchor: await anchorAt(tx, stamp) };
};

export type Sight = { readonly scopes: readonly string[]; readonly digest: string };

/** What an officer may see, and its digest: a cursor made under another one is worth nothing. */
export const sightOf = async (tx: Transaction, actor: Actor): Promise<Sight> => {
  const areaOf = await loadAreas(tx, [actor.departmentId]);
  const officer = { id: actor.officerId, roles: [...actor.roles] };
  const scopes = scopesOf(officer, { id: actor.departmentId }, areaOf);
  return { scopes, digest: createHash('sha256').update(scopes.join('\n')).digest('hex').slice(0, 16) };
};

const placeOf = ({ stamp, table_name: table, id }: ChangedRow) => ({ stamp, table, id });

const anchored = async (tx: Transaction, cursor: Cursor): Promise<Cursor> => ({
  ...cursor,
  anchor: await anchorAt(tx, anchoredStamp(cursor)),
});

/**
 * Behind the last row that was sent. Rows are read in the order of their last change, so one that changed again comes
 * later than it came before. A ledger put back to between the two has it at its former place again, which this pull has
 * passed; so the cursor holds only in a ledger that has all that there was when the page was read (S7, S18).
 */
const midway = async (tx: Transaction, from: Cursor, last: ChangedRow): Promise<Cursor> =>
  // After the rows: whatever they show is in the ledger by then.
  anchored(tx, { ...from, ...placeOf(last), seen: await headSeq(tx) });

/**
 * Behind the last row that was sent or, where the ledger had come further, behind everything up to `head`: of years of
 * rows that an officer does not see, none is looked at twice. Those of the head's own stamp were all looked at, so that
 * whatever is found of them later is sent.
 */
const atEnd = async (
  tx: Transaction,
  from: Cursor,
  { last, head }: { readonly last: ChangedRow | undefined; readonly head: number },
): Promise<Cursor> => {
  const sent = last === undefined ? from : { ...from, ...placeOf(last) };
  const reached = head > sent.stamp ? { ...from, stamp: head, table: '' as const, id: '' } : sent;
  if (reached === from && from.seen === 0) return from;
  return anchored(tx, { ...reached, seen: 0 });
};

export const pull = async (source: PullSource, actor: Actor, asked: PullQuestion): Promise<PullReply> => {
  const { epoch, now, pageRows } = source;
  const sight = await sightOf(source.database, actor);
  const given = asked.cursor === null ? null : readCursor(asked.cursor);
  const usable = given !== null && given.epoch === epoch && given.scopes === sight.digest ? given : null;
  const page = async (tx: Transaction, from: Cursor, reset: boolean): Promise<PullReply> => {
    // Before the rows: stamps commit in order, so that what is read after it holds every row up to it (S8).
    const head = await headSeq(tx);
    const { rows, more } = await changedSince(tx, { scopes: sight.scopes, pageRows }, from);
    const last = rows.at(-1);
    const place = more && last !== undefined ? midway(tx, from, last) : atEnd(tx, from, { last, head });
    const cursor = writeCursor(await place);
    return { reset, patch: rows.map(operationOf), cursor, more, serverTime: now() };
  };
  if (usable !== null) {
    const { answered } = asked;
    const needed = Math.max(asked.atLeast, anchoredStamp(usable), answered?.stamp ?? 0);
    const answer = await readAtLeast(source, needed, async (tx) =>
      (await isReached(tx, usable)) && (await holdsAnswer(tx, usable, answered))
        ? page(tx, usable, false)
        : null,
    );
    if (answer !== null) return answer;
  }
  const segments = asked.leavesCatalogue === true ? await headPlace(source.database) : undefined;
  const first = await page(source.database, startCursor(epoch, sight.digest, segments), true);
  return (await isOtherLedger(source, given, asked.answered)) ? { ...first, otherLedger: true } : first;
};
