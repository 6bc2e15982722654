/**
 * Where a workstation stands: the last row it was sent, in which database and with which rights. A cursor of
 * another database (replaced, or put back to an earlier moment) or of other rights starts from nothing instead of
 * merging silently. It is opaque but no secret: what an officer may see is decided anew on every pull.
 */
import { z } from 'zod';
import { tableName } from '#shared/domain/tables.ts';
import { identifier } from '#shared/lib/text.ts';

const nothing = z.literal('');

const cursor = z.strictObject({
  epoch: z.string().max(64),
  scopes: z.string().max(64),
  stamp: z.int().nonnegative(),
  /** Up to this stamp the public catalogue comes by segments and not by pulls; 0 where it does not. */
  segments: z.int().nonnegative(),
  /**
   * How far the ledger had come when a page was read that was not the last: a row that changed up to there may have
   * been passed over, because it comes later. 0 where nothing is still to come.
   */
  seen: z.int().nonnegative().default(0),
  /** Start of the ledger hash at the latest of the stamps: a restored database has another one there, or none. */
  anchor: z.string().max(16),
  table: z.union([nothing, tableName]),
  id: z.union([nothing, identifier]),
});
export type Cursor = z.infer<typeof cursor>;

/** @param segments where the segments end that the workstation holds or will fetch */
export const startCursor = (
  epoch: string,
  scopes: string,
  segments: { readonly stamp: number; readonly anchor: string } = { stamp: 0, anchor: '' },
): Cursor => ({
  epoch,
  scopes,
  stamp: 0,
  segments: segments.stamp,
  seen: 0,
  anchor: segments.anchor,
  table: '',
  id: '',
});

/** The stamp whose ledger entry the anchor is of. */
export const anchoredStamp = ({ stamp, segments, seen }: Cursor): number => Math.max(stamp, segments, seen);

export const writeCursor = (value: Cursor): string =>
  Buffer.from(JSON.stringify(value)).toString('base64url');

/** Null for text that is no cursor of ours. */
export const readCursor = (text: string): Cursor | null => {
  try {
    const parsed = cursor.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString()));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
};
