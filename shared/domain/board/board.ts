/**
 * 时限督办: how every department stands now, step by step of working days, and how its limits ended month by month.
 * Pure over the limits, or over their tallies where a database has counted them: a bureau may hold a hundred thousand cases.
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

export type BoardOverview = {
  /** Most overdue first. */
  readonly departments: readonly DepartmentLine[];
  /** The last twelve months, the oldest first. */
  readonly months: readonly MonthLine[];
};

export type Board = BoardOverview & {
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
      const month = addMonths(boardFrom(today), index).slice(0, 7);
      return [month, { month, met: 0, missed: 0, open: 0 }];
    }),
  );

const lateOf = ({ open }: Pick<DepartmentLine, 'open'>): number =>
  open.late + open['late-3'] + open['late-5'];

/** Limits that are alike to the board, counted. */
export type Tally = Pick<Limit, 'departmentId' | 'dueOn'> & {
  readonly ended: boolean;
  /** Past its last instant: when it ended, or now where it runs. */
  readonly overdue: boolean;
  readonly count: number;
};

/** @param time the moment it stands at, and the calendar known then */
export const overviewOf = (tallies: Iterable<Tally>, time: ClockTime): BoardOverview => {
  const left = daysLeft(time);
  const lines = new Map<string | null, Line>();
  const months = monthsUntil(civilDateOf(time.now));
  for (const { departmentId, dueOn, ended, overdue, count } of tallies) {
    const line = lines.get(departmentId) ?? { departmentId, open: noSteps(), met: 0, missed: 0 };
    lines.set(departmentId, line);
    const month = months.get(dueOn.slice(0, 7));
    if (!ended) {
      line.open[stepOf(overdue, left(dueOn))] += count;
      if (overdue && month !== undefined) month.open += count;
    } else if (month !== undefined) {
      const how = overdue ? 'missed' : 'met';
      line[how] += count;
      month[how] += count;
    }
  }
  return {
    departments: [...lines.values()].toSorted((a, b) => lateOf(b) - lateOf(a) || b.missed - a.missed),
    months: [...months.values()],
  };
};

/** The first day of the oldest month that a board shows. */
export const boardFrom = (today: string): string => addMonths(`${today.slice(0, 7)}-01`, 1 - monthsShown);

const tallyOf = ({ departmentId, dueOn, dueAt, stoppedAt }: Limit, now: number): Tally => ({
  departmentId,
  dueOn,
  ended: stoppedAt !== null,
  overdue: (stoppedAt ?? now) > dueAt,
  count: 1,
});

/** A running limit as it stands at a moment. */
export const standingAt = (time: ClockTime): ((limit: Limit) => OpenLimit) => {
  const left = daysLeft(time);
  return (limit) => {
    const workingDaysLeft = left(limit.dueOn);
    return { ...limit, step: stepOf(time.now > limit.dueAt, workingDaysLeft), workingDaysLeft };
  };
};

/** @param time the moment it stands at, and the calendar known then */
export const boardOf = (limits: readonly Limit[], time: ClockTime): Board => ({
  ...overviewOf(
    limits.map((each) => tallyOf(each, time.now)),
    time,
  ),
  open: limits
    .filter(({ stoppedAt }) => stoppedAt === null)
    .toSorted((a, b) => a.dueAt - b.dueAt)
    .map(standingAt(time)),
});

/** One number of the board, or everything that is overdue. */
export type BoardChoice = { readonly departmentId: string | null; readonly step: BoardStep } | null;

export const isLateStep = (step: BoardStep): boolean => step.startsWith('late');

/** The running limits behind a number. */
export const chosenOf = (open: readonly OpenLimit[], choice: BoardChoice): readonly OpenLimit[] =>
  open.filter((limit) =>
    choice === null
      ? isLateStep(limit.step)
      : limit.step === choice.step && limit.departmentId === choice.departmentId,
  );
