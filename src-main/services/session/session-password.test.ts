/** A new password at this workstation: the data key, what waits to be sent, and an account closed meanwhile. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BridgeError } from '#shared/contract/service.ts';
import { bytesToHex } from '#shared/crypto/bytes.ts';
import { generateKeyPair } from '#shared/crypto/sm2-key.ts';
import { signValue, verifyValue } from '#shared/crypto/value-signature.ts';
import { revocationSignedValue } from '#shared/protocol/lease.ts';
import { createRecordingLog } from '../../bridge/testing/recording-log.ts';
import { createJournalService } from '../journal/journal.ts';
import { systemRandom } from '../keys/secret-key.ts';
import { mutationOf, temporaryFolder } from '../testing/fixtures.ts';
import { quietSession, signInReplyFor, silentClient } from '../testing/session-parts.ts';
import { loadDeviceIdentity } from './device-identity.ts';
import { type OfficerAccess, withToken } from './officer-access.ts';
import { createOfficerStore } from './officer-store.ts';
import { createSessionService } from './session.ts';

const login = 'minzheng.zhang';
const before = 'planted-password-1';
const after = 'planted-password-2';
const pair = generateKeyPair(systemRandom);

async function workstation(folder: string) {
  const log = createRecordingLog();
  const platform = { password: before, oneTime: false, closed: false, isUp: true, losesSignIn: false };
  const device = await loadDeviceIdentity(folder);
  const journal = createJournalService({ current: () => access.current() }, log);
  const check = (given: string) => {
    if (!platform.isUp) throw new BridgeError('platform.unreachable', '');
    if (given !== platform.password) throw new BridgeError('session.wrong-credentials', '');
  };
  const session = await createSessionService({
    ...quietSession(folder),
    verifySeal: async (value, signature) =>
      // The leases of these tests carry no seal: they stand as for a platform whose seal was never fetched.
      /^a+$/u.test(signature)
        ? null
        : verifyValue({ publicKey: bytesToHex(pair.publicKey), value, signature }),
    client: {
      ...silentClient,
      async signIn(request) {
        check(request.password);
        if (platform.losesSignIn) throw new BridgeError('platform.unreachable', '');
        if (platform.oneTime) throw new BridgeError('session.password-due', '');
        return signInReplyFor(request.device.id, 'officer-a', 'f'.repeat(64));
      },
      async changePassword(request) {
        check(request.password);
        platform.password = request.newPassword;
        platform.oneTime = false;
      },
      async revocation({ deviceId, officerId }) {
        if (!platform.closed) return { revocation: null };
        const body = { deviceId, officerId, reason: 'account' as const, at: 1 };
        const signature = signValue(pair, revocationSignedValue(body), systemRandom);
        return { revocation: { ...body, signature } };
      },
    },
    device,
    store: createOfficerStore(folder),
    now: () => 1_790_000_000_000,
    emit: () => {},
    afterSignIn: async () => {},
    beforeLock: journal.close,
    log,
  });
  const access: OfficerAccess = session.access;
  const { service } = session;
  return {
    log,
    platform,
    access,
    service,
    journal: journal.service,
    signIn: (password: string) => service.signIn({ login, password }),
    change: (password: string, newPassword: string) =>
      service.changePassword({ login, password, newPassword }),
    waiting: async () => (await journal.service.pending({ officerId: 'officer-a' })).mutations,
  };
}

const everyText = async (folder: string): Promise<string> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return (
    await Promise.all(files.map((entry) => readFile(join(entry.parentPath, entry.name), 'latin1')))
  ).join('\n');
};

describe('[R063] a new password', () => {
  it('S15 keeps the data key and every act that waits, and the old password opens nothing any more', async () => {
    const folder = await temporaryFolder();
    const desk = await workstation(folder);
    await desk.signIn(before);
    const key = desk.access.current()?.dataKey.slice();
    const mutation = mutationOf();
    await desk.journal.append({ mutation });
    expect(await desk.change(before, after)).toMatchObject({ state: 'unlocked', login });
    expect(desk.access.current()?.dataKey).toEqual(key);
    expect(await desk.waiting()).toEqual([mutation]);

    const again = await workstation(folder);
    await expect(again.service.unlock({ password: before })).rejects.toMatchObject({
      code: 'session.wrong-password',
    });
    await again.service.unlock({ password: after });
    expect(await again.waiting()).toEqual([mutation]);
    const said = JSON.stringify([desk.log.lines, again.log.lines]);
    for (const secret of [before, after]) {
      expect(said).not.toContain(secret);
      expect(await everyText(folder)).not.toContain(secret);
    }
  });

  it('S15 set in the place of a one-time password after a reset brings back what waits', async () => {
    const folder = await temporaryFolder();
    const first = await workstation(folder);
    await first.signIn(before);
    const mutation = mutationOf();
    await first.journal.append({ mutation });
    const again = await workstation(folder);
    again.platform.password = 'one-time-word';
    again.platform.oneTime = true;
    await expect(again.signIn('one-time-word')).rejects.toMatchObject({ code: 'session.password-due' });
    expect(await again.service.status({})).toMatchObject({ state: 'locked' });
    await again.change('one-time-word', after);
    expect(await again.waiting()).toEqual([mutation]);
  });

  it('leaves everything as it was where the platform refuses it or cannot be reached', async () => {
    const desk = await workstation(await temporaryFolder());
    await desk.signIn(before);
    await expect(desk.change('a guess', after)).rejects.toMatchObject({ code: 'session.wrong-credentials' });
    desk.platform.isUp = false;
    await expect(desk.change(before, after)).rejects.toMatchObject({ code: 'platform.unreachable' });
    expect(await desk.service.status({})).toMatchObject({ state: 'unlocked' });
    await desk.service.lock({});
    expect(await desk.service.unlock({ password: before })).toMatchObject({ state: 'unlocked' });
  });

  it('says so where the link is lost between the change and the sign-in; a sign-in puts it right', async () => {
    const desk = await workstation(await temporaryFolder());
    await desk.signIn(before);
    desk.platform.losesSignIn = true;
    await expect(desk.change(before, after)).rejects.toMatchObject({
      code: 'session.changed-not-signed-in',
    });
    expect(await desk.service.status({})).toMatchObject({ state: 'unlocked' });
    desk.platform.losesSignIn = false;
    await desk.signIn(after);
    await desk.service.lock({});
    expect(await desk.service.unlock({ password: after })).toMatchObject({ state: 'unlocked' });
  });
});

it('A8 [R063] an account closed after its session had ended erases its keys at the next contact', async () => {
  const folder = await temporaryFolder();
  const desk = await workstation(folder);
  await desk.signIn(before);
  const expired = () => withToken(desk.access, () => Promise.reject(new BridgeError('session.expired', '')));
  await expect(expired()).rejects.toMatchObject({ code: 'session.expired' });
  expect(await desk.service.status({})).toMatchObject({ state: 'unlocked', erased: null });
  await desk.signIn(before);
  desk.platform.closed = true;
  await expect(expired()).rejects.toMatchObject({ code: 'session.expired' });
  expect(await desk.service.status({})).toMatchObject({
    state: 'signed-out',
    erased: { reason: 'account', officerIds: ['officer-a'] },
  });
  expect(await readdir(join(folder, 'officers', 'officer-a')).catch(() => [])).toEqual([]);
});
