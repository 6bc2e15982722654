import type { OpenedAnswer } from '#shared/contract/exchange.ts';
import type { Mutation } from '#shared/protocol/push.ts';
import { type CycleDeps, createCycle, recount } from './cycle.ts';
import { followLink } from './follow-link.ts';
import { followPokes } from './follow-pokes.ts';
import { followQueue } from './follow-queue.ts';
import { createLoadPace } from './load-pace.ts';
import { createPacer, type Turn } from './pacer.ts';
import { createPerform, type Perform } from './perform.ts';
import { sendAtOnce } from './push.ts';
import { createRules } from './rules.ts';
import type { FailingActs } from './send-batch.ts';
import { isStorageSentence, storageProblem } from './storage-problem.ts';
import type { SyncDeps } from './sync-deps.ts';
import { createSyncStatus, type SyncStatusStore } from './sync-status.ts';
import { createTakeAnswer, type TakenAnswer } from './take-answer.ts';
import { watchPerform } from './watch-perform.ts';

export type SyncEngine = {
  /** Recovers what a crash left, then syncs whenever there is a reason to. */
  readonly start: () => void;
  /** Resolves when nothing of the engine runs any more. The database stays open; it belongs to the caller. */
  readonly stop: () => Promise<void>;
  /** One round that begins after the call. Never rejects; see the status. */
  readonly syncNow: () => Promise<void>;
  readonly perform: Perform;
  /** Forgets a refused act, at the officer's word. @param id the mutation's id */
  readonly discardRefused: (id: string) => Promise<void>;
  /** Takes up the answer to a package carried by hand; the same answer again changes nothing. */
  readonly takeAnswer: (answer: OpenedAnswer) => Promise<TakenAnswer>;
  /** Stops the first sync after the segment at work; what is kept stays, and a new start goes on with it. */
  readonly pauseLoad: () => void;
  readonly resumeLoad: () => void;
  readonly status: SyncStatusStore;
};

/** The window's sync engine for one signed-in officer. */
export function createSyncEngine(deps: SyncDeps): SyncEngine {
  const heart = createHeart(deps);
  const { parts, pacer, pokes } = heart;
  const { status } = parts;
  const stopListening: (() => void)[] = [];
  return {
    start: () => {
      heart.stopping = false;
      stopListening.push(
        deps.onWake(() => void pacer.request()),
        followLink(deps, status, pacer.request),
        pokes.follow(deps, pacer),
        followQueue(deps.database, () => recount(parts)),
      );
      void recount(parts);
      pacer.start();
    },
    stop: async () => {
      heart.stopping = true;
      for (const each of stopListening.splice(0)) each();
      await pacer.stop();
    },
    syncNow: pacer.request,
    perform: heart.perform,
    takeAnswer: (answer) => deps.locks.run(syncLock(deps), () => heart.takeAnswer(answer)),
    discardRefused: async (id) => {
      await discard(deps, id);
      await recount(parts);
    },
    pauseLoad: () => status.setState({ loadPaused: true }),
    resumeLoad: () => {
      status.setState({ loadPaused: false });
      void pacer.request();
    },
    status,
  };
}

/** A desk that is locked in the middle of a round has sealed its rows: nothing is lost, and nobody need hear of it. */
const unlessLocked =
  (onFault: SyncDeps['onFault'], isStopping: () => boolean): SyncDeps['onFault'] =>
  (error) => {
    if (!isStopping() || storageProblem(error).code !== 'storage.locked') onFault(error);
  };

/** What the engine is made of, put together. */
function createHeart(surroundings: SyncDeps) {
  const heart = { stopping: false, wait: 0 };
  const deps = { ...surroundings, onFault: unlessLocked(surroundings.onFault, () => heart.stopping) };
  const status = createSyncStatus();
  const pokes = followPokes();
  const journaled = new Set<string>();
  const failing: FailingActs = new Set();
  const toldToWait = (milliseconds: number) => void Object.assign(heart, { wait: milliseconds });
  const parts: CycleDeps = {
    ...deps,
    status,
    journaled,
    failing,
    toldToWait,
    rules: createRules({ ...deps, clockDifference: () => status.getState().clockDifference ?? 0 }),
    pace: createLoadPace(deps.clock),
    pokedTo: pokes.reached,
    pulled: pokes.pulled,
    leftLedger: pokes.forget,
    isStopping: () => heart.stopping,
  };
  const turn = inTurn(deps, createCycle(parts), () => recount(parts));
  const run = async ({ asked, act }: Turn) => {
    toldToWait(act === null ? 0 : await sendAtOnce(parts, act));
    if (heart.wait === 0) await turn(asked);
  };
  const succeeded = () => {
    const { link, saveProblem } = status.getState();
    return link === 'online' && !isStorageSentence(saveProblem);
  };
  const pacer = createPacer({ ...deps, run, succeeded, toldToWait: () => heart.wait });
  const saved = (act: Mutation, ahead: number) => {
    journaled.add(act.id);
    void (ahead === 0 ? pacer.request(act) : pacer.request());
  };
  const perform = watchPerform(createPerform({ ...parts, saved }), parts);
  return Object.assign(heart, { parts, pokes, pacer, perform, takeAnswer: createTakeAnswer(parts) });
}

/** In one transaction, or a journal that still has it would bring it back. */
const discard = ({ database }: Pick<SyncDeps, 'database'>, id: string): Promise<void> =>
  database.write(async () => {
    await database.refused.delete(id);
    await database.settled.put({ id });
  });

const syncLock = ({ actor }: Pick<SyncDeps, 'actor'>): string => `desk-sync-${actor.officerId}`;

/**
 * Only one window syncs at a time, and a window that ends hands over at once (S19). A timer's turn is left to the
 * window that is at it; whoever was asked waits and then looks for itself.
 */
const inTurn = (
  { locks, actor, onFault }: SyncDeps,
  cycle: () => Promise<void>,
  elsewhere: () => Promise<void>,
) => {
  const lock = syncLock({ actor });
  return async (asked: boolean): Promise<void> => {
    try {
      if (asked) await locks.run(lock, cycle);
      else if ((await locks.runIfFree(lock, cycle)) === null) await elsewhere();
    } catch (error) {
      onFault(error);
    }
  };
};
