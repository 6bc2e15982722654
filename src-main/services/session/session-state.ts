/** The session in memory: who is known, and while unlocked the data key and the token. */
import type { SessionStatus } from '#shared/contract/session.ts';
import type { UnlockedOfficer } from './officer-access.ts';
import type { UnlockFile } from './unlock-file.ts';

export type SessionState = {
  readonly status: () => SessionStatus;
  readonly current: () => UnlockedOfficer | null;
  /** The unlock file of the officer who is locked or unlocked here. */
  readonly file: () => UnlockFile | null;
  readonly open: (file: UnlockFile, dataKey: Uint8Array, token: string | null) => void;
  /** Zeroes the data key and drops the token. */
  readonly lock: () => void;
  /** Locks, and asks for a sign-in rather than for the password alone. */
  readonly forget: () => void;
  /** Drops the token where it is still this one; whether it was. */
  readonly dropToken: (token: string) => boolean;
};

/** @param last the officer of the last run, who may unlock unless they signed out */
export function createSessionState(
  last: UnlockFile | null,
  folderOf: (officerId: string) => string,
): SessionState {
  let file = last;
  let isSignedOut = last === null || last.sealedToken === null;
  let unlocked: UnlockedOfficer | null = null;

  const lock = () => {
    unlocked?.dataKey.fill(0);
    unlocked = null;
  };

  return {
    status() {
      const known = isSignedOut ? null : file;
      return {
        state: unlocked !== null ? 'unlocked' : known !== null ? 'locked' : 'signed-out',
        officer: known?.officer ?? null,
        departmentName: known?.departmentName ?? '',
        login: file?.login ?? null,
        demonstration: file?.demonstration ?? false,
        platformSessionExpired: unlocked !== null && unlocked.token === null,
      };
    },
    current: () => unlocked,
    file: () => file,
    open(opened, dataKey, token) {
      lock();
      file = opened;
      isSignedOut = false;
      const { officer, departmentName, demonstration } = opened;
      unlocked = { officer, departmentName, demonstration, folder: folderOf(officer.id), dataKey, token };
    },
    lock,
    forget() {
      lock();
      isSignedOut = true;
    },
    dropToken(token) {
      if (unlocked === null || unlocked.token !== token) return false;
      unlocked = { ...unlocked, token: null };
      return true;
    },
  };
}
