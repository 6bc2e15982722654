/** The plans of every department, the late ones first (三(三), R029). */
import { type ConversionPlan, currentPlan, isLateConversion, isOpenConversion } from './conversion-plan.ts';

export type DepartmentConversions = {
  readonly departmentId: string;
  /** Late ones first, then by date; what is done or ended last. */
  readonly plans: readonly ConversionPlan[];
  readonly late: number;
  readonly open: number;
  readonly done: number;
};

const rank = (subject: ConversionPlan, today: string): number => {
  if (isLateConversion(subject, today)) return 0;
  return isOpenConversion(subject) ? 1 : 2;
};

/** Departments with late plans first. `today` is a civil date. */
export const conversionOverview = (
  plans: readonly ConversionPlan[],
  today: string,
): readonly DepartmentConversions[] =>
  [...Map.groupBy(plans, ({ providerId }) => providerId)]
    .map(([departmentId, own]) => ({
      departmentId,
      plans: own.toSorted(
        (a, b) =>
          rank(a, today) - rank(b, today) ||
          currentPlan(a).targetDate.localeCompare(currentPlan(b).targetDate),
      ),
      late: own.filter((each) => isLateConversion(each, today)).length,
      open: own.filter(isOpenConversion).length,
      done: own.filter(({ status }) => status === 'done').length,
    }))
    .toSorted((a, b) => b.late - a.late || b.open - a.open || (a.departmentId < b.departmentId ? -1 : 1));
