import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { type Carried, messageHead } from '#shared/contract/carried.ts';
import { bridgePath, bridgeProtocol, requestLimitBytes } from '#shared/contract/wire.ts';
import type { EventHub } from './event-hub.ts';
import type { LaunchTokens } from './launch-tokens.ts';
import { judgeRequest } from './loopback-gate.ts';
import { rawPathOf } from './loopback-http.ts';
import type { AnswerText } from './text-frames.ts';

export type SocketDoor = {
  readonly origin: string;
  readonly tokens: LaunchTokens;
  readonly answer: AnswerText;
  readonly subscribe: EventHub<never>['subscribe'];
  /** Told the number of open windows after each change. */
  readonly onCount: (open: number) => void;
};

export type SocketServer = {
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  readonly close: () => void;
};

/** The WebSocket half of the loopback: the same gate as HTTP, then the bearer secret, then frames. */
export function createSocketServer(door: SocketDoor): SocketServer {
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: requestLimitBytes,
    perMessageDeflate: false,
    // Never the client's second protocol: that one is the secret, and must not come back in a header.
    handleProtocols: () => bridgeProtocol,
  });

  return {
    upgrade(request, socket, head) {
      // The browser may be killed in the middle of the handshake; without a listener that would end main.
      socket.on('error', () => socket.destroy());
      const refusal = judgeUpgrade(door, request);
      if (refusal !== null) return refuseUpgrade(socket, refusal);
      const [, secret = ''] = offeredProtocols(request);
      const visit = { door, server, isWelcome: () => door.tokens.isSession(secret) };
      server.handleUpgrade(request, socket, head, (webSocket) => serve(visit, webSocket));
    },
    close() {
      for (const client of server.clients) client.terminate();
      server.close();
    },
  };
}

function judgeUpgrade(door: SocketDoor, request: IncomingMessage): number | null {
  const verdict = judgeRequest(request, door.origin);
  if (verdict !== null) return verdict;
  if (rawPathOf(request) !== bridgePath) return 404;
  if (request.headers.upgrade?.toLowerCase() !== 'websocket') return 426;
  const [protocol, secret, ...more] = offeredProtocols(request);
  if (protocol !== bridgeProtocol || secret === undefined || more.length > 0) return 401;
  return door.tokens.isSession(secret) ? null : 401;
}

function offeredProtocols(request: IncomingMessage): string[] {
  return (request.headers['sec-websocket-protocol'] ?? '').split(',').map((protocol) => protocol.trim());
}

/** RFC 6455, 7.4.1: policy violation. */
const noLongerWelcome = 1008;

const reasons: Readonly<Record<number, string>> = {
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  421: 'Misdirected Request',
  426: 'Upgrade Required',
};

function refuseUpgrade(socket: Duplex, status: number): void {
  socket.end(`HTTP/1.1 ${status} ${reasons[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

/** Text alone is a text message, with bytes it is a binary one: in two fragments, or a large file would be copied for its head. */
function send(socket: WebSocket, { text, bytes }: Carried): void {
  if (bytes === null) socket.send(text);
  else {
    socket.send(messageHead(Buffer.from(text)), { binary: true, fin: false });
    socket.send(bytes, { binary: true, fin: true });
  }
}

type Visit = {
  readonly door: SocketDoor;
  readonly server: WebSocketServer;
  /** False once its session was ended: a stolen launch, or too many windows. */
  readonly isWelcome: () => boolean;
};

function serve({ door, server, isWelcome }: Visit, socket: WebSocket): void {
  const unsubscribe = door.subscribe((frame) => {
    if (isWelcome()) socket.send(JSON.stringify(frame));
    else socket.close(noLongerWelcome);
  });
  door.onCount(server.clients.size);
  // A frame over the limit ends in 'error' and then 'close' with 1009; there is nothing more to do about it here.
  socket.on('error', () => {});
  socket.on('close', () => {
    unsubscribe();
    door.onCount(server.clients.size);
  });
  socket.on('message', (data, isBinary) => {
    if (!isWelcome()) return socket.close(noLongerWelcome);
    void door.answer(isBinary ? null : data.toString()).then((reply) => {
      if (socket.readyState === socket.OPEN) send(socket, reply);
    });
  });
}
