/** Getting an answer for each act of a batch, whatever one of them does to the rest (S16). */
import { BridgeError } from '#shared/contract/service.ts';
import type { Mutation, MutationResult, PushReply } from '#shared/protocol/push.ts';
import type { SyncServices } from './sync-deps.ts';

/** The act itself cannot travel or be read: no later try can succeed. */
const uncarriable: readonly string[] = [
  'bridge.invalid-input',
  'bridge.too-large',
  'request.invalid',
  'request.too-large',
];

/** The platform failed over the batch; perhaps over one act of it only. */
const failing = 'platform.internal';

/** How many acts may each be found to fail the platform before it is taken to be out of order as a whole. */
const mostFailures = 3;

export type BatchSender = (batch: readonly Mutation[]) => Promise<PushReply>;

/**
 * A sender for one round. A batch that is turned down is halved until the act at fault stands alone: one that
 * cannot be carried is refused here; one the platform fails over goes unanswered and is tried in the next round.
 * @throws BridgeError of the courier on every other failure
 */
export function createBatchSender(courier: SyncServices['courier']): BatchSender {
  let failures = 0;
  const alone = (act: Mutation, error: BridgeError): PushReply => {
    if (error.code !== failing) return answer([{ id: act.id, status: 'refused', code: error.code }]);
    failures += 1;
    if (failures >= mostFailures) throw error;
    return answer([]);
  };
  const send: BatchSender = async (batch) => {
    try {
      return await courier.push({ mutations: [...batch] });
    } catch (error) {
      if (!isAboutAnAct(error)) throw error;
      const [only] = batch;
      if (batch.length === 1 && only !== undefined) return alone(only, error);
      const half = Math.ceil(batch.length / 2);
      const first = await send(batch.slice(0, half));
      const rest = await send(batch.slice(half));
      const { stamp, anchor } = rest.stamp > first.stamp ? rest : first;
      return { results: [...first.results, ...rest.results], stamp, anchor };
    }
  };
  return send;
}

/** Answered here, without the platform, whose ledger it says nothing of. */
const answer = (results: MutationResult[]): PushReply => ({ results, stamp: 0, anchor: '' });

const isAboutAnAct = (error: unknown): error is BridgeError =>
  error instanceof BridgeError && (error.code === failing || uncarriable.includes(error.code));
