/** Runs once after the given milliseconds; returns the function that calls it off. Handed in so tests need no waiting. */
export type After = (milliseconds: number, run: () => void) => () => void;

/** The machine's own timers. They keep no process alive: a pending grace period must not delay an exit. */
export const realAfter: After = (milliseconds, run) => {
  const timer = setTimeout(run, milliseconds).unref();
  return () => clearTimeout(timer);
};
