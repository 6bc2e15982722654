/** What the engine is given: it reaches no clock, network, lock or randomness of its own. */
import type { HostContract } from '#shared/contract/host-contract.ts';
import type { ClientOf } from '#shared/contract/service.ts';
import type { Actor } from '#shared/domain/action.ts';
import type { BridgeClient } from '../bridge/typed-client.ts';
import type { SegmentKeeper } from '../data/catalog/segment-keeper.ts';
import type { DeskDatabase } from '../data/desk-database.ts';

export type SyncServices = Pick<ClientOf<HostContract>, 'session' | 'journal'> & {
  readonly courier: Omit<ClientOf<HostContract>['courier'], 'greet'>;
};

/** Mutual exclusion between all windows of this origin. A window that ends gives its locks back. */
export type Locks = {
  /** Waits for the lock, then runs `work` under it. */
  readonly run: <T>(name: string, work: () => Promise<T>) => Promise<T>;
  /** Runs `work` only if nobody holds the lock; null where somebody does. */
  readonly runIfFree: <T>(name: string, work: () => Promise<T>) => Promise<T | null>;
};

/** Calls `work` once after `milliseconds`; the answer cancels it. */
export type Scheduler = (work: () => void, milliseconds: number) => () => void;

export type SyncEnvironment = {
  /** Epoch milliseconds by the workstation's clock. */
  readonly clock: () => number;
  /** A new random UUID. */
  readonly newId: () => string;
  /** 0 up to, not including, 1. */
  readonly random: () => number;
  readonly schedule: Scheduler;
  readonly locks: Locks;
  /** Calls the listener when syncing becomes worth a try (focus, network back); answers how to stop. */
  readonly onWake: (listener: () => void) => () => void;
  /** Told of faults that a developer must look at. */
  readonly onFault: (error: unknown) => void;
};

export type SyncDeps = SyncEnvironment & {
  readonly database: DeskDatabase;
  readonly services: SyncServices;
  readonly segments: SegmentKeeper;
  readonly on: BridgeClient<HostContract>['on'];
  /** The signed-in officer; acts of anybody else are never sent (S14). */
  readonly actor: Actor;
};
