/** Brings the platform's rows, page by page; rows and cursor in one transaction (S7). */
import type { PullReply } from '#shared/protocol/pull.ts';
import type { DeskDatabase } from '../data/desk-database.ts';
import { tableNames } from '../data/desk-database.ts';
import type { OutboxRecord } from '../data/records.ts';
import { requireOwnSession } from './own-session.ts';
import { applyPatch, isEmptyPatch, type ReadPatch, readPatch, speaksOf } from './patch.ts';
import { replayPending, undoPending } from './rebase.ts';
import type { Rules } from './rules.ts';
import type { SyncDeps } from './sync-deps.ts';

type PullDeps = Pick<SyncDeps, 'database' | 'services' | 'clock' | 'actor'> & { readonly rules: Rules };

/** @throws BridgeError of the courier; the pages already kept stay, and the next pull goes on after them. */
export async function pullAll(deps: PullDeps): Promise<void> {
  const { database, services } = deps;
  let more = true;
  while (more) {
    const { cursor } = await database.readMeta();
    const reply = await services.courier.pull({ cursor });
    await requireOwnSession(deps);
    // Everything was asked for: what the reply does not name is gone, whether or not the platform says so.
    await keepPage(deps, { ...reply, reset: reply.reset || cursor === null });
    more = reply.more;
  }
}

function keepPage(deps: PullDeps, reply: PullReply): Promise<void> {
  const { database, rules, clock } = deps;
  const patch = readPatch(reply.patch);
  return database.write(async () => {
    const done = await confirmedBy(database, patch, reply.more);
    if (reply.reset || done.length > 0 || !isEmptyPatch(patch)) {
      await undoPending(database);
      if (reply.reset) for (const table of tableNames) await database.rows(table).clear();
      await applyPatch(database, patch);
      await database.outbox.bulkDelete(done);
      await replayPending(database, rules);
    }
    const { skippedRows } = await database.readMeta();
    await database.changeMeta({
      cursor: reply.cursor,
      skippedRows: (reply.reset ? 0 : skippedRows) + patch.skipped,
      ...(reply.more ? {} : { lastSyncAt: clock() }),
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
