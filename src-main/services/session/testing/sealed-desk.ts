/** A workstation whose data lie sealed, beside a platform whose answers the tests change. */
import { BridgeError } from '#shared/contract/service.ts';
import type { SessionStatus } from '#shared/contract/session.ts';
import { bytesToHex } from '#shared/crypto/bytes.ts';
import { generateKeyPair } from '#shared/crypto/sm2-key.ts';
import { signValue, verifyValue } from '#shared/crypto/value-signature.ts';
import {
  type Lease,
  leaseSignedValue,
  leaseTerm,
  type Revocation,
  revocationSignedValue,
} from '#shared/protocol/lease.ts';
import { createRecordingLog } from '../../../bridge/testing/recording-log.ts';
import type { Sealing } from '../../../host/host.ts';
import { createHandTimers } from '../../../host/testing/hand-timers.ts';
import { createJournalService } from '../../journal/journal.ts';
import { systemRandom } from '../../keys/secret-key.ts';
import { signInReplyOf, temporaryFolder } from '../../testing/fixtures.ts';
import { quietSession, silentClient } from '../../testing/session-parts.ts';
import { loadDeviceIdentity } from '../device-identity.ts';
import { type OfficerAccess, withToken } from '../officer-access.ts';
import { createOfficerStore } from '../officer-store.ts';
import { createSessionService } from '../session.ts';

export const password = 'planted-password-1';
const token = 'f'.repeat(64);
export const minute = 60_000;
export const hour = 60 * minute;
export const start = 1_790_000_000_000;

const pair = generateKeyPair(systemRandom);
const seal = (value: unknown) => signValue(pair, value, systemRandom);
const verifySeal = async (value: unknown, signature: string) =>
  verifyValue({ publicKey: bytesToHex(pair.publicKey), value, signature });

/** A platform whose answers the tests change; it outlives restarts of the workstation. */
function newPlatform() {
  return {
    isUp: true,
    revoked: null as Revocation['reason'] | null,
    forged: false,
    clock: { now: start },
    /** Platform time less workstation time. */
    ahead: 0,
    leases: 0,
  };
}
type Platform = ReturnType<typeof newPlatform>;

export async function workstation(folder: string, platform: Platform, sealing: Sealing | null = null) {
  const log = createRecordingLog();
  const timers = createHandTimers();
  const device = await loadDeviceIdentity(folder);
  const emitted: SessionStatus[] = [];
  const recalled: number[] = [];
  let restErased = 0;
  const journal = createJournalService({ current: () => access.current() }, log);
  const lease = (): Lease => {
    platform.leases += 1;
    const now = platform.clock.now + platform.ahead;
    const body = { deviceId: device.id, officerId: 'officer-a', issuedAt: now, until: now + leaseTerm };
    return { ...body, signature: platform.forged ? 'a'.repeat(128) : seal(leaseSignedValue(body)) };
  };
  const session = await createSessionService({
    ...quietSession(folder),
    after: timers.after,
    recallClock: (difference) => recalled.push(difference),
    verifySeal,
    sealing: async () => sealing,
    client: {
      ...silentClient,
      async signIn() {
        if (!platform.isUp) throw new BridgeError('platform.unreachable', '');
        if (platform.revoked !== null) throw new BridgeError('session.device-refused', '');
        const now = platform.clock.now + platform.ahead;
        return { ...signInReplyOf('officer-a', token, now), lease: lease() };
      },
      lease: async () => ({ lease: lease(), serverTime: platform.clock.now + platform.ahead }),
      async revocation({ deviceId, officerId }) {
        if (platform.revoked === null) return { revocation: null };
        const body = { deviceId, officerId, reason: platform.revoked, at: platform.clock.now };
        const signature = platform.forged ? 'a'.repeat(128) : seal(revocationSignedValue(body));
        return { revocation: { ...body, signature } };
      },
    },
    device,
    store: createOfficerStore(folder),
    now: () => platform.clock.now,
    emit: (status) => emitted.push(status),
    afterSignIn: async () => {},
    beforeLock: journal.close,
    eraseRest: async () => {
      restErased += 1;
    },
    log,
  });
  const access: OfficerAccess = session.access;
  const signIn = () => session.service.signIn({ login: 'minzheng.zhang', password });
  const turnedAway = () =>
    withToken(access, () => Promise.reject(new BridgeError('session.device-refused', '')));
  return {
    ...session,
    journal: journal.service,
    emitted,
    recalled,
    signIn,
    turnedAway,
    folderOf: createOfficerStore(folder).folderOf,
    restErased: () => restErased,
    state: async () => (await session.service.status({})).state,
    restart: () => workstation(folder, platform, sealing),
  };
}

export const open = async (sealing: Sealing | null = null) => {
  const platform = newPlatform();
  return { platform, desk: await workstation(await temporaryFolder(), platform, sealing) };
};
