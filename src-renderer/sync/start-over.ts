/** Beginning again with an empty database where the one on the disk cannot be used (S9, S10). */
import type { DeskDatabase } from '../data/desk-database.ts';
import type { DraftRecord, RefusedMutation } from '../data/records.ts';
import { journalWaiting } from './recovery.ts';
import type { SyncDeps } from './sync-deps.ts';

export type StartOverDeps = Pick<SyncDeps, 'services'> & {
  readonly database: DeskDatabase;
  /** Opens the same officer's database anew. */
  readonly reopen: () => DeskDatabase;
};

/** What was saved of that which only the window's database held. */
export type Saved = { readonly drafts: number; readonly refused: number };

/**
 * Brings to safety what can still be read, acts first, then deletes the database and puts the rest back. The rows
 * come from the platform and waiting acts from main's journal at the next sync.
 * @throws whatever deleting or writing rejects with; nothing is deleted before the saving is over
 */
export async function startOver({ database, services, reopen }: StartOverDeps): Promise<Saved> {
  // A damaged database may refuse any of these; what it refuses could not be read before either.
  await journalWaiting({ database, services, journaled: new Set() }).catch(() => undefined);
  const drafts = await readable<DraftRecord>(() => database.drafts.toArray());
  const refused = await readable<RefusedMutation>(() => database.refused.toArray());
  await database.delete();
  const fresh = reopen();
  try {
    await fresh.drafts.bulkPut(drafts);
    await fresh.refused.bulkPut(refused);
  } finally {
    fresh.close();
  }
  return { drafts: drafts.length, refused: refused.length };
}

const readable = <T>(read: () => PromiseLike<T[]>): Promise<T[]> =>
  Promise.resolve(read()).catch((): T[] => []);
