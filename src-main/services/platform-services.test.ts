import { describe, expect, it } from 'vitest';
import type { LinkStatus } from '#shared/contract/courier.ts';
import { BridgeError } from '#shared/contract/service.ts';
import { protocolVersion } from '#shared/protocol/version.ts';
import { createCourierService } from './courier.ts';
import { createGatewayService } from './gateway.ts';
import type { OfficerAccess } from './session/officer-access.ts';
import { mutationOf, unlockedOf } from './testing/fixtures.ts';
import { createWorkstationService } from './workstation.ts';

const link: LinkStatus = { address: 'http://p', reachable: true, lastContactAt: 1, clockDifference: 0 };

type Over = {
  readonly unlocked?: ReturnType<typeof unlockedOf> | null;
  readonly fail?: BridgeError;
};

function courierOf(over: Over = {}) {
  const sent: unknown[] = [];
  const expired: string[] = [];
  const ended: string[] = [];
  const emitted: LinkStatus[] = [];
  let listener: (status: LinkStatus) => void = () => {};
  const unlocked = over.unlocked === undefined ? unlockedOf('/nowhere') : over.unlocked;
  const access: OfficerAccess = {
    current: () => unlocked,
    tokenExpired: async (token) => void expired.push(token),
    turnedAway: async () => void expired.push('turned away'),
  };
  const answer = async <T>(token: string, message: unknown, reply: T): Promise<T> => {
    sent.push([token, message]);
    if (over.fail !== undefined) throw over.fail;
    return reply;
  };
  const pullReply = { reset: false, patch: [], cursor: 'c', more: false, serverTime: 1 };
  const service = createCourierService({
    client: {
      push: (token, message) => answer(token, message, { results: [], stamp: 0, anchor: '' }),
      pull: (token, message) => answer(token, message, pullReply),
      manifest: (token, message) =>
        answer(token, message, { segments: [], cursor: 'c', stamp: 0, serverTime: 1 }),
      segment: (token, digest) => answer(token, digest, new Uint8Array([1, 2, 3])),
      health: async () => {
        if (over.fail !== undefined) throw over.fail;
        return { ok: true, time: 1, demonstration: true };
      },
      link: {
        status: () => link,
        onChange: (heard) => {
          listener = heard;
          return () => {};
        },
      },
    },
    access,
    emit: (status) => emitted.push(status),
    pulled: () => {},
    endSession: async (token) => void ended.push(token),
  });
  return { service, sent, expired, ended, emitted, access, tell: () => listener(link) };
}

describe('the courier', () => {
  it('carries acts and cursors with the token and the protocol version', async () => {
    const { service, sent } = courierOf();
    const act = mutationOf();
    await service.push({ mutations: [act] });
    await service.pull({ officerId: 'officer-a', cursor: null, atLeast: 0 });
    expect(sent).toEqual([
      ['a'.repeat(64), { protocol: protocolVersion, mutations: [act] }],
      ['a'.repeat(64), { protocol: protocolVersion, cursor: null, atLeast: 0 }],
    ]);
  });

  it('S12 ends the session of the officer who works here when their duties have changed, and of nobody else', async () => {
    const { officer, token } = unlockedOf('/nowhere');
    const { service, ended } = courierOf();
    await service.dutiesChanged({ officerId: officer.id });
    expect(ended).toEqual([token]);
    await expect(service.dutiesChanged({ officerId: 'officer-b' })).rejects.toMatchObject({
      code: 'session.other-officer',
    });
    expect(ended).toEqual([token]);
  });

  it('greets: who the platform is, or that it is silent', async () => {
    const { address } = link;
    expect(await courierOf().service.greet({})).toEqual({ address, reachable: true, demonstration: true });
    const silent = courierOf({ fail: new BridgeError('platform.unreachable', '') });
    expect(await silent.service.greet({})).toEqual({ address, reachable: false, demonstration: false });
  });

  it('S14 sends no act of another officer, and asks nothing in the name of another than the one who works here', async () => {
    const { service, sent } = courierOf();
    const officerId = 'officer-b';
    const asked = [
      service.push({ mutations: [mutationOf(), mutationOf(officerId)] }),
      service.pull({ officerId, cursor: null, atLeast: 0 }),
      service.manifest({ officerId }),
      service.segment({ officerId, digest: 'd'.repeat(64) }),
    ];
    for (const each of asked) await expect(each).rejects.toMatchObject({ code: 'session.other-officer' });
    expect(sent).toEqual([]);
  });

  it('answers session.none while locked, session.expired without a token', async () => {
    await expect(
      courierOf({ unlocked: null }).service.pull({ officerId: 'officer-a', cursor: null, atLeast: 0 }),
    ).rejects.toMatchObject({
      code: 'session.none',
    });
    const withoutToken = courierOf({ unlocked: unlockedOf('/nowhere', { token: null }) });
    await expect(
      withoutToken.service.pull({ officerId: 'officer-a', cursor: null, atLeast: 0 }),
    ).rejects.toMatchObject({
      code: 'session.expired',
    });
  });

  it('reports a token the platform no longer takes, and no other failure', async () => {
    const gone = courierOf({ fail: new BridgeError('session.expired', '') });
    await gone.service.pull({ officerId: 'officer-a', cursor: null, atLeast: 0 }).catch(() => {});
    expect(gone.expired).toEqual(['a'.repeat(64)]);
    const away = courierOf({ fail: new BridgeError('platform.unreachable', '') });
    await away.service.pull({ officerId: 'officer-a', cursor: null, atLeast: 0 }).catch(() => {});
    expect(away.expired).toEqual([]);
  });

  it('tells the window of every change of the link', async () => {
    const { service, emitted, tell } = courierOf();
    tell();
    expect(emitted).toEqual([link]);
    expect(await service.link({})).toEqual(link);
  });
});

it('the gateway passes the officer’s call through', async () => {
  const { access } = courierOf();
  const request = { callId: mutationOf().id, grantId: 'g1', purpose: '复核', key: 'k' };
  const fail = new BridgeError('grant.cap', '已达上限');
  const calls: unknown[] = [];
  const service = createGatewayService(
    {
      callGateway: (...call) => {
        calls.push(call);
        return Promise.reject(fail);
      },
    },
    access,
  );
  await expect(service.call(request)).rejects.toBe(fail);
  expect(calls).toEqual([['a'.repeat(64), request]]);
});

it('the workstation says where its data are, and makes no claim of a certified module', async () => {
  const service = createWorkstationService(
    {
      version: '0.1.0',
      door: 'none',
      dataFolder: '/data',
      documentsFolder: '/data/documents',
      platformAddress: () => null,
      ownPlatform: true,
      deviceId: 'device-1',
      host: async () => ({ sealing: null, onAway: null }),
    },
    async () => 5,
  );
  expect(await service.info({})).toMatchObject({ freeBytes: 5, platformAddress: '', ownPlatform: true });
  expect((await service.info({})).keyProtection).toContain('软件实现');
});
