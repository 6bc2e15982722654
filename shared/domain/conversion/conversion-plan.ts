/**
 * 电子化改造: what a department promised when it catalogued a resource that is not electronic yet, and how far it has
 * come (三(三), R029). A row for each such entry: the plan as published, every earlier one, every report.
 */
import { z } from 'zod';
import { identifier, line, paragraph } from '#shared/lib/text.ts';
import { conversion } from '../catalog/publication.ts';
import { instant } from '../clock/instant.ts';

export const conversionStatus = conversion.shape.status;
export type ConversionStatus = z.infer<typeof conversionStatus>;

/** Of the work planned, in percent. */
export const percentDone = z.int().min(0).max(100);

export const conversionReport = z.strictObject({
  status: conversionStatus,
  percent: percentDone,
  note: paragraph(1000),
  at: instant,
  madeAt: instant,
  officerId: identifier,
  departmentId: identifier,
});
export type ConversionReport = z.infer<typeof conversionReport>;

export const conversionPlan = z.strictObject({
  /** The entry's own id. */
  id: identifier,
  version: z.int().positive(),
  providerId: identifier,
  entryName: line(200),
  status: conversionStatus,
  percent: percentDone,
  /** As published, the newest last: a date that was moved stays in sight. */
  plans: z
    .array(z.strictObject({ at: instant, plan: paragraph(1000), targetDate: z.iso.date() }))
    .min(1)
    .max(200),
  reports: z.array(conversionReport).max(1000),
  /** True once the entry is stopped, or is catalogued as electronic. */
  ended: z.boolean(),
});
export type ConversionPlan = z.infer<typeof conversionPlan>;

/** The plan in force: the last that was published. */
export const currentPlan = ({ plans }: Pick<ConversionPlan, 'plans'>): ConversionPlan['plans'][number] => {
  const last = plans.at(-1);
  if (last === undefined) throw new RangeError('conversion: a plan without a text');
  return last;
};

export const isOpenConversion = ({ status, ended }: Pick<ConversionPlan, 'status' | 'ended'>): boolean =>
  !ended && status !== 'done';

/** Past its date and not done; a flag, nothing follows from it by itself. `today` is a civil date. */
export const isLateConversion = (subject: ConversionPlan, today: string): boolean =>
  isOpenConversion(subject) && currentPlan(subject).targetDate < today;
