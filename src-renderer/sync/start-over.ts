/** Beginning again with an empty database where the one on the disk cannot be used (S9, S10). */
import { BridgeError } from '#shared/contract/service.ts';
import type { DeskDatabase } from '../data/desk-database.ts';
import { journalWaiting } from './recovery.ts';
import type { SyncDeps } from './sync-deps.ts';

export type StartOverDeps = Pick<SyncDeps, 'services'> & {
  readonly database: DeskDatabase;
  /** Opens the same officer's database anew. */
  readonly reopen: () => DeskDatabase;
  /** Opens a second one beside it, in which what is saved lies while the first is deleted. */
  readonly openSaved: () => DeskDatabase;
};

/** What was saved of that which only the window's database held; null: it could not be read. */
export type Saved = { readonly drafts: number | null; readonly refused: number | null };

/**
 * Brings to safety what can still be read, acts first, then deletes the database and puts the rest back. The rows
 * come from the platform, waiting and refused acts from main's journal at the next sync. At every moment what was saved
 * lies on the disk: a program that ends in the middle puts it back when the desk is next opened.
 * @throws whatever the journal, saving or deleting rejects with; nothing is deleted before the saving is over
 */
export async function startOver(deps: StartOverDeps): Promise<Saved> {
  const { database, services, reopen, openSaved } = deps;
  await journalWaiting({ database, services, journaled: new Set() }).catch((error: unknown) => {
    // A damaged database may not say what waits; what it does not say could not be read before either.
    if (error instanceof BridgeError) throw error;
  });
  const drafts = await readable(() => database.drafts.toArray());
  const refused = await readable(() => database.refused.toArray());
  const saved = openSaved();
  try {
    if ((drafts?.length ?? 0) + (refused?.length ?? 0) > 0)
      await saved.transaction('rw', saved.drafts, saved.refused, async () => {
        await saved.drafts.bulkPut(drafts ?? []);
        await saved.refused.bulkPut(refused ?? []);
      });
    await database.delete();
    const fresh = reopen();
    await putBack(fresh, saved).finally(() => fresh.close());
  } finally {
    saved.close();
  }
  return { drafts: drafts?.length ?? null, refused: refused?.length ?? null };
}

/** Puts into the desk's database what was saved of its former one; what was written there since stays as it is. */
export async function putBack(database: DeskDatabase, saved: DeskDatabase): Promise<void> {
  const [drafts, refused] = await Promise.all([saved.drafts.toArray(), saved.refused.toArray()]);
  await database.transaction('rw', database.drafts, database.refused, async () => {
    const written = new Set(await database.drafts.toCollection().primaryKeys());
    await database.drafts.bulkPut(drafts.filter(({ key }) => !written.has(key)));
    await database.refused.bulkPut(refused);
  });
  await saved.delete();
}

const readable = <T>(read: () => PromiseLike<T[]>): Promise<T[] | null> =>
  Promise.resolve(read()).catch(() => null);
