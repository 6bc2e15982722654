/** Every 4xx and 5xx body of the platform. */
import { z } from 'zod';

export const problem = z.strictObject({
  code: z.string().max(64),
  message: z.string().max(500),
  field: z.string().max(200).optional(),
});
export type Problem = z.infer<typeof problem>;
