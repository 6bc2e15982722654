/**
 * Which records 疑似违规 is to look at, where a workstation holds too many to go through: the platform names them, the window
 * asks its own rows and rules (decision 0034). What was decided about is left out.
 */
import { z } from 'zod';
import { instant } from '#shared/domain/clock/instant.ts';
import { suspectTable } from '#shared/domain/violation/violation.ts';
import { identifier } from '#shared/lib/text.ts';

/** Records of one answer at most. */
export const latePage = 200;

export const lateRequest = z.strictObject({
  /** Null for every department the officer oversees. */
  departmentId: identifier.nullable(),
});
export type LateRequest = z.infer<typeof lateRequest>;

const count = z.int().nonnegative();

export const lateReply = z.strictObject({
  asOf: instant,
  /** Limits that ran out and orders against rights, nobody having decided about them. */
  total: count,
  /** The same for each department that has any, the most first. */
  departments: z.array(z.strictObject({ departmentId: identifier, count })),
  /** The longest overdue first. */
  records: z.array(z.strictObject({ table: suspectTable, recordId: identifier })).max(latePage),
});
export type LateReply = z.infer<typeof lateReply>;
