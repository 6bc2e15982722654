/** Leases of workstations, and the platform's word that one is out of service. */
import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { verifyValue } from '#shared/crypto/value-signature.ts';
import {
  leaseSignedValue,
  leaseTerm,
  type Revocation,
  revocationSignedValue,
} from '#shared/protocol/lease.ts';
import type { SignInReply } from '#shared/protocol/session.ts';
import { protocolVersion } from '#shared/protocol/version.ts';
import type { PlatformOffice } from './platform-office.ts';

export const platformLeases = (officeOf: () => PlatformOffice): void => {
  it('A8 a workstation or account out of service is told so under the seal, and nobody else is', async () => {
    const office = officeOf();
    const device = { id: `device-${randomUUID()}`, secret: 'c'.repeat(64), name: '二号工作站' };
    const { body: reply } = await office.signIn('minzheng.zhang', { device });
    const { token, officer, lease, recoveryKey } = reply as unknown as SignInReply;
    const { publicKey } = (await office.get('/seal')).body as { publicKey: string };
    const { signature } = lease;
    expect(verifyValue({ publicKey, value: leaseSignedValue(lease), signature })).toBe(true);
    expect(lease).toMatchObject({
      deviceId: device.id,
      officerId: officer.id,
      until: office.now + leaseTerm,
    });
    const again = (await office.signIn('minzheng.zhang', { device })).body as unknown as SignInReply;
    expect(again.recoveryKey).toBe(recoveryKey);
    const elsewhere = (await office.signIn('minzheng.zhang')).body as unknown as SignInReply;
    expect(elsewhere.recoveryKey).not.toBe(recoveryKey);

    const question = { protocol: protocolVersion, deviceId: device.id, officerId: officer.id };
    const ask = async (secret: string) =>
      (await office.post('/session/revocation', { ...question, secret })).body
        .revocation as Revocation | null;
    expect((await office.post('/session/lease', {}, token)).status).toBe(200);
    expect(await ask(device.secret)).toBeNull();
    await office.database.query('UPDATE device SET revoked_at = $1 WHERE id = $2', [office.now, device.id]);
    expect((await office.post('/session/lease', {}, token)).body.code).toBe('session.device-refused');
    expect(await ask('d'.repeat(64))).toBeNull();
    const word = await ask(device.secret);
    expect(word).toMatchObject({ reason: 'device', at: office.now });
    if (word === null) return;
    const value = revocationSignedValue(word);
    expect(verifyValue({ publicKey, value, signature: word.signature })).toBe(true);
  });
};
