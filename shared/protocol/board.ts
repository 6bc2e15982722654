/** 时限督办 as the platform counts it, for a workstation that holds too many rows to count itself (decision 0034). */
import { z } from 'zod';
import { type BoardOverview, boardSteps, type OpenLimit } from '#shared/domain/board/board.ts';
import { boardTables, type Matter, matterLabel } from '#shared/domain/board/limit.ts';
import { instant } from '#shared/domain/clock/instant.ts';
import { identifier } from '#shared/lib/text.ts';

const step = z.enum(boardSteps);
const department = identifier.nullable();
const count = z.int().nonnegative();

/** Running limits of one answer at most. */
export const boardPage = 50;

export const boardRequest = z.strictObject({
  /** See BoardChoice. */
  choice: z.strictObject({ departmentId: department, step }).nullable(),
});
export type BoardRequest = z.infer<typeof boardRequest>;

const openLimit = z.strictObject({
  id: z.string().max(400),
  table: z.enum(boardTables),
  recordId: identifier,
  departmentId: department,
  matter: z.enum(Object.keys(matterLabel) as [Matter, ...Matter[]]),
  subject: z.string().max(400),
  clause: z.string().max(40),
  dueOn: z.iso.date(),
  dueAt: z.int(),
  stoppedAt: instant.nullable(),
  step,
  workingDaysLeft: z.int(),
}) satisfies z.ZodType<OpenLimit>;

const overview = {
  departments: z.array(
    z.strictObject({ departmentId: department, open: z.record(step, count), met: count, missed: count }),
  ),
  months: z.array(z.strictObject({ month: z.string().max(7), met: count, missed: count, open: count })),
} satisfies { [K in keyof BoardOverview]: z.ZodType<BoardOverview[K]> };

export const boardReply = z.strictObject({
  asOf: instant,
  ...overview,
  /** How many limits are behind the number that was chosen, and the first of them, the longest overdue first. */
  total: count,
  chosen: z.array(openLimit).max(boardPage),
});
export type BoardReply = z.infer<typeof boardReply>;
