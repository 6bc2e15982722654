import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import type { LinkStatus } from '#shared/contract/courier.ts';
import { createRecordingLog } from '../bridge/testing/recording-log.ts';
import { signInReplyOf } from '../services/testing/fixtures.ts';
import { createPlatformClient } from './platform-client.ts';
import { type Answer, type FakePlatform, json, startFakePlatform } from './testing/fake-platform.ts';

const token = 'f'.repeat(64);
const now = 1_790_000_000_000;
const emptyPull = { reset: false, patch: [], cursor: 'c1', more: false, serverTime: now + 90_000 };
const device = { id: 'device-1', secret: 'e'.repeat(64), name: 'desk' };
const credentials = { protocol: 1, login: 'minzheng.zhang', password: 'planted-password', device };

const open: FakePlatform[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((platform) => platform.close()));
});

async function against(answer: Answer, timeoutMs = 5_000) {
  const platform = await startFakePlatform(answer);
  open.push(platform);
  const log = createRecordingLog();
  const client = createPlatformClient({ address: () => platform.url, timeoutMs, log, now: () => now });
  return { platform, log, client, pull: () => client.pull(token, { protocol: 1, cursor: null, atLeast: 0 }) };
}

describe('what an answer means', () => {
  it('carries the token and the body, and gives the validated reply', async () => {
    const { client, platform, pull } = await against(json(200, emptyPull));
    expect(await pull()).toEqual(emptyPull);
    expect(platform.received).toEqual([
      {
        method: 'POST',
        path: '/sync/pull',
        authorization: `Bearer ${token}`,
        body: JSON.stringify({ protocol: 1, cursor: null, atLeast: 0 }),
      },
    ]);
    expect(client.link.status()).toEqual({
      address: platform.url,
      reachable: true,
      lastContactAt: now,
      clockDifference: 90_000,
    });
  });

  it('S6 knows nothing of the clocks before the first answer but what is remembered, and then the answer', async () => {
    const { client, pull } = await against(json(200, emptyPull));
    const heard: (number | null)[] = [];
    client.link.onChange(({ clockDifference }) => heard.push(clockDifference));
    expect(client.link.status().clockDifference).toBeNull();
    client.recallClock(3 * 24 * 60 * 60_000);
    await pull();
    client.recallClock(5);
    expect(heard).toEqual([3 * 24 * 60 * 60_000, 90_000]);
    expect(client.link.status().clockDifference).toBe(90_000);
  });

  it.each([
    ['text that is no JSON', '<html>ok</html>'],
    ['an unknown field', { ...emptyPull, surprise: 1 }],
    ['a missing field', { reset: false }],
    ['nothing', ''],
  ])('refuses %s as platform.garbled', async (_what, body) => {
    const { pull } = await against(json(200, body));
    await expect(pull()).rejects.toMatchObject({ code: 'platform.garbled' });
  });

  it.each([
    [401, { code: 'session.expired', message: '登录已过期' }, 'session.expired'],
    [401, 'no body', 'session.expired'],
    [429, { code: 'rate.limited', message: '慢一点' }, 'platform.busy'],
    [503, '', 'platform.busy'],
    [502, '<html>Bad Gateway</html>', 'platform.unreachable'],
    [502, { code: 'source.unavailable', message: '数据服务暂时不可用' }, 'source.unavailable'],
    [409, { code: 'grant.cap', message: '已达上限', field: 'grantId' }, 'grant.cap'],
    [500, { code: 'platform.internal', message: '平台内部错误，已记录。' }, 'platform.internal'],
    [404, '<html>', 'platform.garbled'],
    [307, '', 'platform.garbled'],
  ])('an answer %i with %j is %s', async (status, body, code) => {
    const { pull } = await against(json(status, body));
    await expect(pull()).rejects.toMatchObject({ code });
  });

  it.each([
    [429, '7', 7_000],
    [503, '0', 0],
    [503, '86400', 600_000],
  ])('an answer %i with Retry-After %s says to wait %i ms', async (status, stated, retryAfterMs) => {
    const { pull } = await against(json(status, '', { 'retry-after': stated }));
    await expect(pull()).rejects.toMatchObject({ code: 'platform.busy', retryAfterMs });
  });

  it.each(['', '-1', '1.5', 'soon', 'Wed, 25 Nov 2026 20:00:00 GMT'])(
    'a Retry-After of "%s" says nothing',
    async (stated) => {
      const { pull } = await against(json(429, '', { 'retry-after': stated }));
      await expect(pull()).rejects.not.toHaveProperty('retryAfterMs');
    },
  );

  it('keeps message and field of the platform’s own problem', async () => {
    const { pull } = await against(json(409, { code: 'grant.cap', message: '已达上限', field: 'grantId' }));
    await expect(pull()).rejects.toMatchObject({ message: '已达上限', field: 'grantId' });
  });

  it('reads a lock-out at sign-in as that and not as a busy platform', async () => {
    const { client } = await against(json(429, { code: 'session.locked-out', message: '十五分钟后再试' }));
    await expect(client.signIn(credentials)).rejects.toMatchObject({ code: 'session.locked-out' });
  });

  it('follows no redirect, which could carry the token elsewhere', async () => {
    const elsewhere = await startFakePlatform(json(200, emptyPull));
    open.push(elsewhere);
    const { pull } = await against(json(302, '', { location: `${elsewhere.url}/sync/pull` }));
    await expect(pull()).rejects.toMatchObject({ code: 'platform.garbled' });
    expect(elsewhere.received).toEqual([]);
  });
});

describe('what a silence means', () => {
  it('says unreachable while the address is not known, without a request', async () => {
    const log = createRecordingLog();
    const client = createPlatformClient({ address: () => null, timeoutMs: 1000, log, now: () => now });
    await expect(client.health()).rejects.toMatchObject({ code: 'platform.unreachable' });
    expect(client.link.status()).toMatchObject({ address: '', reachable: false, lastContactAt: null });
  });

  it('tells of the loss and the return of the link, once each', async () => {
    let isUp = true;
    const answer: Answer = (request, response) =>
      isUp
        ? json(200, { ok: true, time: now, demonstration: true })(request, response)
        : void response.socket?.destroy();
    const { client } = await against(answer);
    const heard: LinkStatus['reachable'][] = [];
    client.link.onChange(({ reachable }) => heard.push(reachable));
    await client.health();
    isUp = false;
    await expect(client.health()).rejects.toMatchObject({ code: 'platform.unreachable' });
    await expect(client.health()).rejects.toMatchObject({ code: 'platform.unreachable' });
    isUp = true;
    await client.health();
    expect(heard.filter((reachable, index) => reachable !== heard[index - 1])).toEqual([true, false, true]);
  });

  it('gives up on an answer that never comes', async () => {
    const { pull } = await against(() => {}, 50);
    await expect(pull()).rejects.toMatchObject({ code: 'platform.unreachable' });
  });

  it('S17 waits for an answer that lasts longer than any silence may, as long as it moves', async () => {
    const text = JSON.stringify({ ...emptyPull, cursor: 'c'.repeat(200) }).padEnd(200_000);
    const { pull } = await against((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': text.length });
      let at = 0;
      const parts = setInterval(() => {
        response.write(text.slice(at, at + 20_000));
        at += 20_000;
        if (at >= text.length) response.end();
      }, 250);
      response.on('close', () => clearInterval(parts));
    }, 2_000);
    expect(await pull()).toMatchObject({ more: false });
  });

  it('gives up on an answer that drips without end', async () => {
    const { pull } = await against((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const drip = setInterval(() => response.write(' '), 5);
      response.on('close', () => clearInterval(drip));
    }, 80);
    await expect(pull()).rejects.toMatchObject({ code: 'platform.unreachable' });
  });
});

it('S7 S17 asks past the caches for a file that one of them spoilt, and once only', async () => {
  const file = Buffer.from('a segment');
  const digest = createHash('sha256').update(file).digest('hex');
  const asked: (string | undefined)[] = [];
  let platformHasIt = true;
  const { client } = await against(({ cacheControl }, response) => {
    asked.push(cacheControl);
    response.end(cacheControl === 'no-cache' && platformHasIt ? file : 'spoilt');
  });
  expect(Buffer.from(await client.segment(token, digest))).toEqual(file);
  platformHasIt = false;
  await expect(client.segment(token, digest)).rejects.toMatchObject({ code: 'platform.garbled' });
  expect(asked).toEqual([undefined, 'no-cache', undefined, 'no-cache']);
});

it('writes no password, token or body into a log line or an error', async () => {
  const { client, log, pull } = await against(json(500, 'planted-body'));
  const errors = await Promise.all([client.signIn(credentials).catch(String), pull().catch(String)]);
  const said = JSON.stringify([log.lines, errors]);
  for (const marker of ['planted-password', 'planted-body', token, device.secret]) {
    expect(said).not.toContain(marker);
  }
  expect(log.lines.length).toBeGreaterThan(0);
});

it('signs in and out over the routes of the protocol', async () => {
  const { client, platform } = await against((request, response) =>
    json(200, request.method === 'POST' ? signInReplyOf('officer-a', token) : {})(request, response),
  );
  expect((await client.signIn(credentials)).token).toBe(token);
  await client.signOut(token);
  expect(platform.received.map(({ method, path }) => `${method} ${path}`)).toEqual([
    'POST /session',
    'DELETE /session',
  ]);
});

describe('S7 an answer cut on the way', () => {
  const whole = JSON.stringify({
    ...emptyPull,
    cursor: '游标',
    patch: [{ op: 'remove', table: 'notice', id: 'n' }],
  });
  const bytes = Buffer.from(whole);
  /** Announces the whole and sends the beginning. */
  const cutAfter =
    (count: number, announced: object): Answer =>
    (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json', ...announced });
      response.write(bytes.subarray(0, count), () => response.socket?.destroy());
    };

  it.each([
    ['whose length was announced', { 'content-length': bytes.length }],
    ['in chunks', {}],
  ])('%s is no answer, after whichever byte', async (_how, announced) => {
    for (let count = 0; count <= bytes.length - 1; count += 1) {
      const { pull } = await against(cutAfter(count, announced));
      await expect(pull()).rejects.toMatchObject({ code: 'platform.unreachable' });
    }
  });

  it('a file cut on the way is no file', async () => {
    const digest = createHash('sha256').update(bytes).digest('hex');
    for (let count = 0; count < bytes.length; count += 7) {
      const { client } = await against(cutAfter(count, { 'content-length': bytes.length }));
      await expect(client.segment(token, digest)).rejects.toMatchObject({ code: 'platform.unreachable' });
      // A cache that answers with a part of it and says that this is all.
      const short = await against((_request, response) => void response.end(bytes.subarray(0, count)));
      await expect(short.client.segment(token, digest)).rejects.toMatchObject({ code: 'platform.garbled' });
    }
  });
});
