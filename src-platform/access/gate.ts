/** Few at once and few waiting: work that is dear in memory and processor must not pile up behind one door. */
import { ProblemError } from '../http/problem.ts';

export type Gate = {
  /** Runs `work` when it is its turn. Throws platform.busy at once where too many wait already. */
  enter<T>(work: () => Promise<T>): Promise<T>;
};

/** Lets `running` pieces of work run at a time, in order of arrival, while at most `waiting` wait. */
export const createGate = ({ running, waiting }: { running: number; waiting: number }): Gate => {
  const queue: (() => void)[] = [];
  let free = running;
  const turn = async (): Promise<void> => {
    if (free > 0) {
      free -= 1;
      return;
    }
    if (queue.length >= waiting) throw new ProblemError('platform.busy');
    await new Promise<void>((resolve) => queue.push(resolve));
  };
  const leave = (): void => {
    const next = queue.shift();
    if (next === undefined) free += 1;
    else next();
  };
  return {
    enter: async (work) => {
      await turn();
      try {
        return await work();
      } finally {
        leave();
      }
    },
  };
};
