/**
 * 时限督办: how every department stands now, step by step of working days, and how its limits ended month by month.
 * Pure over the limits, in one pass: a bureau may hold a hundred thousand cases.
 */
import { addMonths, civilDateOf } from '../clock/civil-date.ts';
import type { ClockTime } from '../clock/clock.ts';
import { countWorkingDays } from '../clock/working-days.ts';
import type { Limit } from './limit.ts';

/** From 还早 to 超期 5 日以上; the steps are those of the warnings (decision 5). */
export const boardSteps = ['ahead', 'soon', 'late', 'late-3', 'late-5'] as const;
export type BoardStep = (typeof boardSteps)[number];

export const boardStepLabel: Readonly<Record<BoardStep, string>> = {
  ahead: '时限内',
  soon: '2 个工作日内到期',
  late: '超期不足 3 日',
  'late-3': '超期 3 日以上',
  'late-5': '超期 5 日以上',
};

/** Working days left on which one is warned, and past which the next step of 督办 begins. */
const soonFrom = 2;
const [second, third] = [3, 5];

/** A running limit and where it stands. */
export type OpenLimit = Limit & {
  readonly step: BoardStep;
  /** Whole working days to the date; negative past it. */
  readonly workingDaysLeft: number;
};

export type DepartmentLine = {
  readonly departmentId: string | null;
  readonly open: Readonly<Record<BoardStep, number>>;
  /** Done in time, and done late, among the limits that fell due in the months of the board. */
  readonly met: number;
  readonly missed: number;
};

/** The limits that fell due in a month: done in time, done late, not done. */
export type MonthLine = {
  readonly month: string;
  readonly met: number;
  readonly missed: number;
  readonly open: number;
};

export type Board = {
  /** Most overdue first. */
  readonly departments: readonly DepartmentLine[];
  /** The last twelve months, the oldest first. */
  readonly months: readonly MonthLine[];
  /** Running ones, the longest overdue first. */
  readonly open: readonly OpenLimit[];
};

const monthsShown = 12;

export const stepOf = (overdue: boolean, workingDaysLeft: number): BoardStep => {
  if (!overdue) return workingDaysLeft <= soonFrom ? 'soon' : 'ahead';
  if (workingDaysLeft <= -third) return 'late-5';
  return workingDaysLeft <= -second ? 'late-3' : 'late';
};

/** Counted once for each due date: thousands share a few hundred of them. */
const daysLeft = ({ now, calendar }: ClockTime): ((dueOn: string) => number) => {
  const today = civilDateOf(now);
  const known = new Map<string, number>();
  return (dueOn) => {
    const counted = known.get(dueOn) ?? countWorkingDays(calendar, today, dueOn);
    known.set(dueOn, counted);
    return counted;
  };
};

const noSteps = (): Record<BoardStep, number> => ({ ahead: 0, soon: 0, late: 0, 'late-3': 0, 'late-5': 0 });

type Line = { departmentId: string | null; open: Record<BoardStep, number>; met: number; missed: number };

const monthsUntil = (
  today: string,
): Map<string, { month: string; met: number; missed: number; open: number }> =>
  new Map(
    Array.from({ length: monthsShown }, (_, index) => {
      const first = `${today.slice(0, 7)}-01`;
      const month = addMonths(first, index + 1 - monthsShown).slice(0, 7);
      return [month, { month, met: 0, missed: 0, open: 0 }];
    }),
  );

const lateOf = ({ open }: Pick<DepartmentLine, 'open'>): number =>
  open.late + open['late-3'] + open['late-5'];

/** @param time the moment it stands at, and the calendar known then */
export const boardOf = (limits: readonly Limit[], time: ClockTime): Board => {
  const left = daysLeft(time);
  const lines = new Map<string | null, Line>();
  const months = monthsUntil(civilDateOf(time.now));
  const open: OpenLimit[] = [];
  for (const limit of limits) {
    const { departmentId, dueAt, dueOn, stoppedAt } = limit;
    const line = lines.get(departmentId) ?? { departmentId, open: noSteps(), met: 0, missed: 0 };
    lines.set(departmentId, line);
    const month = months.get(dueOn.slice(0, 7));
    if (stoppedAt === null) {
      const overdue = time.now > dueAt;
      const workingDaysLeft = left(dueOn);
      const step = stepOf(overdue, workingDaysLeft);
      line.open[step] += 1;
      open.push({ ...limit, step, workingDaysLeft });
      if (overdue && month !== undefined) month.open += 1;
    } else if (month !== undefined) {
      const how = stoppedAt > dueAt ? 'missed' : 'met';
      line[how] += 1;
      month[how] += 1;
    }
  }
  return {
    departments: [...lines.values()].toSorted((a, b) => lateOf(b) - lateOf(a) || b.missed - a.missed),
    months: [...months.values()],
    open: open.toSorted((a, b) => a.dueAt - b.dueAt),
  };
};
