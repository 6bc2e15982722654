/** Signed things checked on this workstation alone, with the authorities and lists it keeps (decision 0027). */
import { z } from 'zod';
import { agreement } from '#shared/domain/agreement/agreement.ts';
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
    /** Of the platform's seal as it is known here; one that nothing is known of counts as a demonstration's. */
    keptSeal: method(z.strictObject({}), z.strictObject({ demonstration: z.boolean() })),
  },
  events: {},
} as const;
