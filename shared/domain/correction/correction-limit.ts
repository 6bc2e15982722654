/** The clock of a check, for those who oversee: whose turn it is and until when, and nothing of what was doubted (R067, R068). */
import { z } from 'zod';
import { identifier, line } from '#shared/lib/text.ts';
import { clock } from '../clock/clock.ts';

export const correctionLimit = z.strictObject({
  /** The correction's own id. */
  id: identifier,
  entryName: line(200),
  providerId: identifier,
  userDepartmentId: identifier,
  clocks: z.array(clock).max(10),
});
export type CorrectionLimit = z.infer<typeof correctionLimit>;
