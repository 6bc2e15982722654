import { bridgeRefusal } from '#shared/contract/bridge-refusals.ts';
import type { Carried } from '#shared/contract/carried.ts';
import { channels } from './electron-channels.ts';
import type { EventHub } from './event-hub.ts';
import type { AnswerText } from './text-frames.ts';

/** The frame a call came from, as far as the check needs it; Electron's WebFrameMain has this shape. */
export type SenderFrame = {
  readonly url: string;
  readonly parent: unknown;
  readonly detached: boolean;
  isDestroyed(): boolean;
};

export type IpcCall = { readonly senderFrame: SenderFrame | null };

/** The part of Electron's ipcMain the bridge uses. Structural, because `electron` itself lives in host/electron. */
export type IpcPort = {
  handle(channel: string, listener: (call: IpcCall, ...args: unknown[]) => Promise<Carried>): void;
  removeHandler(channel: string): void;
};

export type ElectronBridge = {
  readonly ipc: IpcPort;
  readonly answer: AnswerText;
  readonly subscribe: EventHub<never>['subscribe'];
  /** Sends text to the window, if there is one. */
  readonly sendToWindow: (channel: string, text: string) => void;
  /** Origin of our own window, `app://desk`. */
  readonly origin: string;
};

/**
 * The one IPC wrapper (check E6): one channel in, checked by sender; one channel out.
 * @returns takes the bridge down again
 */
export function serveElectronBridge({ ipc, origin, ...bridge }: ElectronBridge): () => void {
  ipc.handle(channels.request, async (call, text) => {
    if (!isOwnWindow(call.senderFrame, origin)) {
      throw bridgeRefusal('bridge.foreign-sender');
    }
    return alone(await bridge.answer(text));
  });
  const unsubscribe = bridge.subscribe((frame) => bridge.sendToWindow(channels.event, JSON.stringify(frame)));
  return () => {
    unsubscribe();
    ipc.removeHandler(channels.request);
  };
}

/**
 * A view is cloned with the whole buffer behind it, and Node puts small ones into a pool, beside what else main has read
 * and written: a token, say. Only the bytes themselves may cross.
 */
const alone = ({ text, bytes }: Carried): Carried => {
  const isView = bytes !== null && bytes.byteLength < bytes.buffer.byteLength;
  return { text, bytes: isView ? new Uint8Array(bytes) : bytes };
};

/** Only the top frame of our own document speaks: no sub-frame (a paper), no `about:blank`, no frame that is gone. */
function isOwnWindow(frame: SenderFrame | null, origin: string): boolean {
  if (frame === null || frame.isDestroyed() || frame.detached || frame.parent !== null) return false;
  return originOf(frame.url) === origin;
}

/** `URL.origin` is 'null' for a scheme Node does not know, so host and scheme are joined here. */
export function originOf(url: string): string | null {
  const parsed = URL.parse(url);
  return parsed === null ? null : `${parsed.protocol}//${parsed.host}`;
}
