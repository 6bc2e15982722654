/** When to sync: on request, every 5 s while the platform answers, less and less often while it does not. */
import type { Scheduler } from './sync-deps.ts';

const interval = 5_000;
const longestInterval = 20_000;

/** How far apart workstations that lost the platform together come back: each delay is 80 % to 120 % of its value. */
const jitter = 0.4;

type PacerDeps = {
  readonly schedule: Scheduler;
  readonly random: () => number;
  /** `asked`: somebody waits for it; otherwise the timer's turn. Must not reject. */
  readonly run: (asked: boolean) => Promise<void>;
  readonly succeeded: () => boolean;
};

export type Pacer = {
  readonly start: () => void;
  /** Resolves after a run that began after the call. */
  readonly request: () => Promise<void>;
  /** No run begins any more; resolves when the one under way has ended. */
  readonly stop: () => Promise<void>;
};

export function createPacer(deps: PacerDeps): Pacer {
  const timer = createBackoffTimer(deps);
  let stopped = false;
  let current: Promise<void> | null = null;
  let next: Promise<void> | null = null;

  const begin = (asked: boolean): Promise<void> => {
    if (stopped) return Promise.resolve();
    if (current !== null) return current;
    timer.cancel();
    current = deps.run(asked).finally(() => {
      current = null;
      timer.arm(deps.succeeded(), () => void begin(false));
    });
    return current;
  };
  const request = (): Promise<void> => {
    if (current === null) return begin(true);
    // The run under way may already have read the outbox: whoever asks now is served by the one after it.
    next ??= current.then(() => {
      next = null;
      return begin(true);
    });
    return next;
  };
  return {
    start: () => {
      timer.enable();
      void request();
    },
    request,
    stop: async () => {
      stopped = true;
      timer.disable();
      await current;
    },
  };
}

/** Waits 5 s after a success, and after each failure twice as long as before, up to 20 s: an officer back on the link should not wait for it. */
function createBackoffTimer({ schedule, random }: Pick<PacerDeps, 'schedule' | 'random'>) {
  let enabled = false;
  let delay = interval;
  let cancel = () => {};
  return {
    enable: () => {
      enabled = true;
    },
    disable: () => {
      enabled = false;
      cancel();
    },
    cancel: () => cancel(),
    arm: (succeeded: boolean, work: () => void) => {
      delay = succeeded ? interval : Math.min(delay * 2, longestInterval);
      if (enabled) cancel = schedule(work, delay * (1 - jitter / 2 + jitter * random()));
    },
  };
}
