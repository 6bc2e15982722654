/** What kind of use is asked for; 研究、分析、挖掘、创新应用 bears duties of its own (六(一), R081). */
import { z } from 'zod';

export const purposeKind = z.enum(['handling', 'analysis']);
export type PurposeKind = z.infer<typeof purposeKind>;

export const purposeKindLabel: Readonly<Record<PurposeKind, string>> = {
  handling: '业务办理',
  analysis: '研究、分析、挖掘、创新应用',
};

/**
 * Calls a day that a grant may allow at most. Business is handled one matter at a time and needs what it needs;
 * analysis gathers, and what is harmless row by row may disclose a secret or a person once it is put together.
 * 200 a day is far below a register and far above a sample for study; a larger set is asked for as a file.
 */
export const mostCallsPerDay: Readonly<Record<PurposeKind, number>> = { handling: 100_000, analysis: 200 };
