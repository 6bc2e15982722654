/** Making the two homes of unsent acts agree: the window's outbox and main's journal (S3, S10). */
import type { Mutation } from '#shared/protocol/push.ts';
import type { OutboxRecord } from '../data/records.ts';
import { rebase } from './rebase.ts';
import type { Rules } from './rules.ts';
import type { SyncDeps } from './sync-deps.ts';

type JournalDeps = Pick<SyncDeps, 'database' | 'services'> & {
  /** Ids of acts that this window knows to be in the journal; no act is sent before. */
  readonly journaled: Set<string>;
};

type RecoveryDeps = JournalDeps & Pick<SyncDeps, 'actor'> & { readonly rules: Rules };

/**
 * Has the journal hold every act that waits: those of a window that ended between its database and the journal, and
 * those of other windows, of which it has them already and only says so. Call under the act lock.
 */
export async function journalWaiting({ database, services, journaled }: JournalDeps): Promise<void> {
  const waiting = await database.outbox.filter(({ applied }) => !applied).toArray();
  for (const { id, mutation } of waiting) {
    if (journaled.has(id)) continue;
    await services.journal.append({ mutation });
    journaled.add(id);
  }
}

/**
 * Has the journal hold acts once more that it was told to forget. First they are taken off the list of what it is to
 * forget: nobody who works through that list may take them out again.
 */
export async function journalAgain(
  { database, services, journaled }: JournalDeps,
  acts: readonly Pick<OutboxRecord, 'id' | 'mutation'>[],
): Promise<void> {
  await database.settled.bulkDelete(acts.map(({ id }) => id));
  for (const { id, mutation } of acts) {
    await services.journal.append({ mutation });
    journaled.add(id);
  }
}

/**
 * Puts back what only the journal holds, in the order it was done, and journals what only the outbox holds.
 * Acts that were applied, refused or taken back stay away. Call under the act lock.
 */
export async function recover(deps: RecoveryDeps): Promise<void> {
  const { database, services, rules, actor, journaled } = deps;
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
  // A journal that was set aside with a forgotten password, or damaged, no longer has what it had.
  journaled.clear();
  for (const { id } of mutations) journaled.add(id);
  await journalWaiting(deps);
}

async function missingHere(
  { database }: RecoveryDeps,
  journaled: readonly Mutation[],
): Promise<readonly Mutation[]> {
  const [held, refused, settled] = await Promise.all([
    database.outbox.toArray(),
    database.refused.toCollection().primaryKeys(),
    database.settled.toCollection().primaryKeys(),
  ]);
  const known = new Set([...held.map(({ id }) => id), ...refused, ...settled]);
  return journaled.filter(({ id }) => !known.has(id));
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
      applied: false,
      pullsSince: 0,
    }),
  );
  const kept = held.map(({ seq: _, ...record }): Unnumbered => record);
  return [...restored, ...kept].sort((a, b) => placeOf(a) - placeOf(b));
}
