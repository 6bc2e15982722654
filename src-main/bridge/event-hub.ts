import type { z } from 'zod';
import { bridgeRefusal } from '#shared/contract/bridge-refusals.ts';
import type { EventFrame } from '#shared/contract/frame.ts';
import type { Contract, Service } from '#shared/contract/service.ts';
import type { Log } from './log.ts';

export type EventSink = (frame: EventFrame) => void;

export type EventName<S extends Service> = keyof S['events'] & string;
export type EventPayload<S extends Service, E extends EventName<S>> = z.input<S['events'][E]>;

export type EventHub<C extends Contract> = {
  /** Validates the payload and hands it to every subscriber. Throws `bridge.invalid-output` on a wrong payload. */
  readonly emit: <N extends keyof C & string, E extends EventName<C[N]>>(
    service: N,
    event: E,
    payload: EventPayload<C[N], E>,
  ) => void;
  /** Returns the function that ends the subscription. */
  readonly subscribe: (sink: EventSink) => () => void;
};

/** What main tells the window unasked: typed by the contract, validated before it leaves. */
export function createEventHub<C extends Contract>(contract: C, log: Log): EventHub<C> {
  const sinks = new Set<EventSink>();

  return {
    emit(service, event, payload) {
      const schema = contract[service]?.events[event];
      const checked = schema?.safeParse(payload);
      if (!checked?.success) throw bridgeRefusal('bridge.invalid-output');
      const frame: EventFrame = { kind: 'event', service, event, payload: checked.data };
      for (const sink of sinks) deliver(sink, frame, log);
    },
    subscribe(sink) {
      sinks.add(sink);
      return () => void sinks.delete(sink);
    },
  };
}

/** One window that is just closing must not keep the others from hearing. */
function deliver(sink: EventSink, frame: EventFrame, log: Log): void {
  try {
    sink(frame);
  } catch {
    log.error('bridge.event-not-delivered', { service: frame.service, event: frame.event });
  }
}
