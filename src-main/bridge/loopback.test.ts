import { execFileSync } from 'node:child_process';
import { createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { requestLimitBytes } from '#shared/contract/wire.ts';
import { type Loopback, openLoopback } from './loopback.ts';
import type { AssetSource } from './loopback-http.ts';
import { type RawRequest, rawHttp, requestLines } from './testing/raw-http.ts';

const assets: AssetSource = {
  answer: async (path, connectTo) =>
    path === '/'
      ? { status: 200, headers: { 'X-Connect': connectTo.join(' ') }, body: Buffer.from('window') }
      : { status: 404, headers: {}, body: Buffer.from('never sent') },
};

let clock = 0;
let loopback: Loopback;

beforeEach(async () => {
  clock = 0;
  loopback = await openLoopback({
    port: 0,
    assets,
    answer: async (text) => `echo ${text}`,
    subscribe: () => () => {},
    now: () => clock,
  });
});
afterEach(() => loopback.close());

type Header = readonly [string, string];
const host = (): Header => ['Host', `127.0.0.1:${loopback.port}`];
const origin = (): Header => ['Origin', loopback.origin];
const send = (request: RawRequest) => rawHttp(loopback.port, requestLines(request));
const get = (...more: Header[]) => send({ headers: [host(), ...more] });

function post(path: string, body: string, headers: Header[] = [['Content-Type', 'application/json']]) {
  const length: Header = ['Content-Length', String(Buffer.byteLength(body))];
  return send({ method: 'POST', path, headers: [host(), origin(), length, ...headers], body });
}

const tokenIn = (url: string) => url.split('#launch=')[1] ?? '';
const exchange = (launch: string) => post('/session', JSON.stringify({ launch }));

async function newSecret(): Promise<string> {
  return JSON.parse((await exchange(tokenIn(loopback.mintLaunchUrl(30_000)))).body).secret;
}

type Attempt = {
  readonly protocols?: string[];
  readonly headers?: Record<string, string>;
  readonly path?: string;
};

/** Status of a refused upgrade, or the open socket. */
function upgrade({ protocols = [], headers = {}, path = '/bridge' }: Attempt): Promise<number | WebSocket> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://127.0.0.1:${loopback.port}${path}`, protocols, {
      headers: { Origin: loopback.origin, ...headers },
    });
    socket.on('open', () => resolve(socket));
    socket.on('unexpected-response', (request, response) => {
      resolve(response.statusCode ?? 0);
      request.destroy();
    });
    socket.on('error', reject);
  });
}

describe('loopback: who may ask', () => {
  it('L1 answers its own Host', async () => {
    const reply = await get();
    expect(reply).toMatchObject({ status: 200, body: 'window' });
    expect(reply.head).toContain(`X-Connect: ws://127.0.0.1:${loopback.port}`);
  });

  it.each([
    'evil.test',
    'evil.test:PORT',
    'localhost:PORT',
    'LOCALHOST:PORT',
    '[::1]:PORT',
    '127.0.0.1',
    '127.0.0.1:1',
    '127.0.0.1.:PORT',
    '127.0.0.1:PORT.',
    'user@127.0.0.1:PORT',
    '127.0.0.1:PORT@evil.test',
    '127.0.0.01:PORT',
    '2130706433:PORT',
    '',
  ])('L1 wrong Host %j is 421', async (name) => {
    const reply = await send({ headers: [['Host', name.replace('PORT', String(loopback.port))]] });
    expect(reply).toMatchObject({ status: 421, body: '' });
  });

  it('L1 a missing Host is 421', async () => {
    expect((await send({ headers: [] })).status).toBe(421);
  });

  it('L1 two Hosts are refused, whichever comes first', async () => {
    const [own, evil] = [host(), ['Host', 'evil.test'] as const];
    for (const headers of [
      [own, evil],
      [evil, own],
    ]) {
      expect([400, 421]).toContain((await send({ headers })).status);
    }
  });

  it('L1 an absolute request target, which overrides Host, is 421', async () => {
    expect((await send({ path: 'http://evil.test/', headers: [host()] })).status).toBe(421);
  });

  it.each([
    'http://evil.test',
    'null',
    'http://127.0.0.1:1',
    'http://localhost:PORT',
    'https://127.0.0.1:PORT',
    '',
  ])('L2 wrong Origin %j is 403 for reading, writing and upgrading', async (value) => {
    const wrong: Header = ['Origin', value.replace('PORT', String(loopback.port))];
    expect((await get(wrong)).status).toBe(403);
    const written = await send({ method: 'POST', path: '/session', headers: [host(), wrong] });
    expect(written.status).toBe(403);
    expect(await upgrade({ headers: { Origin: wrong[1] } })).toBe(403);
  });

  it('L2 writing without Origin is 403: only a plain read may leave it out', async () => {
    expect((await send({ method: 'POST', path: '/session', headers: [host()] })).status).toBe(403);
    expect((await get(origin())).status).toBe(200);
  });

  it.each([
    ['cross-site', 403],
    ['same-site', 403],
    ['anything', 403],
    ['same-origin', 200],
    ['none', 200],
  ])('L3 Sec-Fetch-Site %s is %i', async (site, status) => {
    expect((await get(['Sec-Fetch-Site', site])).status).toBe(status);
  });

  it('L3 a cross-site upgrade is 403', async () => {
    const secret = await newSecret();
    const headers = { 'Sec-Fetch-Site': 'cross-site' };
    expect(await upgrade({ protocols: ['desk.v1', secret], headers })).toBe(403);
  });
});

describe('loopback: session', () => {
  it('L4 the launch token in the fragment buys a secret that opens the bridge', async () => {
    const socket = await upgrade({ protocols: ['desk.v1', await newSecret()] });
    if (typeof socket === 'number') throw new Error(`refused with ${socket}`);
    expect(socket.protocol).toBe('desk.v1');
    socket.send('{"a":1}');
    const reply = await new Promise((resolve) => socket.once('message', (data) => resolve(data.toString())));
    expect(reply).toBe('echo {"a":1}');
  });

  it('L4 no, unknown and reused tokens are 401', async () => {
    const token = tokenIn(loopback.mintLaunchUrl(30_000));
    expect((await exchange(token)).status).toBe(200);
    for (const wrong of [token, '', 'x'.repeat(43)]) {
      expect(await exchange(wrong)).toMatchObject({ status: 401, body: '' });
    }
    for (const body of ['{}', 'null', '[]', '{"launch":1}', '{"launch":"a","more":1}']) {
      expect((await post('/session', body)).status).toBe(401);
    }
  });

  it('L5 a token after 30 s is 401', async () => {
    const [first, second] = [loopback.mintLaunchUrl(30_000), loopback.mintLaunchUrl(30_000)];
    clock = 29_999;
    expect((await exchange(tokenIn(first))).status).toBe(200);
    clock = 30_000;
    expect((await exchange(tokenIn(second))).status).toBe(401);
  });

  it('L4 an upgrade without secret, with a wrong one or with a token is 401', async () => {
    const secret = await newSecret();
    const token = tokenIn(loopback.mintLaunchUrl(30_000));
    const wrong = [[], ['desk.v1'], [secret], ['desk.v1', 'x'], ['desk.v1', token], [secret, 'desk.v1']];
    for (const protocols of [...wrong, ['desk.v1', secret, 'more']]) {
      expect(await upgrade({ protocols })).toBe(401);
    }
  });

  it('L4 a secret of an earlier run of the program is 401', async () => {
    const secret = await newSecret();
    const { port } = loopback;
    await loopback.close();
    loopback = await openLoopback({
      port,
      assets,
      answer: async () => '',
      subscribe: () => () => {},
      now: () => clock,
    });
    expect(await upgrade({ protocols: ['desk.v1', secret] })).toBe(401);
  });

  it('L4 a cookie opens nothing, because cookies cross ports', async () => {
    const secret = await newSecret();
    const headers = { Cookie: `secret=${secret}`, Authorization: `Bearer ${secret}` };
    expect(await upgrade({ protocols: ['desk.v1'], headers })).toBe(401);
    const reply = await exchange(tokenIn(loopback.mintLaunchUrl(30_000)));
    expect(reply.head.toLowerCase()).not.toContain('set-cookie');
  });
});

describe('loopback: what may be asked', () => {
  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data',
    'application/jsonp',
    '',
  ])('L6 a POST of %j is 415', async (type) => {
    const launch = tokenIn(loopback.mintLaunchUrl(30_000));
    const reply = await post('/session', JSON.stringify({ launch }), [['Content-Type', type]]);
    expect(reply.status).toBe(415);
    expect((await exchange(launch)).status).toBe(200);
  });

  it('L6 a broken JSON body is 400', async () => {
    expect((await post('/session', '{')).status).toBe(400);
  });

  it('L7 no answer ever carries a CORS header', async () => {
    const foreign: Header = ['Origin', 'http://evil.test'];
    const preflight: Header = ['Access-Control-Request-Method', 'POST'];
    const replies = [
      await send({ method: 'OPTIONS', path: '/session', headers: [host(), foreign, preflight] }),
      await send({ method: 'OPTIONS', path: '/session', headers: [host(), origin(), preflight] }),
      await get(origin()),
      await exchange(tokenIn(loopback.mintLaunchUrl(30_000))),
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
    const headers = [host(), origin(), json];
    expect((await send({ method: 'POST', path: '/session', headers: [...headers, announced] })).status).toBe(
      413,
    );
    const chunked: Header = ['Transfer-Encoding', 'chunked'];
    // Never ended: the refusal must not wait for the rest, and must still arrive.
    const body = `${big.length.toString(16)}\r\n${big}\r\n1`;
    const reply = await send({ method: 'POST', path: '/session', headers: [...headers, chunked], body });
    expect(reply.status).toBe(413);
  });

  it('L9 a frame over 1 MiB closes the bridge with 1009', async () => {
    const socket = await upgrade({ protocols: ['desk.v1', await newSecret()] });
    if (typeof socket === 'number') throw new Error(`refused with ${socket}`);
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.send('a'.repeat(requestLimitBytes + 1));
    expect(await closed).toBe(1009);
  });

  it('L10 an unknown path is 404 and the answer tells nothing', async () => {
    for (const path of ['/nothing', '/../etc/passwd', '/bridge/', '/session/', '/%2e%2e/x']) {
      expect(await send({ path, headers: [host()] })).toMatchObject({ status: 404, body: '' });
    }
    expect(await upgrade({ path: '/other', protocols: ['desk.v1', await newSecret()] })).toBe(404);
  });

  it('L10 a wrong method is 405', async () => {
    const write = (method: string, path: string) => send({ method, path, headers: [host(), origin()] });
    expect((await write('DELETE', '/')).status).toBe(405);
    expect((await write('GET', '/session')).status).toBe(405);
    expect((await write('PUT', '/session')).status).toBe(405);
    expect((await write('GET', '/bridge')).status).toBe(426);
  });

  it('L11 an upgrade from a foreign Origin is 403 even with a good secret', async () => {
    const protocols = ['desk.v1', await newSecret()];
    expect(await upgrade({ protocols, headers: { Origin: 'http://evil.test' } })).toBe(403);
    expect(await upgrade({ protocols, headers: { Host: 'evil.test' } })).toBe(421);
  });

  it('L11 an upgrade without Origin is 403: every browser sends one', async () => {
    const headers: Header[] = [
      ['Upgrade', 'websocket'],
      ['Sec-WebSocket-Version', '13'],
      ['Sec-WebSocket-Key', 'AAAAAAAAAAAAAAAAAAAAAA=='],
      ['Sec-WebSocket-Protocol', `desk.v1, ${await newSecret()}`],
    ];
    const lines = (more: Header[]) =>
      requestLines({ path: '/bridge', headers: [host(), ...headers, ...more] }).replace(
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
    const opening = openLoopback({
      port,
      assets,
      answer: async () => '',
      subscribe: () => () => {},
      now: () => 0,
    });
    await expect(opening).rejects.toMatchObject({
      code: 'loopback.port-taken',
      message: expect.stringContaining(`本机端口 ${port} 已被其他程序占用`),
    });
    stranger.close();
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
    const socket = await upgrade({ protocols: ['desk.v1', await newSecret()] });
    if (typeof socket === 'number') throw new Error(`refused with ${socket}`);
    socket.close();
    await gone;
    expect(counts).toEqual([1, 0]);
  });
});
