/** The time limits the product runs. */
import { z } from 'zod';

export const clockId = z.enum(['compliance-review', 'provider-answer']);
export type ClockId = z.infer<typeof clockId>;

export const clockLabel: Readonly<Record<ClockId, string>> = {
  'compliance-review': '平台符合性审查',
  'provider-answer': '提供部门答复',
};
