import WebSocket from 'ws';
import { openLoopback } from '../../src-main/bridge/loopback.ts';
import { openPipe } from '../../src-renderer/bridge/open-pipe.ts';
import type { OpenBridge } from './bridge.ts';
import { openNotebook } from './notebook-main.ts';

/** The loopback door from end to end over real sockets; the test only adds the Origin a browser would send. */
export async function openLoopbackBridge(): Promise<OpenBridge> {
  const loopback = await openLoopback({
    ...openNotebook(),
    port: 0,
    assets: { answer: async () => ({ status: 404, headers: {}, body: new Uint8Array() }) },
    now: () => 0,
  });
  const { origin } = loopback;
  const storage = new Map<string, string>();
  const pipe = await openPipe({
    location: { origin, hash: new URL(loopback.mintLaunchUrl(30_000)).hash, pathname: '/', search: '' },
    history: { replaceState: () => {} },
    sessionStorage: {
      getItem: (key) => storage.get(key) ?? null,
      setItem: (key, value) => void storage.set(key, value),
      removeItem: (key) => void storage.delete(key),
    },
    fetch: (url, init) => fetch(url, { ...init, headers: { ...init?.headers, origin } }),
    openSocket: (url, protocols) =>
      new WebSocket(url, protocols, { origin }) as unknown as globalThis.WebSocket,
  });
  return { pipe, close: () => loopback.close() };
}
