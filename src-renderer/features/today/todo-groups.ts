/** To-dos by when they end: overdue, today, this week, later, and those without a statutory limit. */
import { addDays, civilDateOf, weekdayOf } from '#shared/domain/clock/civil-date.ts';
import { bindingClock, type ClockTime } from '#shared/domain/clock/clock.ts';
import type { SharingCase } from '#shared/domain/sharing/sharing-case.ts';

export const todoGroups = ['overdue', 'today', 'week', 'later', 'open'] as const;
export type TodoGroup = (typeof todoGroups)[number];

export const todoGroupLabel: Readonly<Record<TodoGroup, string>> = {
  overdue: '已超期',
  today: '今日到期',
  week: '本周到期',
  later: '以后到期',
  open: '无法定时限',
};

/** The Sunday that ends the week of a date. */
const endOfWeek = (date: string): string => addDays(date, (7 - weekdayOf(date)) % 7);

/** @param time platform time and the calendar known now */
export function todoGroupOf(subject: Pick<SharingCase, 'clocks'>, { now, calendar }: ClockTime): TodoGroup {
  const clock = bindingClock(subject.clocks, calendar);
  if (clock === null) return 'open';
  if (now > clock.dueAt) return 'overdue';
  const today = civilDateOf(now);
  if (clock.dueOn <= today) return 'today';
  return clock.dueOn <= endOfWeek(today) ? 'week' : 'later';
}
