/** Beginning again with an empty database where the one on the disk cannot be used (S9, S10). */
import type { DeskDatabase } from '../data/desk-database.ts';
import type { RescuedRows } from '../data/rescue-rows.ts';
import type { SyncDeps } from './sync-deps.ts';

export type StartOverDeps = Pick<SyncDeps, 'services'> & {
  readonly database: DeskDatabase;
  /** Reads the database as it lies there, whatever version it has. */
  readonly rescue: () => Promise<RescuedRows>;
  /** Opens the same officer's database anew. */
  readonly reopen: () => DeskDatabase;
  /** Opens a second one beside it, in which what is saved lies while the first is deleted. */
  readonly openSaved: () => DeskDatabase;
};

/** How much could be read of that which only the window's database held; null: it could not be read. */
export type Saved = { readonly [K in keyof RescuedRows]: number | null };

/** `unread`: something may be there that cannot be read, and nothing was deleted. */
export type StartOver = { readonly state: 'begun' | 'unread'; readonly saved: Saved };

/**
 * Brings to safety what only the database holds, acts first, then deletes it and puts the rest back. The rows come from
 * the platform, waiting and refused acts from main's journal at the next sync. At every moment what was saved lies on
 * the disk: a program that ends in the middle puts it back when the desk is next opened. Where something cannot be
 * read, nothing is deleted: what fails today may open tomorrow.
 * @throws whatever the journal, saving or deleting rejects with; nothing is deleted before the saving is over
 */
export async function startOver(deps: StartOverDeps): Promise<StartOver> {
  const rescued = await rescue(deps);
  const saved = countsOf(rescued);
  if (Object.values(saved).includes(null)) return { state: 'unread', saved };
  await beginAnew(deps, rescued);
  return { state: 'begun', saved };
}

/**
 * The same after the officer has said a second time that what cannot be read may go.
 * @throws as `startOver`
 */
export async function startOverWithout(deps: StartOverDeps): Promise<StartOver> {
  const rescued = await rescue(deps);
  await beginAnew(deps, rescued);
  return { state: 'begun', saved: countsOf(rescued) };
}

/** Acts that no journal had yet are in it afterwards. */
async function rescue({ services, rescue: read }: StartOverDeps): Promise<RescuedRows> {
  const rescued = await read();
  for (const { applied, mutation } of rescued.acts ?? [])
    if (!applied) await services.journal.append({ mutation });
  return rescued;
}

const countsOf = ({ acts, drafts, refused }: RescuedRows): Saved => ({
  acts: acts?.length ?? null,
  drafts: drafts?.length ?? null,
  refused: refused?.length ?? null,
});

async function beginAnew(
  { database, reopen, openSaved }: StartOverDeps,
  { drafts, refused }: RescuedRows,
): Promise<void> {
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
