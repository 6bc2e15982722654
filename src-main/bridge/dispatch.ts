import type { z } from 'zod';
import { type BridgeRefusal, bridgeRefusal } from '#shared/contract/bridge-refusals.ts';
import { type ReplyFrame, type RequestFrame, requestFrame } from '#shared/contract/frame.ts';
import {
  BridgeError,
  BusyError,
  type Contract,
  type ImplementationOf,
  type Method,
} from '#shared/contract/service.ts';
import { unreadableRequestId } from '#shared/contract/wire.ts';
import type { Log } from './log.ts';

/** Answers one frame from the window. Never rejects: every failure is a coded reply. */
export type Dispatch = (frame: unknown) => Promise<ReplyFrame>;

/**
 * The one place where what the window asks meets what main does: validate the frame, find the service,
 * validate the input, run, validate the output.
 *
 * Main sends the *validated* output, so a field the contract does not name never crosses; the schemas of a
 * contract therefore must accept their own output (no one-way transforms), and be JSON on both sides, but for one field
 * of an output that may be bytes (`Uint8Array`).
 */
export function createDispatcher<C extends Contract>(
  contract: C,
  implementation: ImplementationOf<C>,
  log: Log,
): Dispatch {
  return async (frame) => {
    const request = requestFrame.safeParse(frame);
    if (!request.success) return refusalReply(readableId(frame), bridgeRefusal('bridge.malformed'));
    const { id, service, method } = request.data;
    try {
      const value = await run(contract, implementation, request.data);
      return { kind: 'reply', id, ok: true, value };
    } catch (error) {
      if (error instanceof BridgeError) {
        if (error.code === 'bridge.invalid-output') {
          log.error('bridge.invalid-output', { service, method, field: error.field ?? '' });
        }
        return refusalReply(id, error);
      }
      // The message of an unforeseen error may quote what the officer wrote, so only its class is logged.
      log.error('bridge.internal', { service, method, error: className(error) });
      return refusalReply(id, bridgeRefusal('bridge.internal'));
    }
  };
}

async function run<C extends Contract>(
  contract: C,
  implementation: ImplementationOf<C>,
  request: RequestFrame,
): Promise<unknown> {
  const method = findMethod(contract, request);
  const input = check(method.input, request.input, 'bridge.invalid-input');
  const handlers = implementation[request.service] as Record<string, (input: unknown) => Promise<unknown>>;
  const handler = handlers[request.method];
  if (handler === undefined) throw bridgeRefusal('bridge.unknown-method');
  const value = check(method.output, await handler.call(handlers, input), 'bridge.invalid-output');
  // JSON would drop the key, and the window could not tell an empty answer from a broken one.
  if (value === undefined) throw bridgeRefusal('bridge.invalid-output');
  return value;
}

/** Own properties only: `__proto__` and `constructor` exist on every object and must find nothing. */
function findMethod(contract: Contract, request: RequestFrame): Method {
  const service = Object.hasOwn(contract, request.service) ? contract[request.service] : undefined;
  if (service === undefined) throw bridgeRefusal('bridge.unknown-service');
  const method = Object.hasOwn(service.methods, request.method) ? service.methods[request.method] : undefined;
  if (method === undefined) throw bridgeRefusal('bridge.unknown-method');
  return method;
}

function check(schema: z.ZodType, value: unknown, code: BridgeRefusal): unknown {
  const checked = schema.safeParse(value);
  if (checked.success) return checked.data;
  throw bridgeRefusal(code, fieldOf(checked.error));
}

/** Path of the first fault, `a.0.b`; an unknown key is the fault of the key, not of the object around it. */
function fieldOf(error: z.ZodError): string {
  const issue = error.issues[0];
  if (issue === undefined) return '';
  const unknownKey = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  return [...issue.path, ...unknownKey].map(String).join('.');
}

/** Turns a refusal into the frame that carries it, cut to the lengths the frame allows. */
export function refusalReply(id: number, error: BridgeError): ReplyFrame {
  const body = { code: error.code.slice(0, 128), message: error.message.slice(0, 2000) };
  const field = error.field ? { field: error.field.slice(0, 256) } : {};
  const wait = error instanceof BusyError ? { retryAfterMs: error.retryAfterMs } : {};
  return { kind: 'reply', id, ok: false, error: { ...body, ...field, ...wait } };
}

function readableId(frame: unknown): number {
  if (typeof frame !== 'object' || frame === null || !Object.hasOwn(frame, 'id')) return unreadableRequestId;
  const { id } = frame as { id: unknown };
  return Number.isSafeInteger(id) ? (id as number) : unreadableRequestId;
}

function className(error: unknown): string {
  return error instanceof Error ? error.constructor.name : typeof error;
}
