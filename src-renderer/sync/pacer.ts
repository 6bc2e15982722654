/** When to sync: on request, every 5 s while the platform answers, less and less often while it does not, never before it said. */
import type { Mutation } from '#shared/protocol/push.ts';
import type { Scheduler } from './sync-deps.ts';

const interval = 5_000;
const longestInterval = 20_000;

/** How far apart workstations that lost the platform together come back: each delay is 80 % to 120 % of its value. */
const jitter = 0.4;

/** Why a run begins: the timer's turn, or somebody waits for it; perhaps with an act that may go before anything else. */
export type Turn = { readonly asked: boolean; readonly act: Mutation | null };

type PacerDeps = {
  readonly schedule: Scheduler;
  readonly random: () => number;
  /** Must not reject. */
  readonly run: (turn: Turn) => Promise<void>;
  readonly succeeded: () => boolean;
  /** For how long the platform wanted, in the run that ended, not to be asked; milliseconds, 0 where it said nothing. */
  readonly toldToWait: () => number;
};

export type Pacer = {
  readonly start: () => void;
  /**
   * Resolves after a run that began after the call; where the platform said to wait, the run begins after that.
   * @param act given to the run where it begins at once; a later one finds it where all acts wait
   */
  readonly request: (act?: Mutation) => Promise<void>;
  /** Resolves when no run is under way, at once where none is. */
  readonly idle: () => Promise<void>;
  /** No run begins any more; resolves when the one under way has ended. */
  readonly stop: () => Promise<void>;
};

export function createPacer(deps: PacerDeps): Pacer {
  const timer = createBackoffTimer(deps);
  let stopped = false;
  let current: Promise<void> | null = null;
  let next: Promise<void> | null = null;
  let held: PromiseWithResolvers<void> | null = null;

  const begin = (turn: Turn): Promise<void> => {
    if (stopped) return Promise.resolve();
    if (current !== null) return current;
    timer.cancel();
    current = deps.run(turn).finally(() => {
      current = null;
      timer.arm({ succeeded: deps.succeeded(), wait: deps.toldToWait() }, due);
    });
    return current;
  };
  const due = (): void => {
    const asked = held;
    held = null;
    void begin({ asked: asked !== null, act: null }).then(asked?.resolve);
  };
  const beginOrHold = (act: Mutation | null = null): Promise<void> => {
    if (!timer.isHolding()) return begin({ asked: true, act });
    held ??= Promise.withResolvers();
    return held.promise;
  };
  const request = (act?: Mutation): Promise<void> => {
    if (current === null) return beginOrHold(act);
    // The run under way may already have read the outbox: whoever asks now is served by the one after it.
    next ??= current.then(() => {
      next = null;
      return beginOrHold();
    });
    return next;
  };
  return {
    start: () => {
      timer.enable();
      void request();
    },
    request,
    idle: () => current ?? Promise.resolve(),
    stop: async () => {
      stopped = true;
      timer.disable();
      held?.resolve();
      await current;
    },
  };
}

type Outcome = { readonly succeeded: boolean; readonly wait: number };

/**
 * Waits 5 s after a success, and after each failure twice as long as before, up to 20 s: an officer back on the link
 * should not wait for it. A wait that the platform asked for is kept whole, and workstations that were told the same
 * come back spread over as long again.
 */
function createBackoffTimer({ schedule, random }: Pick<PacerDeps, 'schedule' | 'random'>) {
  let enabled = false;
  let delay = interval;
  let holding = false;
  let cancel = () => {};
  const disarm = () => {
    holding = false;
    cancel();
  };
  return {
    enable: () => {
      enabled = true;
    },
    disable: () => {
      enabled = false;
      disarm();
    },
    cancel: disarm,
    /** True while the platform wants not to be asked. */
    isHolding: () => holding,
    arm: ({ succeeded, wait }: Outcome, work: () => void) => {
      delay = succeeded ? interval : Math.min(delay * 2, longestInterval);
      if (!enabled) return;
      holding = wait > 0;
      const throwOfDice = random();
      const usual = delay * (1 - jitter / 2 + jitter * throwOfDice);
      cancel = schedule(work, Math.max(usual, wait * (1 + throwOfDice)));
    },
  };
}
