import { createPageLocks } from './page-locks.ts';
import type { Locks, SyncEnvironment } from './sync-deps.ts';

const webLocks = (manager: LockManager): Locks => ({
  // async: the type of `request` does not see through the callback's promise.
  run: async (name, work) => await manager.request(name, async () => await work()),
  runIfFree: async (name, work) =>
    await manager.request(name, { ifAvailable: true }, async (lock) => (lock === null ? null : await work())),
});

const onWake = (listener: () => void): (() => void) => {
  window.addEventListener('focus', listener);
  window.addEventListener('online', listener);
  return () => {
    window.removeEventListener('focus', listener);
    window.removeEventListener('online', listener);
  };
};

/** The engine's surroundings in a window. */
export const browserEnvironment = (): SyncEnvironment => ({
  clock: () => Date.now(),
  newId: () => crypto.randomUUID(),
  random: () => Math.random(),
  schedule: (work, milliseconds) => {
    const timer = setTimeout(work, milliseconds);
    return () => clearTimeout(timer);
  },
  // Typed as always there, but absent outside of a secure context.
  locks: 'locks' in navigator ? webLocks(navigator.locks) : createPageLocks(),
  onWake,
  // The message could quote what an officer wrote; the name and the place cannot.
  onFault: (error) => console.error('sync fault:', error instanceof Error ? error.name : typeof error),
});
