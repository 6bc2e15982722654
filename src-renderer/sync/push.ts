/** Sends what waits, in order. No transaction is open while the network is asked. */
import { BusyError } from '#shared/contract/service.ts';
import type { Mutation, MutationResult, PushReply } from '#shared/protocol/push.ts';
import { nowhere, type OutboxRecord, type RefusedMutation } from '../data/records.ts';
import { batchesOf } from './batches.ts';
import { actLock } from './perform.ts';
import { rebase } from './rebase.ts';
import { journalWaiting } from './recovery.ts';
import type { Rules } from './rules.ts';
import { createBatchSender, type FailingActs } from './send-batch.ts';
import type { SyncDeps } from './sync-deps.ts';

type AnswerDeps = Pick<SyncDeps, 'database' | 'clock'> & { readonly rules: Rules };

type PushDeps = AnswerDeps &
  Pick<SyncDeps, 'services' | 'actor' | 'locks'> & {
    readonly journaled: Set<string>;
    readonly failing: FailingActs;
  };

/**
 * What was applied is noted batch by batch; refusals together at the end, because each time they change what the
 * acts behind them show. A window that ends before sends those again and is answered the same.
 * @throws BridgeError of the courier; whatever was not answered stays and is sent again with the same id.
 */
export async function pushAll(deps: PushDeps): Promise<void> {
  const { services, actor } = deps;
  const asker = { courier: services.courier, officerId: actor.officerId };
  const send = createBatchSender(asker, deps.failing);
  const refused: MutationResult[] = [];
  const sendAndKeep = async (batch: readonly Mutation[]): Promise<void> => {
    // Main sends them under their own officer's session only (S14).
    const { results, ...place } = await send(batch, (await deps.database.readMeta()).answered);
    refused.push(...results.filter(({ status }) => status === 'refused'));
    await keepAnswers(deps, { results: results.filter(({ status }) => status === 'applied'), ...place });
  };
  const known = new Set(deps.failing);
  const failing: Mutation[] = [];
  try {
    for await (const acts of waitingActs(deps)) {
      const { true: aside = [], false: sound = [] } = Object.groupBy(acts, ({ id }) => `${known.has(id)}`);
      failing.push(...aside);
      for (const batch of batchesOf(sound)) await sendAndKeep(batch);
    }
    // One by one, until a few have failed once more: they must not cost the others a round (S16).
    const order = [...known];
    failing.sort((one, other) => order.indexOf(one.id) - order.indexOf(other.id));
    let failedAgain = 0;
    for (const act of failing) {
      await sendAndKeep([act]);
      if (deps.failing.has(act.id)) failedAgain += 1;
      if (failedAgain === mostFailedAgain) break;
    }
  } finally {
    if (refused.length > 0) await keepAnswers(deps, { results: refused, ...nowhere });
  }
}

/** How many acts may fail the platform once more in one round, those tried longest ago first. */
const mostFailedAgain = 2;

/**
 * Sends an act before which nothing waits, past the locks and the reading of a round: a colleague's window has it while
 * this one is still being drawn. Whatever comes of it but an answer is left to the round that follows, which sends the act again
 * under the same id.
 * @returns for how long the platform wants not to be asked, in milliseconds
 */
export async function sendAtOnce(
  deps: AnswerDeps & Pick<SyncDeps, 'services'>,
  act: Mutation,
): Promise<number> {
  try {
    const { answered } = await deps.database.readMeta();
    await keepAnswers(deps, await deps.services.courier.push({ mutations: [act], answered }));
    return 0;
  } catch (error) {
    return error instanceof BusyError ? error.retryAfterMs : 0;
  }
}

/** Acts read together: without a link no more than these are read for nothing. */
const readAtOnce = 100;

/** This officer's acts that wait, in order, each of them in the journal. */
async function* waitingActs(deps: PushDeps): AsyncGenerator<readonly Mutation[]> {
  const { outbox } = deps.database;
  for (let last = 0; ; ) {
    const records = await outbox.where('seq').above(last).limit(readAtOnce).toArray();
    const waiting = records.filter(({ applied }) => !applied);
    yield (await inTheJournal(deps, waiting))
      .filter(({ mutation }) => mutation.officerId === deps.actor.officerId)
      .map(({ mutation }) => mutation);
    if (records.length < readAtOnce) return;
    last = records.at(-1)?.seq ?? last;
  }
}

/** A window that ended in the middle of an act left it out of there: not for long. */
async function inTheJournal(
  deps: PushDeps,
  waiting: readonly OutboxRecord[],
): Promise<readonly OutboxRecord[]> {
  const isJournaled = ({ id }: OutboxRecord) => deps.journaled.has(id);
  if (waiting.every(isJournaled)) return waiting;
  // Under the lock, because the act may be another window's that is at it; a window that ends gives its locks back.
  await deps.locks.run(actLock(deps.actor.officerId), () => journalWaiting(deps));
  return waiting.filter(isJournaled);
}

/** A push's answer, or one that was carried by hand. */
type Kept = Omit<PushReply, 'otherLedger'> & { readonly otherLedger?: boolean | undefined };

/**
 * Applied acts stay shown until a pull brings their effect; refused ones move to the refused list, effects undone.
 * The journal may forget what was applied: the ids are listed in the same transaction, so that a crash before it does
 * cannot bring an act back. What was refused it keeps until the officer discards it: should this database be lost, the
 * act is sent again under its id, hears the same refusal, and its author's text is there (S10, S16).
 */
export function keepAnswers(deps: AnswerDeps, { results, stamp, anchor, otherLedger }: Kept): Promise<void> {
  const { database, clock } = deps;
  const answers = new Map(results.map((result) => [result.id, result]));
  return database.write(async () => {
    const answered = await database.outbox
      .where('id')
      .anyOf([...answers.keys()])
      .toArray();
    const applied = answered.filter(({ id }) => answers.get(id)?.status === 'applied');
    await database.settled.bulkPut(applied.map(({ id }) => ({ id })));
    await database.outbox.bulkPut(applied.map((record) => ({ ...record, applied: true })));
    const refused = answered.flatMap((record) => refusalOf(record, answers.get(record.id), clock()));
    if (refused.length > 0) await keepRefused(deps, refused);
    const known = (await database.readMeta()).answered;
    // A ledger that does not hold the former answer proves nothing of it: the next pull is asked about the former one.
    if (stamp > known.stamp && otherLedger !== true)
      await database.changeMeta({ answered: { stamp, anchor } });
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

async function keepRefused(deps: AnswerDeps, refused: readonly RefusedMutation[]): Promise<void> {
  const { database } = deps;
  await database.refused.bulkPut(refused);
  await database.outbox
    .where('id')
    .anyOf(refused.map(({ id }) => id))
    .delete();
  await rebase(deps);
}
