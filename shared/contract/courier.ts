/** Carries the sync engine's messages to the platform and back, with the session's token. */
import { z } from 'zod';
import { pullReply } from '#shared/protocol/pull.ts';
import { mutation, pushReply } from '#shared/protocol/push.ts';
import { method } from './method.ts';

export const linkStatus = z.strictObject({
  address: z.string().max(300),
  reachable: z.boolean(),
  /** Epoch milliseconds of the last answer, or null. */
  lastContactAt: z.int().nullable(),
  /** Platform time less workstation time, in milliseconds, at the last answer. */
  clockDifference: z.int(),
});
export type LinkStatus = z.infer<typeof linkStatus>;

/** What the platform says of itself before anybody has signed in. */
export const greeting = z.strictObject({
  address: z.string().max(300),
  reachable: z.boolean(),
  /** True where the platform holds demonstration data. */
  demonstration: z.boolean(),
});
export type Greeting = z.infer<typeof greeting>;

/** Codes of push and pull: platform.unreachable, platform.garbled, session.expired, session.none, platform.busy. */
export const courier = {
  methods: {
    push: method(z.strictObject({ mutations: z.array(mutation).min(1).max(500) }), pushReply),
    pull: method(z.strictObject({ cursor: z.string().max(400).nullable() }), pullReply),
    /** Asks the platform who it is; a silent one is an answer too, never an error. */
    greet: method(z.strictObject({}), greeting),
    link: method(z.strictObject({}), linkStatus),
  },
  events: { link: linkStatus },
} as const;
