/** What changed for an officer since a cursor: rows they may see, and removals of rows they no longer may. */
import { createHash } from 'node:crypto';
import { scopesOf } from '#shared/domain/access/audience.ts';
import type { Actor } from '#shared/domain/action.ts';
import type { PatchOperation, PullReply } from '#shared/protocol/pull.ts';
import { loadAreas } from '../database/areas.ts';
import type { Database } from '../database/open-database.ts';
import { type ChangedRow, changedSince } from './changed-since.ts';
import { type Cursor, readCursor, startCursor, writeCursor } from './cursor.ts';

export type PullSource = { readonly database: Database; readonly epoch: string; readonly now: () => number };

const operationOf = (row: ChangedRow): PatchOperation =>
  row.visible
    ? { op: 'put', table: row.table_name, id: row.id, row: row.body }
    : { op: 'remove', table: row.table_name, id: row.id };

/** See Cursor.anchor; '' for stamp 0 and for one that the ledger has not reached. */
const anchorAt = async (database: Database, stamp: number): Promise<string> => {
  const { rows } = await database.query<{ anchor: string }>(
    'SELECT left(hash, 16) AS anchor FROM ledger WHERE seq = $1',
    [stamp],
  );
  return rows[0]?.anchor ?? '';
};

const isReached = async (database: Database, { stamp, anchor }: Cursor): Promise<boolean> =>
  stamp === 0 || (anchor !== '' && anchor === (await anchorAt(database, stamp)));

export const pull = async (
  { database, epoch, now }: PullSource,
  actor: Actor,
  cursorText: string | null,
): Promise<PullReply> => {
  const areaOf = await loadAreas(database, [actor.departmentId]);
  const scopes = scopesOf(
    { id: actor.officerId, roles: [...actor.roles] },
    { id: actor.departmentId },
    areaOf,
  );
  const scopesDigest = createHash('sha256').update(scopes.join('\n')).digest('hex').slice(0, 16);
  const given = cursorText === null ? null : readCursor(cursorText);
  const continues =
    given !== null &&
    given.epoch === epoch &&
    given.scopes === scopesDigest &&
    (await isReached(database, given));
  const from = continues ? given : startCursor(epoch, scopesDigest);
  const { rows, more } = await changedSince(database, scopes, from);
  const last = rows.at(-1);
  const reached =
    last === undefined
      ? from
      : {
          ...from,
          stamp: last.stamp,
          anchor: await anchorAt(database, last.stamp),
          table: last.table_name,
          id: last.id,
        };
  return {
    reset: !continues,
    patch: rows.map(operationOf),
    cursor: writeCursor(reached),
    more,
    serverTime: now(),
  };
};
