/** When to sync: on request, every 5 s while the platform answers, less and less often while it does not. */
import type { Scheduler } from './sync-deps.ts';

const interval = 5_000;
const longestInterval = 60_000;

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
  let state: 'idle' | 'started' | 'stopped' = 'idle';
  let current: Promise<void> | null = null;
  let next: Promise<void> | null = null;
  let delay = interval;
  let cancelTimer = () => {};

  const rearm = () => {
    cancelTimer();
    if (state !== 'started') return;
    const wait = delay * (1 - jitter / 2 + jitter * deps.random());
    cancelTimer = deps.schedule(() => void begin(false), wait);
  };
  const begin = (asked: boolean): Promise<void> => {
    if (state === 'stopped') return Promise.resolve();
    if (current !== null) return current;
    cancelTimer();
    current = deps.run(asked).finally(() => {
      current = null;
      delay = deps.succeeded() ? interval : Math.min(delay * 2, longestInterval);
      rearm();
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
      if (state !== 'idle') return;
      state = 'started';
      void request();
    },
    request,
    stop: async () => {
      state = 'stopped';
      cancelTimer();
      await current;
    },
  };
}
