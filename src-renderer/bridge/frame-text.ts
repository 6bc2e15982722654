import { bridgeRefusal } from '#shared/contract/bridge-refusals.ts';
import type { Carried } from '#shared/contract/carried.ts';
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
export function readFrame({ text, bytes }: Carried): ReplyFrame | EventFrame {
  const frame = parseJson(text);
  const reply = replyFrame.safeParse(frame);
  if (reply.success) return withBytes(reply.data, bytes);
  const event = eventFrame.safeParse(frame);
  if (event.success) return event.data;
  throw bridgeRefusal('bridge.malformed');
}

/** The reply with its bytes where its frame says; both or neither must be there. */
function withBytes(frame: ReplyFrame, bytes: Carried['bytes']): ReplyFrame {
  const bytesIn = frame.ok ? frame.bytesIn : undefined;
  if ((bytesIn === undefined) !== (bytes === null)) throw bridgeRefusal('bridge.malformed');
  if (!frame.ok || bytesIn === undefined) return frame;
  return { kind: frame.kind, id: frame.id, ok: true, value: { ...Object(frame.value), [bytesIn]: bytes } };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw bridgeRefusal('bridge.malformed');
  }
}
