import { type AddressInfo, connect } from 'node:net';
import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { protocolVersion } from '#shared/protocol/version.ts';
import { createServer } from './server.ts';
import { addSyncRoutes } from './sync-routes.ts';

const serverThat = async (fail: () => never, proxies: readonly string[] = []) => {
  const lines: string[] = [];
  const log = new Writable({
    write: (chunk, _encoding, done) => {
      lines.push(String(chunk));
      done();
    },
  });
  const server = await createServer({ log, proxies });
  server.get('/fails', async () => fail());
  server.get('/who', async ({ ip }) => ({ ip }));
  await server.ready();
  return { server, lines };
};

const databaseError = (code: string, patch: object = {}) =>
  Object.assign(new Error('statement failed'), { code, ...patch });

describe('a failure inside', () => {
  it.each(['57014', '53300', '08006', '57P01', '40001', '55P03', 'ECONNREFUSED'])(
    'that will pass (%s) is 503 platform.busy with Retry-After, so that the workstation tries again later',
    async (code) => {
      const { server } = await serverThat(() => {
        throw databaseError(code);
      });
      const answer = await server.inject('/fails');
      expect([answer.statusCode, answer.json().code]).toEqual([503, 'platform.busy']);
      expect(answer.headers['retry-after']).toBe('5');
    },
  );

  it('while the server ends, what comes on an open connection is 503 with Retry-After', async () => {
    const server = await createServer({ log: null, proxies: [] });
    const asked = Promise.withResolvers<void>();
    const ending = Promise.withResolvers<string>();
    server.get('/slow', () => {
      asked.resolve();
      return ending.promise;
    });
    server.get('/quick', async () => 'quick');
    const draining = Promise.withResolvers<void>();
    server.addHook('preClose', async () => draining.resolve());
    await server.listen({ port: 0, host: '127.0.0.1' });
    const socket = connect((server.server.address() as AddressInfo).port, '127.0.0.1');
    const ask = (path: string) => socket.write(`GET ${path} HTTP/1.1\r\nHost: desk\r\n\r\n`);
    ask('/slow');
    await asked.promise;
    const ended = server.close();
    await draining.promise;
    server.server.on('request', () => ending.resolve('slow'));
    ask('/quick');
    const answers = await text(socket);
    await ended;
    expect(answers).toMatch(/^HTTP\/1\.1 200 .*slowHTTP\/1\.1 503 /su);
    expect(answers.slice(answers.indexOf('503'))).toMatch(/retry-after: 5/iu);
  });

  it('that will not pass is 500, says nothing of itself outside, and no value of the statement in the log', async () => {
    const { server, lines } = await serverThat(() => {
      throw databaseError('22P05', {
        where: 'JSON data, line 1: {"name":"张三',
        detail: 'Key (login)=(zhang)',
      });
    });
    const answer = await server.inject('/fails');
    expect(answer.statusCode).toBe(500);
    expect(answer.json()).toEqual({ code: 'platform.internal', message: '平台内部错误，已记录。' });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('statement failed');
    expect(lines[0]).toContain('22P05');
    expect(lines[0]).not.toMatch(/张三|zhang/u);
  });
});

describe('where a request came from', () => {
  const never = (): never => {
    throw new Error('not asked');
  };
  const addressSeen = async (proxies: readonly string[]) => {
    const { server } = await serverThat(never, proxies);
    const headers = { 'x-forwarded-for': '10.9.9.9' };
    return (await server.inject({ url: '/who', headers, remoteAddress: '10.0.0.1' })).json().ip;
  };

  it('is the connection itself, whatever a header claims, unless the connection is a known gateway', async () => {
    expect(await addressSeen([])).toBe('10.0.0.1');
    expect(await addressSeen(['10.0.0.2'])).toBe('10.0.0.1');
    expect(await addressSeen(['10.0.0.0/24'])).toBe('10.9.9.9');
  });
});

describe('a workstation of another release', () => {
  const routes = async () => {
    const server = await createServer({ log: null, proxies: [] });
    // Whoever is turned away by their message has not come as far as the desk.
    addSyncRoutes(server, {} as never);
    await server.ready();
    return (url: string, payload: object) => server.inject({ method: 'POST', url, payload });
  };

  it.each(['/sync/push', '/sync/pull', '/sync/manifest'])(
    'is told so at %s, whatever the shape of its message was then',
    async (url) => {
      const answer = await (await routes())(url, { protocol: protocolVersion - 1, acts: [], since: 7 });
      expect([answer.statusCode, answer.json().code]).toEqual([426, 'protocol.unsupported']);
    },
  );

  it('is not what a malformed message of this release, or one without a number, comes from', async () => {
    const post = await routes();
    for (const payload of [{ protocol: protocolVersion, acts: [] }, { acts: [] }, { protocol: 'x' }]) {
      const answer = await post('/sync/push', payload);
      expect([answer.statusCode, answer.json().code]).toEqual([400, 'request.invalid']);
    }
  });
});
