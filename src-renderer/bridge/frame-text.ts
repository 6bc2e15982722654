import { bridgeRefusal } from '#shared/contract/bridge-refusals.ts';
import {
  type EventFrame,
  eventFrame,
  type ReplyFrame,
  type RequestFrame,
  replyFrame,
} from '#shared/contract/frame.ts';
import { requestLimitBytes } from '#shared/contract/wire.ts';

/** JSON text of a request; throws `bridge.too-large` before main has to cut the connection over it. */
export function requestText(frame: RequestFrame): string {
  const text = JSON.stringify(frame);
  if (new TextEncoder().encode(text).length > requestLimitBytes) throw bridgeRefusal('bridge.too-large');
  return text;
}

/** Reads what main sent; throws `bridge.malformed` when it is neither a reply nor an event. */
export function readFrame(text: unknown): ReplyFrame | EventFrame {
  const frame = parseJson(text);
  const reply = replyFrame.safeParse(frame);
  if (reply.success) return reply.data;
  const event = eventFrame.safeParse(frame);
  if (event.success) return event.data;
  throw bridgeRefusal('bridge.malformed');
}

function parseJson(text: unknown): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    throw bridgeRefusal('bridge.malformed');
  }
}
