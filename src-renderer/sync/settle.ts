import type { SyncDeps } from './sync-deps.ts';

const most = 500;

/**
 * Lets the journal forget what the platform has answered. A failure is not the officer's concern: the ids stay
 * listed, and the next cycle tries again.
 */
export async function settleJournal({
  database,
  services,
  actor,
}: Pick<SyncDeps, 'database' | 'services' | 'actor'>): Promise<void> {
  for (;;) {
    const ids = (await database.settled.limit(most).toArray()).map(({ id }) => id);
    if (ids.length === 0) return;
    const done = await services.journal.settle({ officerId: actor.officerId, ids }).then(
      () => true,
      () => false,
    );
    if (!done) return;
    await database.settled.bulkDelete(ids);
  }
}
