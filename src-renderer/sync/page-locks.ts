import type { Locks } from './sync-deps.ts';

/** Locks among the callers of one page, where the browser has none to offer between pages. */
export const createPageLocks = (): Locks => {
  const tails = new Map<string, Promise<unknown>>();
  const run = <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const turn = (tails.get(name) ?? Promise.resolve()).then(work);
    const tail = turn.then(
      () => undefined,
      () => undefined,
    );
    tails.set(name, tail);
    tail.then(() => {
      if (tails.get(name) === tail) tails.delete(name);
    });
    return turn;
  };
  return {
    run,
    runIfFree: (name, work) => (tails.has(name) ? Promise.resolve(null) : run(name, work)),
  };
};
