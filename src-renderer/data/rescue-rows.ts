/** What only the window's database holds, read out of one that this release cannot open as its own. */
import Dexie, { type DexieOptions } from 'dexie';
import { deskDatabaseName } from './desk-database.ts';
import type { DraftRecord, OutboxRecord, RefusedMutation } from './records.ts';
import type { RowKeyring } from './sealing/row-keys.ts';
import { sealing } from './sealing/sealing.ts';
import { atRest, sealedSince } from './stores.ts';

/** null: it could not be read, which is not to say that there was nothing. */
export type RescuedRows = {
  readonly acts: readonly OutboxRecord[] | null;
  readonly drafts: readonly DraftRecord[] | null;
  readonly refused: readonly RefusedMutation[] | null;
};

/**
 * Reads the database of one officer at the version it has, upgrading and writing nothing: a disk that has no room for
 * an upgrade, or a step of one that fails, leaves everything there to be read.
 * @param storage another IndexedDB than the browser's own, for tests
 */
export async function rescueRows(
  officerId: string,
  keyring: RowKeyring,
  storage: DexieOptions = {},
): Promise<RescuedRows> {
  const found = await openAsItIs(deskDatabaseName(officerId), keyring, storage).catch(() => null);
  if (found === null) return { acts: null, drafts: null, refused: null };
  const all = <T>(store: string): Promise<T[] | null> =>
    Promise.resolve(found.table<T>(store).toArray()).catch(() => null);
  try {
    return {
      acts: await all<OutboxRecord>('outbox'),
      drafts: await all<DraftRecord>('drafts'),
      refused: await all<RefusedMutation>('refused'),
    };
  } finally {
    found.close();
  }
}

/** Dexie takes a database without a declared version as it is. One not yet sealed is read in the clear. */
async function openAsItIs(name: string, keyring: RowKeyring, storage: DexieOptions): Promise<Dexie> {
  const plain = new Dexie(name, storage);
  await plain.open();
  if (plain.verno < sealedSince) return plain;
  plain.close();
  const sealed = new Dexie(name, storage);
  sealed.use(sealing(keyring, atRest));
  await sealed.open();
  return sealed;
}
