/** Making the two homes of unsent acts agree: the window's outbox and main's journal (S3, S10). */
import type { Mutation } from '#shared/protocol/push.ts';
import type { OutboxRecord } from '../data/records.ts';
import { rebase } from './rebase.ts';
import type { Rules } from './rules.ts';
import type { SyncDeps } from './sync-deps.ts';

type RecoveryDeps = Pick<SyncDeps, 'database' | 'services' | 'actor'> & { readonly rules: Rules };

/** Writes down acts of a window that ended between its database and the journal. Call under the act lock. */
export async function journalForgotten({
  database,
  services,
}: Pick<RecoveryDeps, 'database' | 'services'>): Promise<void> {
  const forgotten = await database.outbox.filter((record) => !record.journaled).toArray();
  for (const { mutation, seq } of forgotten) {
    await services.journal.append({ mutation });
    await database.outbox.update(seq, { journaled: true });
  }
}

/**
 * Puts back what only the journal holds, in the order it was done, and journals what only the outbox holds.
 * Acts that were answered or taken back stay away. Call under the act lock.
 */
export async function recover(deps: RecoveryDeps): Promise<void> {
  const { database, services, rules, actor } = deps;
  const { mutations } = await services.journal.pending({ officerId: actor.officerId });
  await database.write(async () => {
    const lost = await missingHere(deps, mutations);
    if (lost.length === 0) return;
    const held = await database.outbox.orderBy('seq').toArray();
    await database.outbox.clear();
    // One by one: their order is the order in which the database numbers them.
    for (const record of inJournalOrder(mutations, lost, held)) await database.outbox.add(record);
    await rebase({ database, rules });
  });
  await noteJournaled(deps, mutations);
  await journalForgotten(deps);
}

async function missingHere(
  { database }: RecoveryDeps,
  journaled: readonly Mutation[],
): Promise<readonly Mutation[]> {
  const held = new Set((await database.outbox.toArray()).map(({ id }) => id));
  const settled = new Set(await database.settled.toCollection().primaryKeys());
  return journaled.filter(({ id }) => !held.has(id) && !settled.has(id));
}

type Unnumbered = Omit<OutboxRecord, 'seq'>;

/** The journal saw every act in order; what it has not seen came last. */
function inJournalOrder(
  journaled: readonly Mutation[],
  lost: readonly Mutation[],
  held: readonly OutboxRecord[],
): readonly Unnumbered[] {
  const place = new Map(journaled.map(({ id }, index) => [id, index]));
  const placeOf = (record: Unnumbered) => place.get(record.id) ?? journaled.length;
  const restored = lost.map(
    (mutation): Unnumbered => ({
      id: mutation.id,
      mutation,
      touched: [],
      journaled: true,
      applied: false,
      pullsSince: 0,
    }),
  );
  const kept = held.map(({ seq: _, ...record }): Unnumbered => record);
  return [...restored, ...kept].sort((a, b) => placeOf(a) - placeOf(b));
}

/**
 * A window may have ended after the journal had the act, before it could note so; and a journal that was set aside
 * with a forgotten password, or damaged, no longer has what it had. An answered act needs no second home.
 */
async function noteJournaled({ database }: RecoveryDeps, mutations: readonly Mutation[]): Promise<void> {
  const journaled = new Set(mutations.map(({ id }) => id));
  await database.outbox.filter(({ id }) => journaled.has(id)).modify({ journaled: true });
  await database.outbox
    .filter(({ id, applied }) => !applied && !journaled.has(id))
    .modify({ journaled: false });
}
