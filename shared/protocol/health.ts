/** What a platform says of itself to anybody. */
import { z } from 'zod';

export const healthReply = z.strictObject({
  ok: z.literal(true),
  /** Epoch milliseconds by the platform's clock. */
  time: z.int(),
  /** True where the database was filled with the demonstration. */
  demonstration: z.boolean(),
});
export type HealthReply = z.infer<typeof healthReply>;
