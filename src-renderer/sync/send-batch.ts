/** Getting an answer for each act of a batch, whatever one of them does to the rest (S16). */
import { BridgeError } from '#shared/contract/service.ts';
import type { LedgerPlace, Mutation, MutationResult, PushReply } from '#shared/protocol/push.ts';
import { standingOn } from './ground.ts';
import type { SyncServices } from './sync-deps.ts';

/** The act itself cannot travel: no later try can succeed. */
const unsendable: readonly string[] = ['bridge.invalid-input', 'bridge.too-large'];

/** The platform cannot read it; nor perhaps any other, where it is of another release than this workstation. */
const unreadable: readonly string[] = ['request.invalid', 'request.too-large'];

/** Something before the platform answered in its place: it turns this act down, or everything, where it is a gate to log in at. */
const turnedDown = 'platform.garbled';

/** The platform failed over the batch; perhaps over one act of it only. */
const outOfOrder = 'platform.internal';

/** Of these it is asked first whether the platform answers at all, and is of this release. */
const doubtful: readonly string[] = [...unreadable, turnedDown];

/** As many acts found to fail the platform, and none answered, and it is taken to be out of order as a whole. */
const mostFailures = 3;

/** Acts that got no answer in earlier rounds while others did, oldest try first; lives as long as the window. */
export type FailingActs = Set<string>;

/** @param answered the furthest answer that this window knows */
export type BatchSender = (batch: readonly Mutation[], answered: LedgerPlace) => Promise<PushReply>;

/**
 * A sender for one round. A batch that is turned down is halved until the act at fault stands alone: one that
 * cannot be carried is refused here; one that the platform fails over, or that does not get through to it, goes unanswered and
 * is tried again behind all others. What stands on such an act waits with it: the platform would not know its ground.
 * @throws BridgeError of the courier on every other failure, and of a platform of another release
 */
export function createBatchSender(
  { courier, officerId }: { readonly courier: SyncServices['courier']; readonly officerId: string },
  failing: FailingActs,
): BatchSender {
  let failures = 0;
  let answered = 0;
  let isSameRelease = false;
  /** Acts of this round that stand on one without an answer. */
  const held = new Set<string>();
  const readyOf = (batch: readonly Mutation[]): readonly Mutation[] => {
    for (const id of standingOn(batch, new Set([...failing, ...held]))) held.add(id);
    return held.size === 0 ? batch : batch.filter(({ id }) => !held.has(id));
  };
  /** Of all questions this one is the number alone in every release: whoever answers it reads what is sent here. */
  const demandSameRelease = async (): Promise<void> => {
    if (!isSameRelease) await courier.manifest({ officerId });
    isSameRelease = true;
  };
  const alone = (act: Mutation, error: BridgeError): PushReply => {
    if (error.code !== outOfOrder && error.code !== turnedDown)
      return answer([{ id: act.id, status: 'refused', code: error.code }]);
    failing.delete(act.id);
    failing.add(act.id);
    failures += 1;
    if (failures >= mostFailures && answered === 0) throw error;
    return answer([]);
  };
  const send: BatchSender = async (asked, known) => {
    const batch = readyOf(asked);
    if (batch.length === 0) return answer([]);
    try {
      const reply = await courier.push({ mutations: [...batch], answered: known });
      answered += reply.results.length;
      for (const { id } of reply.results) failing.delete(id);
      return reply;
    } catch (error) {
      if (!isAboutAnAct(error)) throw error;
      if (doubtful.includes(error.code)) await demandSameRelease();
      const [only] = batch;
      if (batch.length === 1 && only !== undefined) return alone(only, error);
      const half = Math.ceil(batch.length / 2);
      const first = await send(batch.slice(0, half), known);
      const rest = await send(batch.slice(half), furtherOf(known, first));
      const results = [...first.results, ...rest.results];
      // The second half knew of the first one: where it was answered by another ledger, it has said so.
      return { ...rest, ...furtherOf(first, rest), results, ...(first.otherLedger && { otherLedger: true }) };
    }
  };
  return send;
}

/** Of two answers one after another the place that proves both, where the later one's ledger holds the former's. */
const furtherOf = (former: LedgerPlace, later: PushReply): LedgerPlace => {
  const { stamp, anchor } = later.stamp > former.stamp && later.otherLedger !== true ? later : former;
  return { stamp, anchor };
};

/** Answered here, without the platform, whose ledger it says nothing of. */
const answer = (results: MutationResult[]): PushReply => ({ results, stamp: 0, anchor: '' });

const isAboutAnAct = (error: unknown): error is BridgeError =>
  error instanceof BridgeError && [outOfOrder, ...unsendable, ...doubtful].includes(error.code);
