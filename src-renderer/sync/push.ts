/** Sends what waits, in order. No transaction is open while the network is asked. */
import type { MutationResult, PushReply } from '#shared/protocol/push.ts';
import { batchesOf } from './batches.ts';
import { requireOwnSession } from './own-session.ts';
import { replayPending, undoPending } from './rebase.ts';
import type { Rules } from './rules.ts';
import { createBatchSender } from './send-batch.ts';
import { settleJournal } from './settle.ts';
import type { SyncDeps } from './sync-deps.ts';

type PushDeps = Pick<SyncDeps, 'database' | 'services' | 'actor' | 'clock'> & { readonly rules: Rules };

/** @throws BridgeError of the courier; whatever was not answered stays and is sent again with the same id. */
export async function pushAll(deps: PushDeps): Promise<void> {
  const waiting = await deps.database.outbox.orderBy('seq').toArray();
  const ours = waiting.filter(
    ({ mutation, journaled, applied }) =>
      journaled && !applied && mutation.officerId === deps.actor.officerId,
  );
  const send = createBatchSender(deps.services.courier);
  for (const batch of batchesOf(ours.map(({ mutation }) => mutation))) {
    await requireOwnSession(deps);
    await keepAnswers(deps, await send(batch));
    await settleJournal(deps);
  }
}

/**
 * Applied acts stay shown until a pull brings their effect; refused ones move to the refused list, effects undone.
 * The ids to settle are listed in the same transaction, so that a crash before the journal forgets an act
 * cannot bring it back.
 */
export function keepAnswers(deps: PushDeps, { results, stamp }: PushReply): Promise<void> {
  const { database, rules } = deps;
  return database.write(async () => {
    const refused = results.filter((result) => result.status === 'refused');
    if (refused.length > 0) await undoPending(database);
    for (const result of results) await keepAnswer(deps, result);
    if (refused.length > 0) await replayPending(database, rules);
    const { reached } = await database.readMeta();
    if (stamp > reached) await database.changeMeta({ reached: stamp });
  });
}

async function keepAnswer({ database, clock }: PushDeps, result: MutationResult): Promise<void> {
  const record = await database.outbox.where('id').equals(result.id).first();
  if (record === undefined) return;
  await database.settled.put({ id: result.id });
  if (result.status === 'applied') {
    await database.outbox.update(record.seq, { applied: true });
    return;
  }
  const { code, field } = result;
  const reason = field === undefined ? { code } : { code, field };
  const { mutation, seen = [] } = record;
  await database.refused.put({ id: result.id, mutation, seen, ...reason, refusedAt: clock() });
  await database.outbox.delete(record.seq);
}
