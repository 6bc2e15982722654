/** Down, on the open stream of `GET /sync/pokes`: something this officer may see has changed. It says nothing of what. */
import { z } from 'zod';

export const poke = z.strictObject({
  /** How far the ledger had come with the change; a pull answers the rest. */
  stamp: z.int().nonnegative(),
});
export type Poke = z.infer<typeof poke>;
