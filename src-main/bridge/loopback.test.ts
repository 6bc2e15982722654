import { execFileSync } from 'node:child_process';
import { createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { requestLimitBytes } from '#shared/contract/wire.ts';
import type { Loopback } from './loopback.ts';
import { type Header, openEchoLoopback, type Visitor, visit } from './testing/loopback-visitor.ts';
import { rawHttp, requestLines } from './testing/raw-http.ts';

let loopback: Loopback;
let visitor: Visitor;

beforeEach(async () => {
  loopback = await openEchoLoopback(() => 0);
  visitor = visit(loopback);
});
afterEach(() => loopback.close());

describe('loopback: what may be asked', () => {
  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data',
    'application/jsonp',
    '',
  ])('L6 a POST of %j is 415', async (type) => {
    const launch = visitor.newToken();
    const reply = await visitor.post('/session', JSON.stringify({ launch }), type);
    expect(reply.status).toBe(415);
    expect((await visitor.exchange(launch)).status).toBe(200);
  });

  it('L6 a broken JSON body is 400', async () => {
    expect((await visitor.post('/session', '{')).status).toBe(400);
  });

  it('L7 no answer ever carries a CORS header', async () => {
    const foreign: Header = ['Origin', 'http://evil.test'];
    const preflight: Header = ['Access-Control-Request-Method', 'POST'];
    const replies = [
      await visitor.send({
        method: 'OPTIONS',
        path: '/session',
        headers: [visitor.host, foreign, preflight],
      }),
      await visitor.send({
        method: 'OPTIONS',
        path: '/session',
        headers: [visitor.host, visitor.origin, preflight],
      }),
      await visitor.get(visitor.origin),
      await visitor.exchange(visitor.newToken()),
    ];
    expect(replies.map((reply) => reply.status)).toEqual([403, 405, 200, 200]);
    for (const { head } of replies) expect(head.toLowerCase()).not.toContain('access-control');
  });

  it('L8 listens on 127.0.0.1 and nowhere else', () => {
    const listening = execFileSync('ss', ['-ltnH', `sport = :${loopback.port}`], { encoding: 'utf8' });
    const addresses = listening
      .trim()
      .split('\n')
      .map((line) => line.split(/\s+/)[3]);
    expect(addresses).toEqual([`127.0.0.1:${loopback.port}`]);
  });

  it('L9 a body over 1 MiB is 413, announced or in chunks', async () => {
    const big = 'a'.repeat(requestLimitBytes + 1);
    const json: Header = ['Content-Type', 'application/json'];
    const announced: Header = ['Content-Length', String(big.length)];
    const headers = [visitor.host, visitor.origin, json];
    expect(
      (await visitor.send({ method: 'POST', path: '/session', headers: [...headers, announced] })).status,
    ).toBe(413);
    const chunked: Header = ['Transfer-Encoding', 'chunked'];
    // Never ended: the refusal must not wait for the rest, and must still arrive.
    const body = `${big.length.toString(16)}\r\n${big}\r\n1`;
    const reply = await visitor.send({
      method: 'POST',
      path: '/session',
      headers: [...headers, chunked],
      body,
    });
    expect(reply.status).toBe(413);
  });

  it('L9 a frame over 1 MiB closes the bridge with 1009', async () => {
    const socket = await visitor.openSocket();
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.send('a'.repeat(requestLimitBytes + 1));
    expect(await closed).toBe(1009);
  });

  it('L10 an unknown path is 404 and the answer tells nothing', async () => {
    for (const path of ['/nothing', '/../etc/passwd', '/bridge/', '/session/', '/%2e%2e/x']) {
      expect(await visitor.send({ path, headers: [visitor.host] })).toMatchObject({ status: 404, body: '' });
    }
    expect(
      await visitor.tryUpgrade({ path: '/other', protocols: ['desk.v1', await visitor.newSecret()] }),
    ).toBe(404);
  });

  it('L10 a wrong method is 405', async () => {
    const write = (method: string, path: string) =>
      visitor.send({ method, path, headers: [visitor.host, visitor.origin] });
    expect((await write('DELETE', '/')).status).toBe(405);
    expect((await write('GET', '/session')).status).toBe(405);
    expect((await write('PUT', '/session')).status).toBe(405);
    expect((await write('GET', '/bridge')).status).toBe(426);
  });

  it('L11 an upgrade from a foreign Origin is 403 even with a good secret', async () => {
    const protocols = ['desk.v1', await visitor.newSecret()];
    expect(await visitor.tryUpgrade({ protocols, headers: { Origin: 'http://evil.test' } })).toBe(403);
    expect(await visitor.tryUpgrade({ protocols, headers: { Host: 'evil.test' } })).toBe(421);
  });

  it('L11 an upgrade without Origin is 403: every browser sends one', async () => {
    const headers: Header[] = [
      ['Upgrade', 'websocket'],
      ['Sec-WebSocket-Version', '13'],
      ['Sec-WebSocket-Key', 'AAAAAAAAAAAAAAAAAAAAAA=='],
      ['Sec-WebSocket-Protocol', `desk.v1, ${await visitor.newSecret()}`],
    ];
    const lines = (more: Header[]) =>
      requestLines({ path: '/bridge', headers: [visitor.host, ...headers, ...more] }).replace(
        'Connection: close',
        'Connection: Upgrade',
      );
    expect((await rawHttp(loopback.port, lines([]))).status).toBe(403);
  });

  it('L12 a port taken by another program is a refusal that says so', async () => {
    const stranger = createServer();
    const port = await new Promise<number>((resolve) => {
      stranger.listen(0, '127.0.0.1', () => resolve((stranger.address() as { port: number }).port));
    });
    const opening = openEchoLoopback(() => 0, {}, port);
    await expect(opening).rejects.toMatchObject({
      code: 'loopback.port-taken',
      message: expect.stringContaining(`本机端口 ${port} 已被其他程序占用`),
    });
    stranger.close();
  });
});
