/** A method of a service: what goes in, what comes out. */
import type { z } from 'zod';

export const method = <I extends z.ZodType, O extends z.ZodType>(
  input: I,
  output: O,
): { input: I; output: O } => ({
  input,
  output,
});
