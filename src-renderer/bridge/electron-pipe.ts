import { bridgeRefusal } from '#shared/contract/bridge-refusals.ts';
import type { Carried } from '#shared/contract/carried.ts';
import type { ReplyFrame } from '#shared/contract/frame.ts';
import { readFrame, requestText } from './frame-text.ts';
import type { Pipe } from './pipe.ts';

/** What the preload puts at `window.desk`: JSON text in, JSON text out, with the bytes of a reply. */
export type DeskDoor = {
  readonly send: (text: string) => Promise<Carried>;
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
        const frame = readFrame({ text, bytes: null });
        if (frame.kind === 'event') onEvent(frame);
      });
    },
    onClosed: () => () => {},
  };
}

/** Electron rejects with its own English error when the IPC wrapper threw the sender out or main is closing. */
async function carried(answer: Promise<Carried>): Promise<Carried> {
  try {
    return await answer;
  } catch {
    throw bridgeRefusal('bridge.closed');
  }
}

function replyOnly(reply: Carried): ReplyFrame {
  const frame = readFrame(reply);
  if (frame.kind !== 'reply') throw bridgeRefusal('bridge.malformed');
  return frame;
}
