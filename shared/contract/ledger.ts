/** The platform's ledger as this workstation checks it by itself (decision 0028). */
import { z } from 'zod';
import { digestHex } from '#shared/domain/signing/signing-key.ts';
import { method } from './method.ts';

const head = z.strictObject({ seq: z.int(), at: z.int() });

export const ledgerStatus = z.strictObject({
  /** The newest signed head that is kept, or null before the first. */
  newest: head.nullable(),
  /** Epoch milliseconds: since when each head carried on from the one before, and when one last came. */
  since: z.int().nullable(),
  checkedAt: z.int().nullable(),
  /** Kept heads that the platform's ledger did not carry on from, the newest first; null for one whose file was spoilt. */
  breaks: z.array(z.strictObject({ noticedAt: z.int(), kept: head.nullable() })),
});
export type LedgerStatus = z.infer<typeof ledgerStatus>;

export const ledger = {
  methods: {
    status: method(z.strictObject({}), ledgerStatus),
    /** Whether a record with that place and hash is in the ledger whose heads are kept. Codes: those of the courier. */
    prove: method(
      z.strictObject({ seq: z.int().positive(), hash: digestHex }),
      z.strictObject({ verdict: z.enum(['proven', 'not-yet', 'different']) }),
    ),
  },
  events: {},
} as const;
