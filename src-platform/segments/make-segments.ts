/**
 * Making the list of segments anew. An entry never enters a place behind the ledger's head and leaves its place only
 * by being written again, which gives it a later stamp: so a segment whose entries are still all in place is exact
 * and stays, and only the gaps between such segments are read. What is written while the list is made lies after
 * its stamp, and pulls bring it.
 */
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { packSegment } from '#shared/protocol/segment.ts';
import type { Database, Transaction } from '../database/open-database.ts';
import { headSeq } from '../ledger/anchor.ts';
import {
  beginning,
  type HeldSegment,
  hasUnreadableSegments,
  heldSegments,
  keepSegment,
  type Place,
  type PublicEntry,
  publicEntries,
  putList,
} from './segment-store.ts';

const hour = 3_600_000;
/** How long a segment outlives the last list that named it: a first sync begun before must find it. */
const keptAfterwards = 24 * hour;

/** Any number no other advisory lock of the platform uses: 'segm' in ASCII. */
const segmentLock = 0x73_65_67_6d;

const compressed: (content: string | Uint8Array) => Promise<Buffer> = promisify(gzip);

export type SegmentMaker = {
  readonly database: Database;
  readonly now: () => number;
  /** Entries of a full segment. */
  readonly segmentRows: number;
};

const makeOne = async (tx: Transaction, entries: readonly PublicEntry[], last: PublicEntry) => {
  const bodies = entries.map(({ body }) => body as { id: string });
  const bytes = Buffer.from(await packSegment(bodies, compressed));
  const digest = createHash('sha256').update(bytes).digest('hex');
  await keepSegment(tx, { digest, bytes, rows: entries.length });
  return { digest, rows: entries.length, isCurrent: true, to: { stamp: last.stamp, id: last.id } };
};

const makeBetween = async (
  tx: Transaction,
  gap: { readonly after: Place; readonly upTo: Place },
  segmentRows: number,
): Promise<HeldSegment[]> => {
  const made: HeldSegment[] = [];
  for (let { after } = gap; ; ) {
    const entries = await publicEntries(tx, { after, upTo: gap.upTo }, segmentRows);
    const last = entries.at(-1);
    if (last === undefined) return made;
    const segment = await makeOne(tx, entries, last);
    made.push(segment);
    after = segment.to;
    if (entries.length < segmentRows) return made;
  }
};

/** Segments still exact, at least half full and of this build stay; another is made anew together with its neighbours. */
const makeList = async (tx: Transaction, stamp: number, segmentRows: number): Promise<HeldSegment[]> => {
  const list: HeldSegment[] = [];
  let after = beginning;
  let gapEnds: Place | null = null;
  const closeGap = async (): Promise<void> => {
    if (gapEnds !== null) list.push(...(await makeBetween(tx, { after, upTo: gapEnds }, segmentRows)));
    gapEnds = null;
  };
  for (const held of await heldSegments(tx)) {
    if (held.isCurrent && held.standing === held.rows && held.rows * 2 >= segmentRows) {
      await closeGap();
      list.push(held);
      after = held.to;
    } else gapEnds = held.to;
  }
  gapEnds = { stamp: stamp + 1, id: '' };
  await closeGap();
  return list;
};

/** Brings the list up to the ledger's head. Several nodes at once make it one after the other. */
export const makeSegments = ({ database, now, segmentRows }: SegmentMaker): Promise<void> =>
  database.transaction(async (tx) => {
    await tx.query('SELECT pg_advisory_xact_lock($1)', [segmentLock]);
    const stamp = await headSeq(tx);
    const segments = await makeList(tx, stamp, segmentRows);
    await putList(tx, { segments, stamp }, { now: now(), kept: keptAfterwards });
  });

/**
 * Makes a list that an earlier release laid out otherwise anew, before anybody asks for it; answers whether there was one.
 * No workstation could read it, and whoever asked would have to wait for all of it.
 */
export const renewSegments = async (maker: SegmentMaker): Promise<boolean> => {
  if (!(await hasUnreadableSegments(maker.database))) return false;
  await makeSegments(maker);
  return true;
};
