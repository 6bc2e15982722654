/** On which of the workstation's own acts another one stands (S11): `standsOn` of `shared/protocol/push.ts`. */
import type { Change, RowReference, TableName } from '#shared/domain/tables.ts';
import type { Mutation } from '#shared/protocol/push.ts';
import type { DeskDatabase } from '../data/desk-database.ts';

/** What the protocol carries. Of more on one record the last ones will do: they stand on those before, in their turn. */
const mostGround = 500;

/**
 * The act with the ground it was decided on: the acts that wait and whose effects the rows show that it is about to
 * change. An act that names no version stands on none: the platform's rows decide it. Call in a transaction.
 */
export async function withItsGround(
  database: DeskDatabase,
  act: Mutation,
  changes: readonly Change[],
): Promise<Mutation> {
  if (!namesAVersion(act)) return act;
  const standsOn = (await waitingOn(database, changes)).slice(-mostGround);
  return standsOn.length === 0 ? act : { ...act, standsOn };
}

const namesAVersion = ({ args }: Mutation): boolean =>
  typeof args === 'object' && args !== null && 'expectedVersion' in args;

async function waitingOn(database: DeskDatabase, changes: readonly Change[]): Promise<string[]> {
  const references = changes.map(({ table, row }): [TableName, string] => [table, row.id]);
  // Rows on which nothing waits lie aside nowhere, and then, which is nearly always, the outbox need not be opened.
  if ((await database.confirmed.bulkGet(references)).every((aside) => aside === undefined)) return [];
  const changing = new Set(references.map(([table, id]) => `${table} ${id}`));
  const isChanging = ({ table, id }: RowReference) => changing.has(`${table} ${id}`);
  const acts = await database.outbox.filter(({ touched }) => touched.some(isChanging)).toArray();
  return acts.map(({ id }) => id);
}

/** Those of the acts that stand on one of `ids`, on one that does, and so on; `acts` in the order they were made. */
export const standingOn = (acts: readonly Mutation[], ids: ReadonlySet<string>): ReadonlySet<string> => {
  const found = new Set<string>();
  for (const { id, standsOn = [] } of acts)
    if (standsOn.some((ground) => ids.has(ground) || found.has(ground))) found.add(id);
  return found;
};
