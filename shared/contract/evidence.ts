/** Signed things checked on this workstation alone, with the authorities and lists it keeps (decision 0027). */
import { z } from 'zod';
import { agreement } from '#shared/domain/agreement/agreement.ts';
import { trustReply } from '#shared/protocol/trust.ts';
import { method } from './method.ts';

export const evidenceReport = z.strictObject({
  holds: z.boolean(),
  /** Why it does not hold; '' where it does. */
  reason: z.string().max(400),
  facts: z.array(z.tuple([z.string().max(100), z.string().max(1000)])).max(40),
  demonstration: z.boolean(),
  /** Epoch milliseconds: when the authorities and lists were fetched. */
  fetchedAt: z.int(),
});
export type EvidenceReport = z.infer<typeof evidenceReport>;

export const evidence = {
  methods: {
    /** Code: evidence.no-trust. */
    checkAgreement: method(z.strictObject({ agreement }), evidenceReport),
    /** Authorities and lists for a check of a file in the window; null before the first sign-in. */
    kept: method(
      z.strictObject({}),
      z.strictObject({ kept: z.strictObject({ trust: trustReply, fetchedAt: z.int() }).nullable() }),
    ),
  },
  events: {},
} as const;
