/** Down: rows this officer may see, as they stood when the cursor was taken. */
import { z } from 'zod';
import { tableName } from '#shared/domain/tables.ts';
import { ledgerPlace } from './push.ts';

export const pullCursor = z.string().max(500);

export const pullRequest = z.strictObject({
  protocol: z.int(),
  /** Opaque; null asks for everything. */
  cursor: pullCursor.nullable(),
  /** The furthest the workstation knows the ledger to be, by a push or a poke: no copy that is behind may answer. */
  atLeast: z.int().nonnegative(),
  /** Where the last push was answered; absent where nothing was pushed. Another ledger there means another database. */
  answered: ledgerPlace.optional(),
});

export const patchOperation = z.discriminatedUnion('op', [
  z.strictObject({ op: z.literal('put'), table: tableName, id: z.string().max(80), row: z.unknown() }),
  z.strictObject({ op: z.literal('remove'), table: tableName, id: z.string().max(80) }),
]);
export type PatchOperation = z.infer<typeof patchOperation>;

export const pullReply = z.strictObject({
  /** True where the workstation must drop all shared rows before it applies the patch (rights changed, database replaced). */
  reset: z.boolean(),
  /** With `reset`: this ledger does not hold the cursor's place or the answer. The database was put back, or is another (S18). */
  otherLedger: z.boolean().optional(),
  patch: z.array(patchOperation).max(20_000),
  cursor: pullCursor,
  more: z.boolean(),
  /** Epoch milliseconds by the platform's clock. */
  serverTime: z.int(),
});
export type PullReply = z.infer<typeof pullReply>;
