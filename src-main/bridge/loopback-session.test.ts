import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Loopback } from './loopback.ts';
import { openEchoLoopback, type Visitor, visit } from './testing/loopback-visitor.ts';

let clock: number;
let alarms: number;
let loopback: Loopback;
let visitor: Visitor;

beforeEach(async () => {
  clock = 0;
  alarms = 0;
  loopback = await openEchoLoopback(() => clock, {
    onLaunchReused: () => {
      alarms += 1;
    },
  });
  visitor = visit(loopback);
});
afterEach(() => loopback.close());

describe('loopback: session', () => {
  it('L4 the launch token in the fragment buys a secret that opens the bridge', async () => {
    const socket = await visitor.openSocket();
    expect(socket.protocol).toBe('desk.v1');
    socket.send('{"a":1}');
    const reply = await new Promise((resolve) => socket.once('message', (data) => resolve(data.toString())));
    expect(reply).toBe('echo {"a":1}');
  });

  it('L4 no, unknown and reused tokens are 401', async () => {
    const token = visitor.newToken();
    expect((await visitor.exchange(token)).status).toBe(200);
    expect(await visitor.exchange(token)).toMatchObject({ status: 401, body: '{"reused":true}' });
    for (const wrong of ['', 'x'.repeat(43)]) {
      expect(await visitor.exchange(wrong)).toMatchObject({ status: 401, body: '' });
    }
    for (const body of ['{}', 'null', '[]', '{"launch":1}', '{"launch":"a","more":1}']) {
      expect((await visitor.post('/session', body)).status).toBe(401);
    }
  });

  it('L5 a token after 30 s is 401', async () => {
    const [first, second] = [visitor.newToken(), visitor.newToken()];
    clock = 29_999;
    expect((await visitor.exchange(first)).status).toBe(200);
    clock = 30_000;
    expect((await visitor.exchange(second)).status).toBe(401);
  });

  it('L4 an upgrade without secret, with a wrong one or with a token is 401', async () => {
    const secret = await visitor.newSecret();
    const token = visitor.newToken();
    const wrong = [[], ['desk.v1'], [secret], ['desk.v1', 'x'], ['desk.v1', token], [secret, 'desk.v1']];
    for (const protocols of [...wrong, ['desk.v1', secret, 'more']]) {
      expect(await visitor.tryUpgrade({ protocols })).toBe(401);
    }
  });

  it('L4 a secret of an earlier run of the program is 401', async () => {
    const secret = await visitor.newSecret();
    const { port } = loopback;
    await loopback.close();
    loopback = await openEchoLoopback(() => clock, {}, port);
    expect(await visit(loopback).tryUpgrade({ protocols: ['desk.v1', secret] })).toBe(401);
  });

  it('L4 a cookie opens nothing, because cookies cross ports', async () => {
    const secret = await visitor.newSecret();
    const headers = { Cookie: `secret=${secret}`, Authorization: `Bearer ${secret}` };
    expect(await visitor.tryUpgrade({ protocols: ['desk.v1'], headers })).toBe(401);
    const reply = await visitor.exchange(visitor.newToken());
    expect(reply.head.toLowerCase()).not.toContain('set-cookie');
  });

  it('L4 a launch token shown twice is an alarm, and who showed it first is heard no more', async () => {
    const token = visitor.newToken();
    const { secret } = JSON.parse((await visitor.exchange(token)).body);
    const socket = await visitor.openSocket(secret);
    const closed = new Promise((resolve) => socket.once('close', resolve));
    expect(alarms).toBe(0);
    expect((await visitor.exchange(token)).status).toBe(401);
    expect(alarms).toBe(1);
    socket.send('{"a":1}');
    expect(await closed).toBe(1008);
    expect(await visitor.tryUpgrade({ protocols: ['desk.v1', secret] })).toBe(401);
  });
});

describe('loopback: windows', () => {
  it('counts the windows that are connected', async () => {
    const counts: number[] = [];
    const gone = new Promise<void>((resolve) => {
      loopback.onWindowCount((open) => {
        counts.push(open);
        if (open === 0) resolve();
      });
    });
    const socket = await visitor.openSocket();
    socket.close();
    await gone;
    expect(counts).toEqual([1, 0]);
  });
});
