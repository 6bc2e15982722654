/** The segments and their list in PostgreSQL. */
import { columnsVersion } from '#shared/domain/search/columns/layout.ts';
import type { ListedSegment } from '#shared/protocol/manifest.ts';
import { segmentFormat } from '#shared/protocol/segment.ts';
import type { Transaction } from '../database/open-database.ts';

/** Where an entry lies in the order of segments. */
export type Place = { readonly stamp: number; readonly id: string };

export const beginning: Place = { stamp: 0, id: '' };

export type HeldSegment = {
  readonly digest: string;
  readonly rows: number;
  /** Whether its layout and its search columns are of this build. */
  readonly isCurrent: boolean;
  readonly to: Place;
};

/** Entries everybody may see; spelt as the index is, or it is not used. */
const isPublic = `table_name = 'catalogEntry' AND audience @> '{all}'::text[]`;

/** The list in force, and how many of each segment's entries still stand where they stood. */
export const heldSegments = async (
  tx: Transaction,
): Promise<(HeldSegment & { readonly standing: number })[]> => {
  const { rows } = await tx.query<{
    digest: string;
    rows: number;
    is_current: boolean;
    to_stamp: number;
    to_id: string;
    standing: number;
  }>(
    `WITH held AS (
       SELECT l.*, s.rows, (s.format, s.search_version) = ($1, $2) AS is_current, lag(to_stamp, 1, 0::bigint) OVER w AS from_stamp, lag(to_id, 1, '') OVER w AS from_id
       FROM segment_list l JOIN segment s USING (digest) WINDOW w AS (ORDER BY position)
     )
     SELECT digest, rows, is_current, to_stamp, to_id, (
       SELECT count(*) FROM record WHERE ${isPublic}
         AND (stamp, id) > (from_stamp, from_id) AND (stamp, id) <= (to_stamp, to_id)) AS standing
     FROM held ORDER BY position`,
    [segmentFormat, columnsVersion],
  );
  return rows.map((row) => ({
    digest: row.digest,
    rows: row.rows,
    isCurrent: row.is_current,
    to: { stamp: row.to_stamp, id: row.to_id },
    standing: row.standing,
  }));
};

export type PublicEntry = { readonly stamp: number; readonly id: string; readonly body: unknown };

/** At most `most` public entries after one place, up to and with the other. */
export const publicEntries = async (
  tx: Transaction,
  { after, upTo }: { readonly after: Place; readonly upTo: Place },
  most: number,
): Promise<PublicEntry[]> => {
  const { rows } = await tx.query<PublicEntry>(
    `SELECT stamp, id, body FROM record WHERE ${isPublic}
       AND (stamp, id) > ($1, $2) AND (stamp, id) <= ($3, $4) ORDER BY stamp, id LIMIT $5`,
    [after.stamp, after.id, upTo.stamp, upTo.id, most],
  );
  return rows;
};

export const keepSegment = async (
  tx: Transaction,
  segment: { readonly digest: string; readonly bytes: Buffer; readonly rows: number },
): Promise<void> => {
  await tx.query(
    `INSERT INTO segment (digest, bytes, rows, format, search_version) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (digest) DO UPDATE
       SET superseded_at = NULL, format = excluded.format, search_version = excluded.search_version`,
    [segment.digest, segment.bytes, segment.rows, segmentFormat, columnsVersion],
  );
};

/** Replaces the list. Segments it no longer names are dropped once they have been out of it for `kept` milliseconds. */
export const putList = async (
  tx: Transaction,
  list: { readonly segments: readonly HeldSegment[]; readonly stamp: number },
  { now, kept }: { readonly now: number; readonly kept: number },
): Promise<void> => {
  await tx.query('DELETE FROM segment_list');
  const { segments } = list;
  await tx.query(
    `INSERT INTO segment_list (position, digest, to_stamp, to_id)
     SELECT n, digest, stamp, id FROM unnest($1::text[], $2::bigint[], $3::text[])
       WITH ORDINALITY AS new (digest, stamp, id, n)`,
    [
      segments.map((each) => each.digest),
      segments.map(({ to }) => to.stamp),
      segments.map(({ to }) => to.id),
    ],
  );
  await tx.query(
    `UPDATE segment SET superseded_at = $1
     WHERE superseded_at IS NULL AND digest NOT IN (SELECT digest FROM segment_list)`,
    [now],
  );
  await tx.query('DELETE FROM segment WHERE superseded_at <= $1', [now - kept]);
  await tx.query(
    `INSERT INTO segment_stamp (stamp) VALUES ($1) ON CONFLICT (singleton) DO UPDATE SET stamp = excluded.stamp`,
    [list.stamp],
  );
};

/** Null where no list was ever made. */
export const listStamp = async (tx: Transaction): Promise<number | null> => {
  const { rows } = await tx.query<{ stamp: number }>('SELECT stamp FROM segment_stamp');
  return rows[0]?.stamp ?? null;
};

/** Whether the list names segments whose search columns are of another build: a workstation composes its own meanwhile. */
export const hasOldColumns = async (tx: Transaction): Promise<boolean> => {
  const { rows } = await tx.query(
    'SELECT 1 FROM segment_list JOIN segment USING (digest) WHERE search_version <> $1 LIMIT 1',
    [columnsVersion],
  );
  return rows.length > 0;
};

/** Whether the list names segments in a layout that workstations of this build do not read. */
export const hasUnreadableSegments = async (tx: Transaction): Promise<boolean> => {
  const { rows } = await tx.query(
    'SELECT 1 FROM segment_list JOIN segment USING (digest) WHERE format <> $1 LIMIT 1',
    [segmentFormat],
  );
  return rows.length > 0;
};

/** The list and its stamp as of one moment; null where none was ever made, or one in a layout that workstations no longer read. */
export const readList = async (
  tx: Transaction,
): Promise<{ readonly stamp: number; readonly segments: readonly ListedSegment[] } | null> => {
  const { rows } = await tx.query<{ stamp: number; segments: ListedSegment[] }>(
    `SELECT stamp, coalesce((
       SELECT jsonb_agg(jsonb_build_object('digest', digest, 'rows', rows, 'bytes', octet_length(bytes))
                        ORDER BY position)
       FROM segment_list JOIN segment USING (digest)), '[]') AS segments
     FROM segment_stamp
     WHERE NOT EXISTS (SELECT FROM segment_list JOIN segment USING (digest) WHERE format <> $1)`,
    [segmentFormat],
  );
  return rows[0] ?? null;
};

/** Undefined where there is no such segment, or none any more. */
export const segmentBytes = async (tx: Transaction, digest: string): Promise<Buffer | undefined> => {
  // As text of its own: the driver has bytes sent as hexadecimal, half as long again.
  const { rows } = await tx.query<{ base64: string }>(
    `SELECT encode(bytes, 'base64') AS base64 FROM segment WHERE digest = $1`,
    [digest],
  );
  return rows[0] === undefined ? undefined : Buffer.from(rows[0].base64, 'base64');
};

export const hasSegment = async (tx: Transaction, digest: string): Promise<boolean> => {
  const { rows } = await tx.query('SELECT 1 FROM segment WHERE digest = $1', [digest]);
  return rows.length > 0;
};

/** How many public entries were written since, counted no further than `most`. */
export const changedAfter = async (tx: Transaction, stamp: number, most: number): Promise<number> => {
  const { rows } = await tx.query<{ changed: number }>(
    `SELECT count(*) AS changed FROM (
       SELECT 1 FROM record WHERE ${isPublic} AND stamp > $1 LIMIT $2) AS newer`,
    [stamp, most],
  );
  return rows[0]?.changed ?? 0;
};
