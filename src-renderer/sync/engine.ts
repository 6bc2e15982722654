import { createCycle, recount } from './cycle.ts';
import { createPacer } from './pacer.ts';
import { createPerform, type Perform } from './perform.ts';
import { createRules } from './rules.ts';
import type { SyncDeps } from './sync-deps.ts';
import { createSyncStatus, type SyncStatusStore } from './sync-status.ts';
import { watchPerform } from './watch-perform.ts';

export type SyncEngine = {
  /** Recovers what a crash left, then syncs whenever there is a reason to. */
  readonly start: () => void;
  /** Resolves when nothing of the engine runs any more. The database stays open; it belongs to the caller. */
  readonly stop: () => Promise<void>;
  /** One round that begins after the call. Never rejects; see the status. */
  readonly syncNow: () => Promise<void>;
  readonly perform: Perform;
  /** Forgets a refused act, at the officer's word. @param id the mutation's id */
  readonly discardRefused: (id: string) => Promise<void>;
  readonly status: SyncStatusStore;
};

/** The window's sync engine for one signed-in officer. */
export function createSyncEngine(deps: SyncDeps): SyncEngine {
  const status = createSyncStatus();
  const rules = createRules({ ...deps, clockDifference: () => status.getState().clockDifference });
  const parts = { ...deps, status, rules };
  const cycle = createCycle(parts);
  const lock = `desk-sync-${deps.actor.officerId}`;
  const pacer = createPacer({
    ...deps,
    run: async (asked) => {
      // Only one window syncs at a time, and a window that ends hands over at once (S19). A timer's turn is left
      // to the window that is at it; whoever was asked waits and then looks for itself.
      if (asked) await deps.locks.run(lock, cycle);
      else if ((await deps.locks.runIfFree(lock, cycle)) === null) await recount(parts);
    },
    succeeded: () => status.getState().link === 'online',
  });
  const stopListening: (() => void)[] = [];

  const start = () => {
    stopListening.push(
      deps.onWake(() => void pacer.request()),
      followLink(deps, status, pacer.request),
    );
    void recount(parts);
    pacer.start();
  };
  const stop = async () => {
    for (const each of stopListening.splice(0)) each();
    await pacer.stop();
  };
  return {
    start,
    stop,
    syncNow: pacer.request,
    perform: watchPerform(createPerform(parts), parts, pacer.request),
    discardRefused: async (id) => {
      await deps.database.refused.delete(id);
      await recount(parts);
    },
    status,
  };
}

type Followed = Pick<SyncDeps, 'on' | 'services'>;

/** Keeps the clock difference, and syncs as soon as main says that the platform answers again. */
function followLink({ on, services }: Followed, status: SyncStatusStore, request: () => Promise<void>) {
  let reachable = false;
  let heard = false;
  const hear = (link: { readonly reachable: boolean; readonly clockDifference: number }) => {
    heard = true;
    status.setState({ clockDifference: link.clockDifference });
    const back = link.reachable && !reachable;
    reachable = link.reachable;
    if (!link.reachable && status.getState().link === 'online') status.setState({ link: 'offline' });
    if (back) void request();
  };
  services.courier.link({}).then(
    // An event that came in the meantime is newer than this answer.
    ({ clockDifference }) => heard || status.setState({ clockDifference }),
    // Without main there is no link to follow; the cycle reports it.
    () => undefined,
  );
  return on('courier', 'link', hear);
}
