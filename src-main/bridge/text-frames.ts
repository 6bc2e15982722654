import { bridgeRefusal } from '#shared/contract/bridge-refusals.ts';
import { requestLimitBytes, unreadableRequestId } from '#shared/contract/wire.ts';
import { type Dispatch, refusalReply } from './dispatch.ts';

/** Answers one request given as JSON text with the reply as JSON text. Never rejects. */
export type AnswerText = (text: unknown) => Promise<string>;

/**
 * Both doors carry JSON text, so a value means the same behind each of them and its size is known before
 * it is read.
 */
export function answerTextWith(dispatch: Dispatch): AnswerText {
  return async (text) => JSON.stringify(await answer(dispatch, text));
}

async function answer(dispatch: Dispatch, text: unknown) {
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

/** JSON.parse makes `__proto__` an own key; the next careless copy would make it the prototype. */
function refusePrototypeKey(key: string, value: unknown): unknown {
  if (key === '__proto__') throw new SyntaxError('__proto__ is not a field name');
  return value;
}
