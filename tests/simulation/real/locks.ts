import type { Locks } from '../../../src-renderer/sync/sync-deps.ts';
import type { Life } from './crash.ts';

export type DeviceLocks = { readonly of: (life: Life) => Locks };

/** The browser's locks between the windows of one device: a window that ends gives its locks back (S19). */
export function createDeviceLocks(): DeviceLocks {
  const tails = new Map<string, Promise<unknown>>();
  const of = (life: Life): Locks => {
    const run = <T>(name: string, work: () => Promise<T>): Promise<T> => {
      const before = tails.get(name) ?? Promise.resolve();
      const turn = before.then(() => (life.hasEnded() ? new Promise<T>(() => {}) : work()));
      const tail = Promise.race([turn, before.then(() => life.ended)]).catch(() => undefined);
      tails.set(name, tail);
      void tail.then(() => {
        if (tails.get(name) === tail) tails.delete(name);
      });
      return turn;
    };
    return {
      run,
      runIfFree: (name, work) => (tails.has(name) ? Promise.resolve(null) : run(name, work)),
    };
  };
  return { of };
}
