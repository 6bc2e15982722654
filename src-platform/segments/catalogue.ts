/** The public catalogue as a workstation's first sync fetches it: a list, and files that never change. */
import type { Actor } from '#shared/domain/action.ts';
import { KeptWithin } from '#shared/lib/kept-within.ts';
import type { Manifest } from '#shared/protocol/manifest.ts';
import type { Transaction } from '../database/open-database.ts';
import { type CopyReader, readAtLeast } from '../database/read-at-least.ts';
import { ProblemError } from '../http/problem.ts';
import { anchorAt } from '../ledger/anchor.ts';
import { startCursor, writeCursor } from '../sync/cursor.ts';
import { sightOf } from '../sync/pull.ts';
import { makeSegments } from './make-segments.ts';
import {
  changedAfter,
  hasOldColumns,
  hasSegment,
  listStamp,
  readList,
  segmentBytes,
} from './segment-store.ts';

/** Entries of a full segment: about 0.7 MB of gzip, a second on a slow line. */
export const usualSegmentRows = 5_000;
/** Once so many entries have changed since the list was made, pulls bring too much of the catalogue. */
const remakeAfter = 1_000;
/**
 * Bytes of segments a node keeps at hand, those of some 1,400,000 entries: many workstations begin on the same day, and out
 * of the database each segment takes four times the processor time, most of it to collect what the driver leaves.
 */
const bytesAtHand = 384 * 1024 * 1024;

export type Catalogue = {
  /** The list in force and the officer's cursor from it; made now where there is none. */
  readonly manifestFor: (actor: Actor) => Promise<Manifest>;
  /** Throws segment.gone. */
  readonly bytesOf: (digest: string) => Promise<Buffer>;
};

export type CatalogueOptions = CopyReader & {
  readonly epoch: string;
  readonly now: () => number;
  readonly segmentRows: number;
  /** Told of a list that could not be made in the background; the old one stays in force. */
  readonly onFault: (error: unknown) => void;
};

export const openCatalogue = (options: CatalogueOptions): Catalogue => {
  const { database, epoch, now } = options;
  let making: Promise<void> | null = null;
  const make = (): Promise<void> => {
    making ??= makeSegments(options).finally(() => {
      making = null;
    });
    return making;
  };
  const isStale = async (): Promise<boolean> => {
    const stamp = await listStamp(database);
    if (stamp === null || (await hasOldColumns(database))) return true;
    return (await changedAfter(database, stamp, remakeAfter)) >= remakeAfter;
  };
  const listNow = async () => {
    const known = await readList(database);
    if (known === null) await make();
    else void isStale().then((stale) => (stale ? make() : undefined), options.onFault);
    const list = known ?? (await readList(database));
    if (list === null) throw new Error('the list of segments vanished');
    return list;
  };
  const atHand = new KeptWithin<Buffer>(bytesAtHand, ({ length }) => length);
  const readBytes = async (tx: Transaction, digest: string): Promise<Buffer | null> => {
    const known = atHand.get(digest);
    // What the database has dropped is gone for everybody, whichever node is asked.
    if (known !== undefined) return (await hasSegment(tx, digest)) ? known : null;
    const bytes = await segmentBytes(tx, digest);
    if (bytes === undefined) return null;
    atHand.keep(digest, bytes);
    return bytes;
  };
  return {
    manifestFor: async (actor) => {
      const { stamp, segments } = await listNow();
      const end = { stamp, anchor: await anchorAt(database, stamp) };
      const cursor = writeCursor(startCursor(epoch, (await sightOf(database, actor)).digest, end));
      return { segments: [...segments], cursor, stamp, serverTime: now() };
    },
    bytesOf: async (digest) => {
      const bytes = await readAtLeast(options, 0, (tx) => readBytes(tx, digest));
      if (bytes === null) throw new ProblemError('segment.gone');
      return bytes;
    },
  };
};
