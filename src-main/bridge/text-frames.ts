import { bridgeRefusal } from '#shared/contract/bridge-refusals.ts';
import type { Carried } from '#shared/contract/carried.ts';
import type { ReplyFrame } from '#shared/contract/frame.ts';
import { requestLimitBytes, unreadableRequestId } from '#shared/contract/wire.ts';
import { type Dispatch, refusalReply } from './dispatch.ts';

/** Answers one request given as JSON text with the reply as it is carried. Never rejects. */
export type AnswerText = (text: unknown) => Promise<Carried>;

/**
 * Both doors carry JSON text, so a value means the same behind each of them and its size is known before
 * it is read. Bytes go one way only, to the window.
 */
export function answerTextWith(dispatch: Dispatch): AnswerText {
  return async (text) => carried(await answer(dispatch, text));
}

async function answer(dispatch: Dispatch, text: unknown): Promise<ReplyFrame> {
  if (typeof text !== 'string') return refusalReply(unreadableRequestId, bridgeRefusal('bridge.malformed'));
  if (Buffer.byteLength(text) > requestLimitBytes) {
    return refusalReply(unreadableRequestId, bridgeRefusal('bridge.too-large'));
  }
  try {
    return await dispatch(JSON.parse(text, refusePrototypeKey));
  } catch {
    return refusalReply(unreadableRequestId, bridgeRefusal('bridge.malformed'));
  }
}

function carried(frame: ReplyFrame): Carried {
  const value: object = frame.ok && typeof frame.value === 'object' ? (frame.value ?? {}) : {};
  const [found] = Object.entries(value).filter(([, each]) => each instanceof Uint8Array);
  if (found === undefined) return { text: JSON.stringify(frame), bytes: null };
  const [bytesIn, bytes] = found;
  return { text: JSON.stringify({ ...frame, value: { ...value, [bytesIn]: null }, bytesIn }), bytes };
}

/** JSON.parse makes `__proto__` an own key; the next careless copy would make it the prototype. */
function refusePrototypeKey(key: string, value: unknown): unknown {
  if (key === '__proto__') throw new SyntaxError('__proto__ is not a field name');
  return value;
}
