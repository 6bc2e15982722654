/** The session in memory: who is known, and while unlocked the data key and the token. */
import type { Erased, SessionStatus } from '#shared/contract/session.ts';
import type { UnlockedOfficer } from './officer-access.ts';
import type { UnlockFile } from './unlock-file.ts';

export type SessionState = {
  readonly status: () => SessionStatus;
  readonly current: () => UnlockedOfficer | null;
  /** The unlock file of the officer who is locked or unlocked here. */
  readonly file: () => UnlockFile | null;
  /** Call only while locked. */
  readonly open: (file: UnlockFile, dataKey: Uint8Array, token: string | null) => void;
  /**
   * From here on nobody gets the data key or the token; the answer zeroes the key, once all who got it are done.
   * In the other order somebody could take up a key that is zeros by the time they use it.
   */
  readonly lock: () => () => void;
  /** Asks for a sign-in rather than for the password alone. Call only while locked. */
  readonly forget: () => void;
  /** Knows nobody any more: their data were erased. Call only while locked. */
  readonly forgetOfficer: () => void;
  readonly setErased: (erased: Erased | null) => void;
  readonly setLockAfter: (minutes: number) => void;
  /** Drops the token where it is still this one; whether it was. */
  readonly dropToken: (token: string) => boolean;
};

type Start = {
  /** The officer of the last run, who may unlock unless they signed out. */
  readonly last: UnlockFile | null;
  readonly lockAfterMinutes: number;
  readonly erased: Erased | null;
  readonly folderOf: (officerId: string) => string;
};

export function createSessionState({ last, folderOf, ...start }: Start): SessionState {
  let { lockAfterMinutes, erased } = start;
  let file = last;
  let isSignedOut = last === null || last.sealedToken === null;
  let unlocked: UnlockedOfficer | null = null;

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
        lockAfterMinutes,
        erased,
      };
    },
    current: () => unlocked,
    file: () => file,
    open(opened, dataKey, token) {
      file = opened;
      isSignedOut = false;
      const { officer, departmentName, demonstration } = opened;
      unlocked = { officer, departmentName, demonstration, folder: folderOf(officer.id), dataKey, token };
    },
    lock() {
      const held = unlocked?.dataKey;
      unlocked = null;
      return () => void held?.fill(0);
    },
    forget() {
      isSignedOut = true;
    },
    forgetOfficer() {
      file = null;
      isSignedOut = true;
    },
    setErased(next) {
      erased = next;
    },
    setLockAfter(minutes) {
      lockAfterMinutes = minutes;
    },
    dropToken(token) {
      if (unlocked === null || unlocked.token !== token) return false;
      unlocked = { ...unlocked, token: null };
      return true;
    },
  };
}
