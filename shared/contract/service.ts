/**
 * How a service between window and main is described: two Zod schemas a method, one an event.
 * The client's type and the implementation's type are both mapped from that description.
 */
import type { z } from 'zod';

export type Method = { readonly input: z.ZodType; readonly output: z.ZodType };

export type Service = {
  readonly methods: Readonly<Record<string, Method>>;
  readonly events: Readonly<Record<string, z.ZodType>>;
};

export type Contract = Readonly<Record<string, Service>>;

/** What the window holds: every method as an async function. Rejects with {@link BridgeError}. */
export type Client<S extends Service> = {
  readonly [M in keyof S['methods']]: (
    input: z.input<S['methods'][M]['input']>,
  ) => Promise<z.output<S['methods'][M]['output']>>;
};

/** What main supplies: the same methods, given validated input. Throw {@link BridgeError} to refuse. */
export type Implementation<S extends Service> = {
  readonly [M in keyof S['methods']]: (
    input: z.output<S['methods'][M]['input']>,
  ) => Promise<z.input<S['methods'][M]['output']>>;
};

export type ClientOf<C extends Contract> = { readonly [N in keyof C]: Client<C[N]> };
export type ImplementationOf<C extends Contract> = { readonly [N in keyof C]: Implementation<C[N]> };

/** A refusal that crosses the bridge: a code for programs, a Chinese sentence for the officer. */
export class BridgeError extends Error {
  readonly code: string;
  /** Path of the offending input, `a.0.b`, where there is one. */
  readonly field: string | undefined;

  constructor(code: string, message: string, field?: string) {
    super(message);
    this.name = 'BridgeError';
    this.code = code;
    this.field = field;
  }
}

/** Refused for now: nobody should ask again before the time is over. */
export class BusyError extends BridgeError {
  readonly retryAfterMs: number;

  constructor(code: string, message: string, retryAfterMs: number) {
    super(code, message);
    this.retryAfterMs = retryAfterMs;
  }
}
