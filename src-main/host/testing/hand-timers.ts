import type { After } from '../timers.ts';

export type HandTimers = {
  readonly after: After;
  /** Milliseconds of every timer that was neither called off nor run. */
  readonly pending: () => number[];
  /** Runs every pending timer of at most this many milliseconds. */
  readonly pass: (milliseconds: number) => void;
};

/** Timers that run when a test says so. */
export function createHandTimers(): HandTimers {
  const timers = new Map<() => void, number>();
  return {
    after(milliseconds, run) {
      const entry = () => run();
      timers.set(entry, milliseconds);
      return () => void timers.delete(entry);
    },
    pending: () => [...timers.values()],
    pass(milliseconds) {
      for (const [run, due] of [...timers]) {
        if (due > milliseconds) continue;
        timers.delete(run);
        run();
      }
    },
  };
}
