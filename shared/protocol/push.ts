/** Up: what officers did on a workstation, in order; answered one by one. */
import { z } from 'zod';
import { instant } from '#shared/domain/clock/instant.ts';
import { identifier } from '#shared/lib/text.ts';

export const mutation = z.strictObject({
  /** Made once on the workstation and never changed: the platform applies an id at most once. */
  id: z.uuid(),
  name: z.string().max(64),
  /** Validated by the named action's own schema. */
  args: z.unknown(),
  /** Epoch milliseconds by the workstation's clock. */
  madeAt: instant,
  /** The officer who acted; a mutation is never pushed under another's session (S14). */
  officerId: identifier,
  /**
   * Acts of this workstation that waited on the same rows when this one was decided on a version of them: that version
   * counted their effects, and where one of them has none, another's version may bear its number (S11).
   */
  standsOn: z.array(z.uuid()).min(1).max(500).optional(),
});
export type Mutation = z.infer<typeof mutation>;

export const mutationResult = z.discriminatedUnion('status', [
  z.strictObject({ id: z.uuid(), status: z.literal('applied') }),
  z.strictObject({
    id: z.uuid(),
    status: z.literal('refused'),
    code: z.string().max(64),
    field: z.string().max(200).optional(),
  }),
]);
export type MutationResult = z.infer<typeof mutationResult>;

/** A place in the ledger as an answer named it. */
export const ledgerPlace = z.strictObject({
  /** How far the ledger had come: a pull that asks for at least this shows what the acts did. 0: nowhere. */
  stamp: z.int().nonnegative(),
  /** Start of the ledger's hash there, by which the same ledger is known again (S18); '' for stamp 0. */
  anchor: z.string().max(16),
});
export type LedgerPlace = z.infer<typeof ledgerPlace>;

export const pushRequest = z.strictObject({
  protocol: z.int(),
  mutations: z.array(mutation).min(1).max(500),
  /** The furthest answer that the workstation knows. */
  answered: ledgerPlace.optional(),
});

export const pushReply = z.strictObject({
  results: z.array(mutationResult).max(500),
  ...ledgerPlace.shape,
  /** The ledger that answers does not hold `answered`: it was put back to before that answer (S18). */
  otherLedger: z.literal(true).optional(),
});
export type PushReply = z.infer<typeof pushReply>;
