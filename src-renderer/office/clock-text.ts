/** A time limit in the words of a list: 剩 2 个工作日 · 11-25 (周三) · 五(三)2. */
import { civilDateOf, shortDateLabel } from '#shared/domain/clock/civil-date.ts';
import { type Clock, standingOf } from '#shared/domain/clock/clock.ts';
import { clockLabel } from '#shared/domain/clock/clock-id.ts';
import type { WorkCalendar } from '#shared/domain/clock/work-calendar.ts';

export type ClockText = {
  readonly standing: string;
  readonly due: string;
  readonly clause: string;
  readonly tone: 'grey' | 'amber' | 'red' | 'green';
  readonly estimated: boolean;
};

/** @param now epoch milliseconds, platform time */
export function clockText(clock: Clock, now: number, calendar: WorkCalendar): ClockText {
  return {
    ...standingText(clock, now, calendar),
    due: shortDateLabel(clock.dueOn),
    clause: clock.clause,
    estimated: clock.estimated,
  };
}

/** One clock in one line, as several are listed: 提供部门答复：剩 2 个工作日 · 11-25 (周三) · 五(三)2. */
export function clockLine(clock: Clock, now: number, calendar: WorkCalendar): string {
  const { standing, due, clause, estimated } = clockText(clock, now, calendar);
  const guess = estimated ? '（按周末推算，待国务院安排）' : '';
  return `${clockLabel[clock.id]}：${standing} · ${due} · ${clause}${guess}`;
}

function standingText(
  clock: Clock,
  now: number,
  calendar: WorkCalendar,
): Pick<ClockText, 'standing' | 'tone'> {
  const { overdue, workingDaysLeft } = standingOf(clock, now, calendar);
  if (clock.stoppedAt !== null) {
    return overdue ? { standing: '超期办结', tone: 'red' } : { standing: '按期办结', tone: 'green' };
  }
  if (overdue) {
    // Past the close of business on the last day, or on a rest day after it, no whole working day is lost yet.
    const late = -workingDaysLeft;
    return { standing: late > 0 ? `超期 ${late} 个工作日` : '已超期', tone: 'red' };
  }
  if (clock.dueOn === civilDateOf(now)) return { standing: '今日到期', tone: 'amber' };
  return { standing: `剩 ${workingDaysLeft} 个工作日`, tone: workingDaysLeft <= 1 ? 'amber' : 'grey' };
}
