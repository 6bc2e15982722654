import { createServer, type Server } from 'node:http';
import type { Socket } from 'node:net';
import { BridgeError } from '#shared/contract/service.ts';
import { launchFragment } from '#shared/contract/wire.ts';
import type { EventHub } from './event-hub.ts';
import { createLaunchTokens } from './launch-tokens.ts';
import { type AssetSource, answerHttp } from './loopback-http.ts';
import { createSocketServer } from './loopback-socket.ts';
import { isOwnUser } from './peer-user.ts';
import type { AnswerText } from './text-frames.ts';

export type LoopbackOptions = {
  /** The port kept for this installation; 0 only in tests that need no kept one. */
  readonly port: number;
  readonly assets: AssetSource;
  readonly answer: AnswerText;
  readonly subscribe: EventHub<never>['subscribe'];
  /** Monotonic milliseconds, for the lifetime of launch tokens. */
  readonly now: () => number;
  /** Somebody showed a launch token that was used already: an alarm, because one of the two is a stranger. */
  readonly onLaunchReused?: () => void;
  /** Another user of this machine knocked; the connection is gone already. */
  readonly onForeignUser?: () => void;
};

/** A window needs some seven connections; a flood of them must not take the files that main has to open. */
const mostConnections = 128;

export type Loopback = {
  /** `http://127.0.0.1:<port>` */
  readonly origin: string;
  readonly port: number;
  /** An address that opens one window, once, within `lifetimeMs` from now. */
  readonly mintLaunchUrl: (lifetimeMs: number) => string;
  /** Hears the number of connected windows after each change; returns the way out. */
  readonly onWindowCount: (listener: (open: number) => void) => () => void;
  /** Says who answers a second start of the program, given the secret it shows. */
  readonly onReopen: (handler: (secret: string) => boolean) => void;
  readonly close: () => Promise<void>;
};

/**
 * Opens the loopback door on 127.0.0.1 and no other address.
 * Rejects with BridgeError `loopback.port-taken` when somebody else listens there: IndexedDB belongs to an
 * origin, the port is part of it, and on another port the officer's work would seem to be gone.
 */
export async function openLoopback(options: LoopbackOptions): Promise<Loopback> {
  const tokens = createLaunchTokens(options.now);
  const listeners = new Set<(open: number) => void>();
  let reopen: (secret: string) => boolean = () => false;

  // A missing Host must meet our own refusal (421), not the parser's.
  const server = createServer({ requireHostHeader: false, headersTimeout: 10_000, requestTimeout: 30_000 });
  server.maxConnections = mostConnections;
  server.on('connection', (socket) => admit(socket, options));
  const port = await listen(server, options.port);
  const origin = `http://127.0.0.1:${port}`;
  const routes = {
    origin,
    tokens,
    assets: options.assets,
    onLaunchReused: () => options.onLaunchReused?.(),
    reopen: (secret: string) => reopen(secret),
  };
  const sockets = createSocketServer({
    ...options,
    origin,
    tokens,
    onCount: (open) => {
      for (const listener of listeners) listener(open);
    },
  });
  server.on('request', (request, response) => {
    answerHttp(routes, request, response).catch(() => response.destroy());
  });
  server.on('upgrade', sockets.upgrade);

  return {
    origin,
    port,
    mintLaunchUrl: (lifetimeMs) => `${origin}/#${launchFragment}=${tokens.mint(lifetimeMs)}`,
    onWindowCount(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    onReopen(handler) {
      reopen = handler;
    },
    close() {
      sockets.close();
      return shut(server);
    },
  };
}

function admit(socket: Socket, { onForeignUser }: LoopbackOptions): void {
  const { remoteAddress, remotePort, localAddress, localPort } = socket;
  // It left before it was looked at.
  if (!remoteAddress || !remotePort || !localAddress || !localPort) return void socket.destroy();
  const peer = { address: remoteAddress, port: remotePort };
  if (isOwnUser({ peer, own: { address: localAddress, port: localPort } })) return;
  socket.destroy();
  onForeignUser?.();
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(listenError(error, port)));
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

/** Windows reserves whole ranges of ports (Hyper-V, WSL) and says EACCES where others say EADDRINUSE. */
function listenError(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES') return error;
  return new BridgeError(
    'loopback.port-taken',
    `本机端口 ${port} 已被其他程序占用，工作台无法打开。请关闭占用该端口的程序后重试；为避免已存数据看似丢失，工作台不会自动改用其他端口。`,
  );
}

function shut(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
