/** 机构调整: a department was renamed, or merged into another, by a document and from a day (三(二), 七(二)). */
import { z } from 'zod';
import { identifier, line } from '#shared/lib/text.ts';
import { instant } from '../clock/instant.ts';

const recorded = {
  /** 文号 of what ordered it. */
  document: line(60),
  /** The civil date from which it holds. */
  on: z.iso.date(),
  at: instant,
  madeAt: instant,
  officerId: identifier,
  officerName: line(40),
  /** The management department that recorded it. */
  departmentId: identifier,
};

export const adjustment = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('rename'), former: line(80), name: line(80), ...recorded }),
  z.strictObject({ kind: z.literal('merge'), into: identifier, ...recorded }),
]);
export type Adjustment = z.infer<typeof adjustment>;
export type Merge = Extract<Adjustment, { kind: 'merge' }>;

type Adjusted = { readonly id: string; readonly adjustments?: readonly Adjustment[] | undefined };

/** Into which department it went; null for one that stands. A merger is the last that is recorded of a department. */
export const mergerOf = ({ adjustments = [] }: Pick<Adjusted, 'adjustments'>): Merge | null => {
  const last = adjustments.at(-1);
  return last?.kind === 'merge' ? last : null;
};

/** True where it had gone into another by the end of that civil date. */
export const isMergedBy = (department: Pick<Adjusted, 'adjustments'>, date: string): boolean => {
  const merger = mergerOf(department);
  return merger !== null && merger.on <= date;
};

/** Ids of those that had gone into the department by that civil date, also by way of one another. */
export const mergedInto = (departmentId: string, all: readonly Adjusted[], date: string): readonly string[] =>
  all
    .filter((each) => isMergedBy(each, date) && mergerOf(each)?.into === departmentId)
    .flatMap(({ id }) => [id, ...mergedInto(id, all, date)]);
