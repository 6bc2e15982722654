/** Brings the platform's rows, page by page; rows and cursor in one transaction (S7). */
import type { Manifest } from '#shared/protocol/manifest.ts';
import type { PullReply } from '#shared/protocol/pull.ts';
import { catalogueTablesOf } from '../data/catalogue-tables.ts';
import type { DeskDatabase } from '../data/desk-database.ts';
import { tableNames } from '../data/desk-database.ts';
import type { OutboxRecord, SegmentLoad } from '../data/records.ts';
import { requireOwnSession } from './own-session.ts';
import { applyPatch, isEmptyPatch, type ReadPatch, readPatch, speaksOf } from './patch.ts';
import { replayPending, undoPending } from './rebase.ts';
import type { Rules } from './rules.ts';
import type { SyncDeps } from './sync-deps.ts';

type PullDeps = Pick<SyncDeps, 'database' | 'services' | 'clock' | 'actor'> & {
  readonly rules: Rules;
  /** The furthest the platform's ledger is known to be, by a poke. */
  readonly pokedTo: () => number;
};

/** A page that begins a copy anew, and the list of segments that goes with it. */
type Beginning = { readonly manifest: Manifest | null };

/** @throws BridgeError of the courier; the pages already kept stay, and the next pull goes on after them. */
export async function pullAll(deps: PullDeps): Promise<void> {
  const { database, services } = deps;
  const { courier } = services;
  let renewed = false;
  for (let more = true; more; ) {
    const { cursor, reached } = await database.readMeta();
    const manifest = cursor === null || renewed ? await courier.manifest({}) : null;
    const atLeast = Math.max(reached, deps.pokedTo());
    const reply = await courier.pull({ cursor: manifest?.cursor ?? cursor, atLeast });
    await requireOwnSession(deps);
    // Rights changed, or another database: everything is asked for anew, the catalogue by its segments.
    if (reply.reset && manifest === null && !renewed) {
      renewed = true;
      continue;
    }
    renewed = false;
    // A platform that will have none of its own cursor sends everything by pages.
    const beginning = manifest === null && !reply.reset ? null : { manifest: reply.reset ? null : manifest };
    await keepPage(deps, reply, beginning);
    more = reply.more;
  }
}

const loadOf = ({ segments }: Manifest): SegmentLoad | null =>
  segments.length === 0
    ? null
    : {
        segments,
        rowsKept: 0,
        skipped: 0,
        rowsInAll: segments.reduce((sum, { rows }) => sum + rows, 0),
        spoken: [],
      };

const firstLoad = ({ manifest }: Beginning): SegmentLoad | null =>
  manifest === null ? null : loadOf(manifest);

/** What a pull says of an entry is newer than what a segment still to come says of it. */
const afterPatch = (load: SegmentLoad | null, patch: ReadPatch): SegmentLoad | null => {
  if (load === null) return null;
  const said = [
    ...(patch.puts.get('catalogEntry')?.keys() ?? []),
    ...(patch.removals.get('catalogEntry') ?? []),
  ];
  return said.length === 0 ? load : { ...load, spoken: [...new Set([...load.spoken, ...said])] };
};

/** One page and its cursor, in one transaction. */
export function keepPage(
  deps: Omit<PullDeps, 'pokedTo'>,
  reply: PullReply,
  beginning: Beginning | null,
): Promise<void> {
  const { database, rules, clock } = deps;
  const patch = readPatch(reply.patch);
  return database.write(async () => {
    const done = await confirmedBy(database, patch, reply.more);
    if (beginning !== null || done.length > 0 || !isEmptyPatch(patch)) {
      await undoPending(database);
      // Everything was asked for: what is not named now is gone, whether or not the platform says so.
      if (beginning !== null) for (const table of tableNames) await database.rows(table).clear();
      await applyPatch(database, patch);
      await database.outbox.bulkDelete(done);
      await replayPending(database, rules);
    }
    const meta = await database.readMeta();
    const catalogue = catalogueTablesOf(database);
    const load = afterPatch(beginning === null ? await catalogue.readLoad() : firstLoad(beginning), patch);
    await catalogue.putLoad(load);
    await database.changeMeta({
      cursor: reply.cursor,
      skippedRows: (beginning === null ? meta.skippedRows : 0) + patch.skipped,
      ...(reply.more || load !== null ? {} : { lastSyncAt: clock() }),
    });
  });
}

/**
 * Which applied acts may leave the outbox: those whose rows this page speaks of, or, at the end of a pull, those
 * that changed nothing here or were already applied at the end of the pull before. A platform that holds back
 * young commits may leave an act's effect out of the first pull after it; dropping the act then would show the old
 * state again for a moment.
 */
async function confirmedBy(database: DeskDatabase, patch: ReadPatch, more: boolean): Promise<number[]> {
  const applied = await database.outbox.filter((record) => record.applied).toArray();
  const isDone = ({ touched, pullsSince }: OutboxRecord): boolean =>
    touched.some((row) => speaksOf(patch, row)) || (!more && (touched.length === 0 || pullsSince > 0));
  const done = applied.filter(isDone);
  if (!more) {
    for (const record of applied)
      if (!done.includes(record))
        await database.outbox.update(record.seq, { pullsSince: record.pullsSince + 1 });
  }
  return done.map(({ seq }) => seq);
}
