/** The security administrator's list of workstations, and what follows from a decision on one. */
import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import type { SignInReply } from '#shared/protocol/session.ts';
import { protocolVersion } from '#shared/protocol/version.ts';
import type { ListedWorkstation } from '#shared/protocol/workstations.ts';
import type { PlatformOffice } from './platform-office.ts';

export const platformWorkstations = (officeOf: () => PlatformOffice): void => {
  const listedFor = async (token: string) => {
    const { status, bytes } = await officeOf().raw({ method: 'GET', path: '/workstations', token });
    const body = JSON.parse(Buffer.from(bytes).toString('utf8')) as {
      workstations: ListedWorkstation[];
      code?: string;
    };
    return { status, ...body };
  };
  const stationOf = async (token: string, id: string) =>
    (await listedFor(token)).workstations.find((each) => each.id === id);
  const newDevice = () => ({ id: `device-${randomUUID()}`, secret: 'e'.repeat(64), name: '三号工作站' });
  const entries = async (action: string) =>
    (
      await officeOf().database.query<{ officer_id: string; subject: Record<string, unknown> }>(
        'SELECT officer_id, subject FROM ledger WHERE action = $1 ORDER BY seq',
        [action],
      )
    ).rows;

  it('A8 the security administrator takes a workstation out of service with a reason, and puts it back', async () => {
    const office = officeOf();
    const zheng = await office.clerk('zwxx.zheng');
    const device = newDevice();
    const zhang = (await office.signIn('minzheng.zhang', { device })).body as unknown as SignInReply;
    const before = await stationOf(zheng.profile.token, device.id);
    expect(before).toMatchObject({ name: device.name, registeredBy: zhang.officer.name, stopped: null });
    expect(before?.officers).toEqual([{ id: zhang.officer.id, name: zhang.officer.name }]);

    const decide = (inService: boolean, reason = '电脑遗失') =>
      zheng.post('/workstations/service', { workstationId: device.id, inService, reason });
    expect((await decide(true)).body.code).toBe('workstation.unchanged');
    expect((await decide(false, '  ')).status).toBe(400);
    expect((await decide(false)).status).toBe(200);
    expect((await decide(false)).body.code).toBe('workstation.unchanged');
    expect(await stationOf(zheng.profile.token, device.id)).toMatchObject({
      officers: [],
      stopped: { at: office.now, by: zheng.profile.officer.name, reason: '电脑遗失' },
    });
    expect((await office.post('/session/lease', {}, zhang.token)).body.code).toBe('session.device-refused');
    const question = { protocol: protocolVersion, deviceId: device.id, secret: device.secret };
    const word = await office.post('/session/revocation', { ...question, officerId: zhang.officer.id });
    expect(word.body.revocation).toMatchObject({ reason: 'device', at: office.now });

    expect((await decide(true, '已找回')).status).toBe(200);
    expect((await office.post('/session/lease', {}, zhang.token)).body.code).toBe('session.expired');
    const again = (await office.signIn('minzheng.zhang', { device })).body as unknown as SignInReply;
    expect(again.recoveryKey).toBe(zhang.recoveryKey);
    expect((await stationOf(zheng.profile.token, device.id))?.stopped).toBeNull();
    const recorded = [...(await entries('workstation.stop')), ...(await entries('workstation.readmit'))];
    const own = recorded.filter(({ subject }) => subject.workstationId === device.id);
    expect(own.map(({ officer_id }) => officer_id)).toEqual(Array(2).fill(zheng.profile.officer.id));
    expect(JSON.stringify(own)).not.toContain('电脑遗失');
  });

  it("A8 an officer's sessions end everywhere at once; the workstations stay, and when they were last heard of", async () => {
    const office = officeOf();
    const zheng = await office.clerk('zwxx.zheng');
    const device = newDevice();
    const first = (await office.signIn('gongan.li', { device })).body as unknown as SignInReply;
    const second = (await office.signIn('gongan.li')).body as unknown as SignInReply;
    const other = await office.clerk('minzheng.zhang');
    const request = { officerId: first.officer.id, reason: '调离岗位' };
    const { ended } = (await zheng.post('/sessions/end', request)).body;
    expect(ended).toBeGreaterThanOrEqual(2);
    for (const { token } of [first, second])
      expect((await office.post('/session/lease', {}, token)).body.code).toBe('session.expired');
    expect((await other.post('/session/lease', {})).status).toBe(200);
    expect(await stationOf(zheng.profile.token, device.id)).toMatchObject({
      officers: [],
      lastSeenAt: office.now,
      stopped: null,
    });
    expect((await entries('session.end')).at(-1)?.subject).toMatchObject({
      officerId: first.officer.id,
      sessions: ended,
    });
  });

  it('A8 nobody else may, and not on the workstation in use', async () => {
    const office = officeOf();
    const reason = '测试';
    for (const login of ['zwxx.wu', 'zwxx.wang', 'minzheng.zhang']) {
      const clerk = await office.clerk(login);
      expect((await listedFor(clerk.profile.token)).code).toBe('role.missing');
      const { deviceId } = clerk.profile.lease;
      for (const answer of [
        await clerk.post('/workstations/service', { workstationId: deviceId, inService: false, reason }),
        await clerk.post('/sessions/end', { officerId: clerk.profile.officer.id, reason }),
      ])
        expect(answer.body.code).toBe('role.missing');
    }
    const zheng = await office.clerk('zwxx.zheng');
    const stop = (workstationId: string) =>
      zheng.post('/workstations/service', { workstationId, inService: false, reason });
    expect((await stop(zheng.profile.lease.deviceId)).body.code).toBe('workstation.own');
    expect((await stop('device-none')).body.code).toBe('record.missing');
  });
};
