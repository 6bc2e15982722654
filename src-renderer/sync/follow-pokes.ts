import type { SyncDeps } from './sync-deps.ts';

/** Syncs at once when the platform says that something has changed; a poke that is lost leaves it to the timer. */
export function followPokes() {
  let furthest = 0;
  return {
    /** The furthest the platform's ledger is known to be: a pull after the poke must not be behind it. */
    reached: (): number => furthest,
    follow: ({ on }: Pick<SyncDeps, 'on'>, request: () => Promise<void>) =>
      on('courier', 'poke', ({ stamp }) => {
        furthest = Math.max(furthest, stamp);
        void request();
      }),
  };
}
