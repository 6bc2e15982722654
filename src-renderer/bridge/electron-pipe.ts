import { bridgeRefusal } from '#shared/contract/bridge-refusals.ts';
import type { ReplyFrame } from '#shared/contract/frame.ts';
import { readFrame, requestText } from './frame-text.ts';
import type { Pipe } from './pipe.ts';

/** What the preload puts at `window.desk`: JSON text in, JSON text out. */
export type DeskDoor = {
  readonly send: (text: string) => Promise<string>;
  readonly subscribe: (onText: (text: string) => void) => () => void;
};

/** The Electron door. Main and window live and die together there, so `onClosed` never calls. */
export function createElectronPipe(desk: DeskDoor): Pipe {
  return {
    async send(frame) {
      return replyOnly(await carried(desk.send(requestText(frame))));
    },
    subscribe(onEvent) {
      return desk.subscribe((text) => {
        const frame = readFrame(text);
        if (frame.kind === 'event') onEvent(frame);
      });
    },
    onClosed: () => () => {},
  };
}

/** Electron rejects with its own English error when the IPC wrapper threw the sender out or main is closing. */
async function carried(answer: Promise<string>): Promise<string> {
  try {
    return await answer;
  } catch {
    throw bridgeRefusal('bridge.closed');
  }
}

function replyOnly(text: string): ReplyFrame {
  const frame = readFrame(text);
  if (frame.kind !== 'reply') throw bridgeRefusal('bridge.malformed');
  return frame;
}
