import { createStore, type StoreApi } from 'zustand/vanilla';

export type Link = 'online' | 'offline' | 'needs-sign-in';

/** What the status bar says; it claims nothing that was not seen (S22). */
export type SyncStatus = {
  readonly link: Link;
  /** Why the platform answers and yet cannot be worked with, in Chinese; null where it does not answer, or all is well. */
  readonly linkProblem: string | null;
  /** True while no pull has ever been completed on this workstation. */
  readonly firstSync: boolean;
  /** Catalogue entries kept so far of a first sync under way, or null. */
  readonly loading: {
    readonly kept: number;
    readonly inAll: number;
    /** Entries a second; null until some were kept. */
    readonly rate: number | null;
  } | null;
  /** The officer stopped the first sync for now; acts and changes still go out and come in. */
  readonly loadPaused: boolean;
  /** Epoch milliseconds by the workstation's clock of the last complete pull. */
  readonly lastSyncAt: number | null;
  /** Acts not confirmed by the platform. */
  readonly waiting: number;
  /** Acts the platform refused and the officer has not discarded. */
  readonly refused: number;
  /** Platform time less workstation time, in milliseconds; null where main has said that it knows of none. */
  readonly clockDifference: number | null;
  /** Why this workstation cannot keep what is done on it, in Chinese, or null. */
  readonly saveProblem: string | null;
};

export type SyncStatusStore = StoreApi<SyncStatus>;

export const createSyncStatus = (): SyncStatusStore =>
  createStore<SyncStatus>(() => ({
    link: 'offline',
    linkProblem: null,
    firstSync: false,
    loading: null,
    loadPaused: false,
    lastSyncAt: null,
    waiting: 0,
    refused: 0,
    clockDifference: 0,
    saveProblem: null,
  }));
