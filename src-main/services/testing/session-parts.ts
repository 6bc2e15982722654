/** Parts of a session that most tests say nothing about. */
import { BridgeError } from '#shared/contract/service.ts';
import type { SessionOptions } from '../session/session.ts';
import { createSessionNotes } from '../session/session-notes.ts';
import { leaseOf, signInReplyOf } from './fixtures.ts';

/** No key store, no timers, a count that stands still, and a platform whose seal was never fetched. */
export const quietSession = (dataDir: string) =>
  ({
    notes: createSessionNotes(dataDir),
    sealing: async () => null,
    after: () => () => {},
    counted: () => 0,
    recallClock: () => {},
    verifySeal: async () => null,
    eraseRest: async () => {},
  }) satisfies Partial<SessionOptions>;

const unreachable = () => Promise.reject(new BridgeError('platform.unreachable', ''));

export const silentClient: SessionOptions['client'] = {
  signIn: unreachable,
  changePassword: unreachable,
  signOut: unreachable,
  lease: unreachable,
  revocation: unreachable,
};

/** What the platform answers to a sign-in from that workstation. */
export const signInReplyFor = (
  deviceId: string,
  officerId: string,
  token: string,
  { now = 1_790_000_000_000, recoveryKey = 'c'.repeat(64) } = {},
) => ({
  ...signInReplyOf(officerId, token, now),
  lease: leaseOf(officerId, now, deviceId),
  recoveryKey,
});
