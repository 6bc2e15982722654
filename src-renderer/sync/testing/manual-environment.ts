import { createPageLocks } from '../page-locks.ts';
import type { Locks, SyncEnvironment } from '../sync-deps.ts';

export type ManualEnvironment = SyncEnvironment & {
  /** Runs what is due next, if anything is; answers the delay it was scheduled with. */
  readonly fireTimer: () => number | null;
  /** The delay of what is due next; null where nothing is. */
  readonly delay: () => number | null;
  readonly wake: () => void;
  readonly faults: unknown[];
};

/** A UUID that a test can read: the number stands in its last group. */
export const numberedId = (number: number): string =>
  `00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;

/** Surroundings that move only when a test says so. */
export function manualEnvironment(
  given: { readonly now?: () => number; readonly newId?: () => string; readonly locks?: Locks } = {},
): ManualEnvironment {
  const listeners = new Set<() => void>();
  const faults: unknown[] = [];
  let timer: { work: () => void; milliseconds: number } | null = null;
  let made = 0;
  const countUp = () => {
    made += 1;
    return numberedId(made);
  };
  return {
    clock: given.now ?? (() => Date.UTC(2026, 2, 2, 1)),
    newId: given.newId ?? countUp,
    random: () => 0.5,
    schedule: (work, milliseconds) => {
      const mine = { work, milliseconds };
      timer = mine;
      return () => {
        if (timer === mine) timer = null;
      };
    },
    locks: given.locks ?? createPageLocks(),
    onWake: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onFault: (error) => faults.push(error),
    fireTimer: () => {
      const due = timer;
      timer = null;
      due?.work();
      return due?.milliseconds ?? null;
    },
    delay: () => timer?.milliseconds ?? null,
    wake: () => {
      for (const listener of listeners) listener();
    },
    faults,
  };
}
