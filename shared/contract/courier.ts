/** Carries the sync engine's messages to the platform and back, with the session's token. */
import { z } from 'zod';
import { identifier } from '#shared/lib/text.ts';
import { manifest, segmentDigest } from '#shared/protocol/manifest.ts';
import { poke } from '#shared/protocol/poke.ts';
import { pullReply, pullRequest } from '#shared/protocol/pull.ts';
import { pushReply, pushRequest } from '#shared/protocol/push.ts';
import { method } from './method.ts';

export const linkStatus = z.strictObject({
  address: z.string().max(300),
  reachable: z.boolean(),
  /** Epoch milliseconds of the last answer, or null. */
  lastContactAt: z.int().nullable(),
  /**
   * Platform time less workstation time, in milliseconds, at the last answer, before a restart too; null where none of
   * them is remembered.
   */
  clockDifference: z.int().nullable(),
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

/** Whose window asks: main asks in nobody else's name, and refuses with session.other-officer (S14). */
const inNameOf = { officerId: identifier } as const;

/** Codes of push, pull, manifest and segment: session.other-officer, segment.gone, platform.unreachable, platform.garbled, session.expired, session.none, platform.busy. */
export const courier = {
  methods: {
    push: method(pushRequest.omit({ protocol: true }), pushReply),
    pull: method(pullRequest.omit({ protocol: true }).extend(inNameOf), pullReply),
    manifest: method(z.strictObject(inNameOf), manifest),
    /** The file as it came, its digest verified. */
    segment: method(
      z.strictObject({ ...inNameOf, digest: segmentDigest }),
      z.strictObject({ file: z.instanceof(Uint8Array<ArrayBuffer>) }),
    ),
    /**
     * All that the officer's new duties show is kept here, and the rest removed: the session under the former ones ends,
     * and the sign-in that is asked for brings the desk the new ones (decision 0017).
     */
    dutiesChanged: method(z.strictObject(inNameOf), z.strictObject({})),
    /** Asks the platform who it is; a silent one is an answer too, never an error. */
    greet: method(z.strictObject({}), greeting),
    link: method(z.strictObject({}), linkStatus),
  },
  events: { link: linkStatus, poke },
} as const;
