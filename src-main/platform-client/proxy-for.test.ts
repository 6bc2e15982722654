import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createRecordingLog } from '../bridge/testing/recording-log.ts';
import { createPlatformClient } from './platform-client.ts';
import { listenForPokes } from './poke-line.ts';

const token = 'f'.repeat(64);

let proxy: Server;
let asked: (string | undefined)[];

/** A proxy that answers for whatever host it is asked for; a platform on this machine would be its own host. */
beforeEach(async () => {
  asked = [];
  proxy = createServer(({ url }, response) => {
    asked.push(url);
    response.end(
      url?.endsWith('/sync/pokes') ? 'data: {"stamp":5}\n\n' : '{"ok":true,"time":1,"demonstration":true}',
    );
  }).listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const address = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  for (const name of ['HTTP_PROXY', 'http_proxy']) vi.stubEnv(name, address);
  for (const name of ['NO_PROXY', 'no_proxy']) vi.stubEnv(name, '');
});

afterEach(async () => {
  vi.unstubAllEnvs();
  proxy.closeAllConnections();
  proxy.close();
});

const clientOf = (address: string) =>
  createPlatformClient({ address: () => address, timeoutMs: 5_000, log: createRecordingLog(), now: () => 1 });

const pokesOf = async (base: string): Promise<number[]> => {
  const heard: number[] = [];
  await listenForPokes({
    base,
    token,
    onPoke: ({ stamp }) => heard.push(stamp),
    signal: AbortSignal.timeout(5_000),
  });
  return heard;
};

it('requests and the stream of pokes go to a platform elsewhere through the proxy of the environment', async () => {
  expect(await clientOf('http://platform.test').health()).toMatchObject({ ok: true });
  expect(await pokesOf('http://platform.test')).toEqual([5]);
  expect(asked).toEqual(['http://platform.test/healthz', 'http://platform.test/sync/pokes']);
});

it('a platform on this machine is asked past every proxy', async () => {
  // Nothing listens there; the proxy would have answered.
  await expect(clientOf('http://127.0.0.1:1').health()).rejects.toMatchObject({
    code: 'platform.unreachable',
  });
  expect(await pokesOf('http://localhost:1')).toEqual([]);
  expect(asked).toEqual([]);
});
