import type { After } from '../timers.ts';

/** A reload drops the bridge for a moment, and a second window takes over from a first: neither is the end. */
export const windowGraceMs = 10_000;

export type WindowWatch = {
  readonly windowsChanged: (open: number) => void;
  readonly browserStarted: () => void;
  readonly browserEnded: () => void;
  /** Ends the watch at once: main is closing. */
  readonly stop: () => void;
  readonly closed: Promise<void>;
};

/**
 * Knows when the officer closed the window: a window was connected once, none is connected any more for 10 s,
 * and no browser we started still runs. A browser that hands over to one already running ends at once, and a
 * frozen window may lose its socket, so neither sign is enough alone.
 */
export function createWindowWatch(after: After): WindowWatch {
  const { promise: closed, resolve } = Promise.withResolvers<void>();
  let wasConnected = false;
  let isGraceOver = false;
  let running = 0;
  let cancelGrace = () => {};

  const settle = () => {
    if (isGraceOver && running === 0) resolve();
  };

  return {
    closed,
    windowsChanged(open) {
      cancelGrace();
      isGraceOver = false;
      wasConnected ||= open > 0;
      if (open > 0 || !wasConnected) return;
      cancelGrace = after(windowGraceMs, () => {
        isGraceOver = true;
        settle();
      });
    },
    browserStarted() {
      running += 1;
    },
    browserEnded() {
      running -= 1;
      settle();
    },
    stop() {
      cancelGrace();
      resolve();
    },
  };
}
