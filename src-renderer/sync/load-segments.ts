/** The catalogue's first sync: one segment after another, taken up again where it was cut (S7). */
import { BridgeError } from '#shared/contract/service.ts';
import { catalogueTablesOf } from '../data/catalogue-tables.ts';
import type { DeskDatabase } from '../data/desk-database.ts';
import type { SegmentLoad } from '../data/records.ts';
import { requireOwnSession } from './own-session.ts';
import { newPatch } from './patch.ts';
import { rebase } from './rebase.ts';
import type { Rules } from './rules.ts';
import type { Entry } from './segments.ts';
import type { SyncDeps } from './sync-deps.ts';

type LoadDeps = Pick<SyncDeps, 'database' | 'services' | 'actor' | 'segments'> & { readonly rules: Rules };

/**
 * Fetches and keeps the next segment; false where the catalogue is whole.
 * @throws BridgeError of the courier; what was kept stays
 */
export async function loadNextSegment(deps: LoadDeps): Promise<boolean> {
  const { database, segments } = deps;
  const load = await catalogueTablesOf(database).readLoad();
  if (load === null) return false;
  const [next] = load.segments;
  if (next === undefined) {
    await endLoad(database, load);
    return true;
  }
  const data = await fetchOrForget(deps, next.digest);
  if (data === null) return true;
  await requireOwnSession(deps);
  const pending = await pendingEntries(database);
  const apart = await segments.open(data, pending);
  if (apart.length > 0) await rebaseOn(deps, apart);
  await segments.keep(next.digest);
  return true;
}

const endLoad = (database: DeskDatabase, { skipped }: SegmentLoad): Promise<void> =>
  database.write(async () => {
    const { skippedRows } = await database.readMeta();
    await database.changeMeta({ skippedRows: skippedRows + skipped });
    await catalogueTablesOf(database).putLoad(null);
  });

/** A list whose segments are gone is a day old: everything is asked for again, by a new one. */
async function fetchOrForget({ database, services }: LoadDeps, digest: string): Promise<string | null> {
  try {
    return (await services.courier.segment({ digest })).data;
  } catch (error) {
    if (!(error instanceof BridgeError) || error.code !== 'segment.gone') throw error;
    await database.write(async () => {
      await database.changeMeta({ cursor: null });
      await catalogueTablesOf(database).putLoad(null);
    });
    return null;
  }
}

/** Entries that show an act the platform has not confirmed: a segment must go beneath it. */
const pendingEntries = async (database: DeskDatabase): Promise<readonly string[]> =>
  (await database.confirmed.toCollection().primaryKeys())
    .filter(([table]) => table === 'catalogEntry')
    .map(([, id]) => id);

const rebaseOn = ({ database, rules }: LoadDeps, entries: readonly Entry[]): Promise<void> =>
  database.write(async () => {
    const spoken = new Set((await catalogueTablesOf(database).readLoad())?.spoken ?? []);
    const { patch, put } = newPatch();
    for (const entry of entries)
      if (!spoken.has(entry.id)) put({ table: 'catalogEntry', id: entry.id }, entry);
    await rebase({ database, rules }, patch);
  });
