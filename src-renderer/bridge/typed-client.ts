import type { z } from 'zod';
import { bridgeRefusal } from '#shared/contract/bridge-refusals.ts';
import type { errorBody } from '#shared/contract/frame.ts';
import {
  BridgeError,
  BusyError,
  type ClientOf,
  type Contract,
  type Method,
  type Service,
} from '#shared/contract/service.ts';
import type { Pipe } from './pipe.ts';

type EventName<S extends Service> = keyof S['events'] & string;

export type BridgeClient<C extends Contract> = {
  /** `await services.session.status({})`; rejects with BridgeError. */
  readonly services: ClientOf<C>;
  /** Hears one event of one service; a payload that breaks the contract is dropped. Returns the way out. */
  readonly on: <N extends keyof C & string, E extends EventName<C[N]>>(
    service: N,
    event: E,
    handler: (payload: z.output<C[N]['events'][E]>) => void,
  ) => () => void;
};

/** The window's end of the bridge. Main validates inputs; the window validates outputs and events again. */
export function createClient<C extends Contract>(contract: C, pipe: Pipe): BridgeClient<C> {
  const nextId = counter();
  const services = mapEntries(contract, (service, name) =>
    mapEntries(service.methods, (method, methodName) => async (input: unknown) => {
      const reply = await pipe.send({
        kind: 'request',
        id: nextId(),
        service: name,
        method: methodName,
        input,
      });
      if (!reply.ok) throw errorOf(reply.error);
      return checkedOutput(method, reply.value);
    }),
  );
  return {
    services: services as ClientOf<C>,
    on: (service, event, handler) => listen(contract, pipe, { service, event, handler }),
  };
}

function errorOf({ code, message, field, retryAfterMs }: z.output<typeof errorBody>): BridgeError {
  return retryAfterMs === undefined
    ? new BridgeError(code, message, field)
    : new BusyError(code, message, retryAfterMs);
}

function checkedOutput(method: Method, value: unknown): unknown {
  const output = method.output.safeParse(value);
  if (!output.success) throw bridgeRefusal('bridge.invalid-output');
  return output.data;
}

type Subscription<P> = { service: string; event: string; handler: (payload: P) => void };

function listen<P>(contract: Contract, pipe: Pipe, wanted: Subscription<P>): () => void {
  const schema = contract[wanted.service]?.events[wanted.event];
  return pipe.subscribe((frame) => {
    if (frame.service !== wanted.service || frame.event !== wanted.event) return;
    const payload = schema?.safeParse(frame.payload);
    if (payload?.success) wanted.handler(payload.data as P);
  });
}

function mapEntries<T, U>(
  record: Readonly<Record<string, T>>,
  map: (value: T, key: string) => U,
): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value, key)]));
}

function counter(): () => number {
  let last = 0;
  return () => {
    last += 1;
    return last;
  };
}
