/** What the other services may know of the session: who works here, with which key, under which token. */
import { BridgeError } from '#shared/contract/service.ts';
import type { Officer } from '#shared/domain/organisation/organisation.ts';
import { serviceRefusal } from '../service-refusals.ts';

export type UnlockedOfficer = {
  readonly officer: Officer;
  readonly departmentName: string;
  readonly demonstration: boolean;
  /** The officer's own folder; no other officer's data lie in it. */
  readonly folder: string;
  /** 32 bytes, zeroed on lock: derive from it at once, and never keep a copy. */
  readonly dataKey: Uint8Array;
  /** Null where the platform no longer accepts the session, or none was ever kept. */
  readonly token: string | null;
};

export type OfficerAccess = {
  /** Null while nobody's data is open. */
  readonly current: () => UnlockedOfficer | null;
  /** The platform refused this token; nothing but a sign-in helps. */
  readonly tokenExpired: (token: string) => Promise<void>;
  /** The platform says that workstation or account is out of service. */
  readonly turnedAway: () => Promise<void>;
};

/** What the platform says to a workstation or an officer taken out of service. */
export const turnedAwayCodes: readonly string[] = ['session.device-refused', 'session.account-closed'];

/**
 * Speaks to the platform in the officer's name.
 * Rejects with `session.none`, `session.expired`, or whatever `speak` rejects with.
 */
export async function withToken<T>(
  access: OfficerAccess,
  speak: (token: string, officer: Officer) => Promise<T>,
): Promise<T> {
  const unlocked = access.current();
  if (unlocked === null) throw serviceRefusal('session.none');
  const { token, officer } = unlocked;
  if (token === null) throw serviceRefusal('session.expired');
  try {
    return await speak(token, officer);
  } catch (error) {
    if (error instanceof BridgeError) {
      if (error.code === 'session.expired') await access.tokenExpired(token);
      if (turnedAwayCodes.includes(error.code)) await access.turnedAway();
    }
    throw error;
  }
}
