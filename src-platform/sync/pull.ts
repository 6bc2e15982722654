/** What changed for an officer since a cursor: rows they may see, and removals of rows they no longer may. */
import { createHash } from 'node:crypto';
import { scopesOf } from '#shared/domain/access/audience.ts';
import type { Actor } from '#shared/domain/action.ts';
import type { TableName } from '#shared/domain/tables.ts';
import type { PatchOperation, PullReply } from '#shared/protocol/pull.ts';
import type { Database } from '../database/open-database.ts';
import { type Cursor, readCursor, startCursor, writeCursor } from './cursor.ts';

const pageSize = 1000;

export type PullSource = { readonly database: Database; readonly epoch: string; readonly now: () => number };

type ChangedRow = { table_name: TableName; id: string; stamp: number; body: unknown; visible: boolean };

const changedSince = async (
  database: Database,
  scopes: readonly string[],
  from: Cursor,
): Promise<ChangedRow[]> => {
  const { rows } = await database.query<ChangedRow>(
    `SELECT table_name, id, stamp, audience && $1::text[] AS visible,
            CASE WHEN audience && $1::text[] THEN body END AS body
     FROM record
     WHERE (stamp, table_name, id) > ($2, $3, $4)
       AND (audience && $1::text[] OR former_audience && $1::text[])
     ORDER BY stamp, table_name, id LIMIT $5`,
    [scopes, from.stamp, from.table, from.id, pageSize],
  );
  return rows;
};

const operationOf = (row: ChangedRow): PatchOperation =>
  row.visible
    ? { op: 'put', table: row.table_name, id: row.id, row: row.body }
    : { op: 'remove', table: row.table_name, id: row.id };

export const pull = async (
  source: PullSource,
  actor: Actor,
  cursorText: string | null,
): Promise<PullReply> => {
  const scopes = scopesOf({ id: actor.officerId, roles: [...actor.roles] }, { id: actor.departmentId });
  const scopesDigest = createHash('sha256').update(scopes.join('\n')).digest('hex').slice(0, 16);
  const given = cursorText === null ? null : readCursor(cursorText);
  const continues = given !== null && given.epoch === source.epoch && given.scopes === scopesDigest;
  const from = continues ? given : startCursor(source.epoch, scopesDigest);
  const rows = await changedSince(source.database, scopes, from);
  const last = rows.at(-1);
  const reached =
    last === undefined ? from : { ...from, stamp: last.stamp, table: last.table_name, id: last.id };
  return {
    reset: !continues,
    patch: rows.map(operationOf),
    cursor: writeCursor(reached),
    more: rows.length === pageSize,
    serverTime: source.now(),
  };
};
