import { liveQuery } from 'dexie';
import type { DeskDatabase } from '../data/desk-database.ts';
import type { SyncStatusStore } from './sync-status.ts';

/**
 * What another window of the officer saves, sends or is refused stands in this one's status at once, not only after
 * this one's next turn: without a link that is up to 24 seconds away (S19, S22).
 * @returns ends it
 */
export function followQueue(
  { outbox, refused }: Pick<DeskDatabase, 'outbox' | 'refused'>,
  status: SyncStatusStore,
): () => void {
  const counts = liveQuery(() => Promise.all([outbox.count(), refused.count()]));
  const following = counts.subscribe({
    next: ([waiting, turnedDown]) => status.setState({ waiting, refused: turnedDown }),
    // A database that cannot be read is told of by the next round.
    error: () => undefined,
  });
  return () => following.unsubscribe();
}
