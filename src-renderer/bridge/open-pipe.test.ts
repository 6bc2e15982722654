import { describe, expect, it } from 'vitest';
import { type DoorScope, openPipe } from './open-pipe.ts';

/** A WebSocket whose handshake ends as told. */
class FakeSocket extends EventTarget {
  readonly OPEN = 1;
  readonly CLOSING = 2;
  readyState = 1;
  constructor(outcome: 'open' | 'close') {
    super();
    queueMicrotask(() => this.dispatchEvent(new Event(outcome)));
  }
}

type Setting = { hash?: string; kept?: string; session?: Response; socket?: 'open' | 'close' };

function open({ hash = '', kept, session = Response.error(), socket = 'open' }: Setting) {
  const storage = new Map(kept === undefined ? [] : [['desk.session', kept]]);
  const seen = { addresses: [] as unknown[], posted: [] as unknown[], sockets: [] as unknown[] };
  const scope: DoorScope = {
    location: { origin: 'http://127.0.0.1:50000', hash, pathname: '/', search: '' },
    history: { replaceState: (_state, _unused, url) => seen.addresses.push(url) },
    sessionStorage: {
      getItem: (key) => storage.get(key) ?? null,
      setItem: (key, value) => void storage.set(key, value),
      removeItem: (key) => void storage.delete(key),
    },
    fetch: async (url, init) => {
      seen.posted.push([url, init?.method, init?.body]);
      return session;
    },
    openSocket: (url, protocols) => {
      seen.sockets.push([url, protocols]);
      return new FakeSocket(socket) as unknown as WebSocket;
    },
  };
  return { scope, storage, seen };
}

describe('opening the bridge', () => {
  it('L4 exchanges the launch token, takes it out of the address and keeps the secret for a reload', async () => {
    const { scope, storage, seen } = open({
      hash: '#launch=token',
      session: Response.json({ secret: 's1' }),
    });
    await openPipe(scope);
    expect(seen.posted).toEqual([['http://127.0.0.1:50000/session', 'POST', '{"launch":"token"}']]);
    expect(seen.addresses).toEqual(['/']);
    expect(seen.sockets).toEqual([['ws://127.0.0.1:50000/bridge', ['desk.v1', 's1']]]);
    expect(storage.get('desk.session')).toBe('s1');
  });

  it('L4 a reload uses the kept secret and asks for none', async () => {
    const { scope, seen } = open({ kept: 's2' });
    await openPipe(scope);
    expect(seen.posted).toEqual([]);
    expect(seen.sockets).toEqual([['ws://127.0.0.1:50000/bridge', ['desk.v1', 's2']]]);
  });

  it('L4 without token and secret it says where to open the window from', async () => {
    await expect(openPipe(open({}).scope)).rejects.toMatchObject({ code: 'bridge.no-session' });
  });

  it('L4 a token that main refuses opens nothing', async () => {
    const { scope, storage, seen } = open({
      hash: '#launch=old',
      session: new Response(null, { status: 401 }),
    });
    await expect(openPipe(scope)).rejects.toMatchObject({ code: 'bridge.session-refused' });
    expect(seen.addresses).toEqual(['/']);
    expect([storage.size, seen.sockets]).toEqual([0, []]);
  });

  it('L4 a token that somebody used before this window is an alarm and no ordinary refusal', async () => {
    const { scope } = open({
      hash: '#launch=stolen',
      session: Response.json({ reused: true }, { status: 401 }),
    });
    await expect(openPipe(scope)).rejects.toMatchObject({ code: 'bridge.launch-stolen' });
  });

  it('L4 a secret that main refuses is forgotten', async () => {
    const { scope, storage } = open({ kept: 'old', socket: 'close' });
    await expect(openPipe(scope)).rejects.toMatchObject({ code: 'bridge.session-refused' });
    expect(storage.size).toBe(0);
  });

  it('takes the Electron door wherever the preload opened it', async () => {
    const { scope, seen } = open({ kept: 's3' });
    const desk = {
      send: async () => ({ text: '{"kind":"reply","id":1,"ok":true,"value":5}', bytes: null }),
      subscribe: () => () => {},
    };
    const pipe = await openPipe({ ...scope, desk });
    const reply = await pipe.send({ kind: 'request', id: 1, service: 'a', method: 'b', input: null });
    expect(reply).toMatchObject({ ok: true, value: 5 });
    expect([seen.posted, seen.sockets]).toEqual([[], []]);
  });
});
