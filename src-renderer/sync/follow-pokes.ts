import type { Pacer } from './pacer.ts';
import type { SyncDeps } from './sync-deps.ts';

/**
 * Syncs at once when the platform says that something has changed; a poke that is lost leaves it to the timer. One that
 * comes while a round brings what it speaks of, as that of every act of one's own does, asks for no other.
 */
export function followPokes() {
  let furthest = 0;
  let pulledTo = 0;
  return {
    /** The furthest the platform's ledger is known to be: a pull after the poke must not be behind it. */
    reached: (): number => furthest,
    /** To be told up to which place of the ledger everything has been pulled. */
    pulled: (stamp: number): void => {
      pulledTo = stamp;
    },
    /** To be told that all places known so far are of a ledger that is no more: another one's begin lower. */
    forget: (): void => {
      furthest = 0;
      pulledTo = 0;
    },
    follow: ({ on }: Pick<SyncDeps, 'on'>, pacer: Pick<Pacer, 'request' | 'idle'>) =>
      on('courier', 'poke', ({ stamp }) => {
        furthest = Math.max(furthest, stamp);
        void pacer.idle().then(() => {
          if (stamp === 0 || stamp > pulledTo) void pacer.request();
        });
      }),
  };
}
