/** What the session is made of and what it holds while the program runs. */
import type { SessionStatus } from '#shared/contract/session.ts';
import type { Log } from '../../bridge/log.ts';
import type { PlatformClient } from '../../platform-client/platform-client.ts';
import type { DeviceIdentity } from './device-identity.ts';
import type { LeaseKeeper } from './lease-keeper.ts';
import type { DataOptions } from './open-data.ts';
import type { Erasing, SessionNotes } from './session-notes.ts';
import type { SessionState } from './session-state.ts';

export type SessionOptions = DataOptions & {
  readonly client: Pick<PlatformClient, 'signIn' | 'changePassword' | 'signOut' | 'lease' | 'revocation'>;
  readonly device: DeviceIdentity;
  readonly notes: SessionNotes;
  /** The machine's own count of milliseconds, which nobody sets back. */
  readonly counted: () => number;
  readonly after: (milliseconds: number, run: () => void) => () => void;
  readonly emit: (status: SessionStatus) => void;
  /** Told at each unlocking how the clocks stood at the last contact, in milliseconds. */
  readonly recallClock: (difference: number) => void;
  /** Whether the platform's seal signed the value; null where its key was never fetched. */
  readonly verifySeal: (value: unknown, signature: string) => Promise<boolean | null>;
  /** Runs after each sign-in, and its failure spoils nothing: fetching the platform's seal key. */
  readonly afterSignIn: () => Promise<void>;
  /** Runs before the data key is destroyed, so that files under it can be closed. */
  readonly beforeLock: () => Promise<void>;
  /** Removes everything of this workstation beside officers' folders: the browser's files, papers and copies. May be asked again. */
  readonly eraseRest: () => Promise<void>;
  readonly log: Log;
};

export type Running = SessionOptions & {
  readonly state: SessionState;
  readonly leases: LeaseKeeper;
  /** When the lease was last asked for, by this workstation's clock. */
  readonly renewedAt: { value: number };
  /** What is being erased at the platform's word; null where nothing is, or all of it is done. */
  readonly erasing: { value: Erasing | null };
  /** Hands out the data key no more, closes what stands on it, then destroys it. Never rejects. */
  readonly close: () => Promise<void>;
  /** Logs the event and tells the window where things stand. */
  readonly changed: (event: string) => SessionStatus;
};
