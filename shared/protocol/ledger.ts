/** The ledger as others check it: signed heads, a record's proof, and a stretch of entries. */
import { z } from 'zod';
import { instant } from '#shared/domain/clock/instant.ts';
import { digestHex, signatureHex } from '#shared/domain/signing/signing-key.ts';

const name = z.string().max(200).nullable();

/** Ids and digests only: no personal data, no free text. */
export const ledgerEntry = z.strictObject({
  seq: z.int().positive(),
  at: instant,
  officerId: name,
  departmentId: name,
  deviceId: name,
  action: z.string().max(100),
  outcome: z.string().max(100),
  subject: z.record(z.string(), z.unknown()),
  prevHash: digestHex,
  hash: digestHex,
});
export type LedgerEntry = z.infer<typeof ledgerEntry>;

/** What the platform said of its ledger at one moment, under its seal. Heads are numbered from 1 and chained themselves. */
export const ledgerHead = z.strictObject({
  number: z.int().positive(),
  /** The entries it stands for: from the one after the head before, to its own. */
  from: z.int().positive(),
  seq: z.int().positive(),
  /** The ledger's hash at `seq`. */
  hash: digestHex,
  /** Of the tree over the hashes of those entries (RFC 6962 with SM3). */
  root: digestHex,
  /** Digest of the head before; zeros for the first. */
  previous: digestHex,
  at: instant,
  signature: signatureHex,
});
export type LedgerHead = z.infer<typeof ledgerHead>;

export const headsRequest = z.strictObject({
  /** Number of the newest head that is kept; 0 for none: then the newest alone comes. */
  after: z.int().nonnegative(),
});
export const headsReply = z.strictObject({
  /** The following ones in order, not all of them where they are many. */
  heads: z.array(ledgerHead).max(500),
  /** Number of the newest; 0 where there is none yet. */
  newest: z.int().nonnegative(),
});
export type HeadsReply = z.infer<typeof headsReply>;

export const proofRequest = z.strictObject({ seq: z.int().positive() });
export const proofReply = z.strictObject({
  /** The head that stands for the entry; null where none does yet. */
  proof: z
    .strictObject({
      head: ledgerHead,
      /** Siblings on the way to the root, the lowest first. */
      path: z.array(digestHex).max(40),
    })
    .nullable(),
  /** The entry itself where it is of a use of the asker's own department: what its record has to be. */
  entry: ledgerEntry.nullable(),
});
export type ProofReply = z.infer<typeof proofReply>;
export type LedgerProof = NonNullable<ProofReply['proof']>;

export const segmentRequest = z.strictObject({ number: z.int().positive() });
/** Everything one head stands for. */
export const segmentReply = z.strictObject({
  head: ledgerHead,
  entries: z.array(ledgerEntry).max(20_000),
});
export type SegmentReply = z.infer<typeof segmentReply>;
