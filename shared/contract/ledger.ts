/** The platform's ledger as this workstation checks it by itself (decision 0028). */
import { z } from 'zod';
import { digestHex } from '#shared/domain/signing/signing-key.ts';
import { callRecord } from '#shared/domain/usage/call-record.ts';
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
    /**
     * Whether the ledger whose heads are kept has an entry with that place and hash, and of what: `record`, it is of this use
     * and holds the digest of this record; `place`, no more is known, since no record was at hand or the platform gave no entry.
     * Codes: those of the courier.
     */
    prove: method(
      z.strictObject({ seq: z.int().positive(), hash: digestHex, record: callRecord.nullable() }),
      z.strictObject({ verdict: z.enum(['record', 'place', 'not-yet', 'different']) }),
    ),
  },
  events: {},
} as const;
