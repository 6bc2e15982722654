import WebSocket from 'ws';
import { type Loopback, type LoopbackOptions, openLoopback } from '../loopback.ts';
import { type RawReply, type RawRequest, rawHttp, requestLines } from './raw-http.ts';

export type Header = readonly [string, string];

type Alarms = Pick<LoopbackOptions, 'onLaunchReused' | 'onForeignUser'>;

/** A loopback that serves one document and echoes every frame. */
export function openEchoLoopback(now: () => number, alarms: Alarms = {}, port = 0): Promise<Loopback> {
  return openLoopback({
    port,
    assets: {
      answer: async (path, connectTo) =>
        path === '/'
          ? { status: 200, headers: { 'X-Connect': connectTo.join(' ') }, body: Buffer.from('window') }
          : { status: 404, headers: {}, body: Buffer.from('never sent') },
    },
    answer: async (text) => ({ text: `echo ${text}`, bytes: null }),
    subscribe: () => () => {},
    now,
    ...alarms,
  });
}

export type UpgradeAttempt = {
  readonly protocols?: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
  readonly path?: string;
};

/** Somebody at the loopback's door who can say anything a browser, or something worse, could say. */
export type Visitor = {
  /** The only right Host and Origin. */
  readonly host: Header;
  readonly origin: Header;
  readonly send: (request: RawRequest) => Promise<RawReply>;
  readonly get: (...more: Header[]) => Promise<RawReply>;
  readonly post: (path: string, body: string, type?: string) => Promise<RawReply>;
  readonly newToken: () => string;
  readonly exchange: (launch: string) => Promise<RawReply>;
  readonly newSecret: () => Promise<string>;
  /** Status of the refusal; 101 when the socket was opened. */
  readonly tryUpgrade: (attempt: UpgradeAttempt) => Promise<number>;
  readonly openSocket: (secret?: string) => Promise<WebSocket>;
};

export function visit(loopback: Loopback): Visitor {
  const host: Header = ['Host', `127.0.0.1:${loopback.port}`];
  const origin: Header = ['Origin', loopback.origin];
  const send = (request: RawRequest) => rawHttp(loopback.port, requestLines(request));
  const newToken = () => loopback.mintLaunchUrl(30_000).split('#launch=')[1] ?? '';

  const post: Visitor['post'] = (path, body, type = 'application/json') => {
    const length: Header = ['Content-Length', String(Buffer.byteLength(body))];
    return send({ method: 'POST', path, headers: [host, origin, length, ['Content-Type', type]], body });
  };
  const exchange = (launch: string) => post('/session', JSON.stringify({ launch }));
  const newSecret = async () => JSON.parse((await exchange(newToken())).body).secret as string;
  const connect = ({ protocols = [], headers = {}, path = '/bridge' }: UpgradeAttempt) =>
    new WebSocket(`ws://127.0.0.1:${loopback.port}${path}`, [...protocols], {
      headers: { Origin: loopback.origin, ...headers },
    });

  return {
    host,
    origin,
    send,
    post,
    newToken,
    exchange,
    newSecret,
    get: (...more) => send({ headers: [host, ...more] }),
    tryUpgrade: (attempt) => statusOf(connect(attempt)),
    async openSocket(secret) {
      const socket = connect({ protocols: ['desk.v1', secret ?? (await newSecret())] });
      const status = await statusOf(socket);
      if (status !== 101) throw new Error(`refused with ${status}`);
      return socket;
    },
  };
}

function statusOf(socket: WebSocket): Promise<number> {
  return new Promise((resolve, reject) => {
    socket.on('open', () => resolve(101));
    socket.on('unexpected-response', (request, response) => {
      resolve(response.statusCode ?? 0);
      request.destroy();
    });
    socket.on('error', reject);
  });
}
