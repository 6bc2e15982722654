import { bridgeRefusal } from '#shared/contract/bridge-refusals.ts';
import { type Carried, splitMessage } from '#shared/contract/carried.ts';
import type { EventFrame, ReplyFrame } from '#shared/contract/frame.ts';
import { bridgePath, bridgeProtocol } from '#shared/contract/wire.ts';
import { readFrame, requestText } from './frame-text.ts';
import { createListeners } from './listeners.ts';
import type { Pipe } from './pipe.ts';

type Waiting = { resolve: (reply: ReplyFrame) => void; reject: (error: Error) => void };

export type OpenSocket = (url: string, protocols: string[]) => WebSocket;

/**
 * Opens the WebSocket to main. The secret travels as a subprotocol, because a browser lets a page set no other
 * header of the upgrade. Rejects with `bridge.session-refused` when main does not accept it.
 * @param origin `http://127.0.0.1:<port>`, the window's own
 */
export async function openLoopbackPipe(
  origin: string,
  secret: string,
  openSocket: OpenSocket,
): Promise<Pipe> {
  const socket = openSocket(`${origin.replace(/^http/, 'ws')}${bridgePath}`, [bridgeProtocol, secret]);
  await opened(socket);
  return pipeOver(socket);
}

function opened(socket: WebSocket): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.addEventListener('open', () => resolve(), { once: true });
    // A browser tells a page nothing about a refused upgrade; the address was our own, so it was the secret.
    socket.addEventListener('close', () => reject(bridgeRefusal('bridge.session-refused')), { once: true });
  });
}

function pipeOver(socket: WebSocket): Pipe {
  socket.binaryType = 'arraybuffer';
  const waiting = new Map<number, Waiting>();
  const events = createListeners<EventFrame>();
  const closings = createListeners<void>();

  socket.addEventListener('message', ({ data }) => {
    const frame = readOrHangUp(socket, data);
    if (frame === null) return;
    if (frame.kind === 'event') return events.tell(frame);
    waiting.get(frame.id)?.resolve(frame);
    waiting.delete(frame.id);
  });
  socket.addEventListener('close', () => {
    for (const { reject } of waiting.values()) reject(bridgeRefusal('bridge.closed'));
    waiting.clear();
    closings.tell();
  });

  return {
    async send(frame) {
      const text = requestText(frame);
      if (socket.readyState !== socket.OPEN) throw bridgeRefusal('bridge.closed');
      return new Promise<ReplyFrame>((resolve, reject) => {
        waiting.set(frame.id, { resolve, reject });
        socket.send(text);
      });
    },
    subscribe: events.add,
    onClosed(onClosed) {
      if (socket.readyState < socket.CLOSING) return closings.add(onClosed);
      onClosed();
      return () => {};
    },
  };
}

/** A text message is text alone; a binary one has bytes behind it. */
function carriedIn(data: unknown): Carried {
  if (!(data instanceof ArrayBuffer)) return { text: String(data), bytes: null };
  const { text, bytes } = splitMessage(data);
  return { text: new TextDecoder('utf-8', { fatal: true }).decode(text), bytes };
}

/** An unreadable frame may have been somebody's reply: hanging up refuses every waiting request instead of one hanging. */
function readOrHangUp(socket: WebSocket, data: unknown): ReplyFrame | EventFrame | null {
  try {
    return readFrame(carriedIn(data));
  } catch {
    socket.close();
    return null;
  }
}
