/** Sends what waits, in order. No transaction is open while the network is asked. */
import type { MutationResult, PushReply } from '#shared/protocol/push.ts';
import type { OutboxRecord, RefusedMutation } from '../data/records.ts';
import { batchesOf } from './batches.ts';
import { requireOwnSession } from './own-session.ts';
import { rebase } from './rebase.ts';
import type { Rules } from './rules.ts';
import { createBatchSender } from './send-batch.ts';
import { settleJournal } from './settle.ts';
import type { SyncDeps } from './sync-deps.ts';

type PushDeps = Pick<SyncDeps, 'database' | 'services' | 'actor' | 'clock'> & { readonly rules: Rules };

/**
 * What was applied is noted batch by batch; refusals together at the end, because each time they change what the
 * acts behind them show. A window that ends before sends those again and is answered the same.
 * @throws BridgeError of the courier; whatever was not answered stays and is sent again with the same id.
 */
export async function pushAll(deps: PushDeps): Promise<void> {
  const waiting = await deps.database.outbox.orderBy('seq').toArray();
  const ours = waiting.filter(
    ({ mutation, journaled, applied }) =>
      journaled && !applied && mutation.officerId === deps.actor.officerId,
  );
  const send = createBatchSender(deps.services.courier);
  const refused: MutationResult[] = [];
  try {
    for (const batch of batchesOf(ours.map(({ mutation }) => mutation))) {
      await requireOwnSession(deps);
      const { results, stamp } = await send(batch);
      refused.push(...results.filter(({ status }) => status === 'refused'));
      await keepAnswers(deps, { results: results.filter(({ status }) => status === 'applied'), stamp });
    }
  } finally {
    if (refused.length > 0) await keepAnswers(deps, { results: refused, stamp: 0 });
    await settleJournal(deps);
  }
}

/**
 * Applied acts stay shown until a pull brings their effect; refused ones move to the refused list, effects undone.
 * The ids to settle are listed in the same transaction, so that a crash before the journal forgets an act
 * cannot bring it back.
 */
export function keepAnswers(deps: PushDeps, { results, stamp }: PushReply): Promise<void> {
  const { database, clock } = deps;
  const answers = new Map(results.map((result) => [result.id, result]));
  return database.write(async () => {
    const answered = await database.outbox
      .where('id')
      .anyOf([...answers.keys()])
      .toArray();
    await database.settled.bulkPut(answered.map(({ id }) => ({ id })));
    const applied = answered.filter(({ id }) => answers.get(id)?.status === 'applied');
    await database.outbox.bulkPut(applied.map((record) => ({ ...record, applied: true })));
    const refused = answered.flatMap((record) => refusalOf(record, answers.get(record.id), clock()));
    if (refused.length > 0) await keepRefused(deps, refused);
    const { reached } = await database.readMeta();
    if (stamp > reached) await database.changeMeta({ reached: stamp });
  });
}

const refusalOf = (
  { id, mutation, seen = [] }: OutboxRecord,
  result: MutationResult | undefined,
  refusedAt: number,
): readonly RefusedMutation[] => {
  if (result?.status !== 'refused') return [];
  const { code, field } = result;
  return [{ id, mutation, seen, code, ...(field === undefined ? {} : { field }), refusedAt }];
};

async function keepRefused(deps: PushDeps, refused: readonly RefusedMutation[]): Promise<void> {
  const { database } = deps;
  await database.refused.bulkPut(refused);
  await database.outbox
    .where('id')
    .anyOf(refused.map(({ id }) => id))
    .delete();
  await rebase(deps);
}
