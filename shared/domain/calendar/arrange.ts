/** Entering the State Council's notice of a year's holidays; every running clock is dated by it from then on. */
import { z } from 'zod';
import { line } from '#shared/lib/text.ts';
import { type Action, defineAction, firstRefusal, write } from '../action.ts';
import { weekdayOf } from '../clock/civil-date.ts';
import { fixedHolidays, yearArrangement } from '../clock/work-calendar.ts';
import { checkCityManagement, cityManagementReads } from '../organisation/city-management.ts';
import { arrangedYearId } from './arranged-year.ts';

const args = yearArrangement.extend({
  year: z.string().regex(/^20\d\d$/u),
  /** 0 where the platform has none for that year yet. */
  expectedVersion: z.int().nonnegative(),
  source: line(200),
});
type Args = z.output<typeof args>;

const isRestWeekday = (date: string): boolean => [0, 6].includes(weekdayOf(date));

/** A notice governs its year and the last days of the December before. */
const isGoverned = (year: string, date: string): boolean =>
  date.startsWith(year) || date.startsWith(`${Number(year) - 1}-12`);

const checkDays = ({ year, restDays, workDays }: Args) => {
  const days = [...restDays, ...workDays];
  const misplaced = restDays.some((date) => !isGoverned(year, date)) ? 'restDays' : 'workDays';
  return firstRefusal(
    [days.every((date) => isGoverned(year, date)), 'calendar.day-outside', misplaced],
    [new Set(days).size === days.length, 'calendar.day-twice', 'workDays'],
    [workDays.every(isRestWeekday), 'calendar.make-up-weekday', 'workDays'],
    [
      [...fixedHolidays].every((day) => restDays.includes(`${year}-${day}`)),
      'calendar.holiday-missing',
      'restDays',
    ],
  );
};

export const arrangeCalendar: Action<typeof args> = defineAction({
  args,
  numbering: null,
  reads: ({ year }, rows, actor) => [
    { table: 'yearArrangement', id: arrangedYearId(year) },
    ...cityManagementReads(rows, actor),
  ],
  apply: (given, rows, context) => {
    const { year, source, restDays, workDays, expectedVersion } = given;
    const version = rows.get('yearArrangement', arrangedYearId(year))?.version ?? 0;
    const refused =
      checkCityManagement(rows, context.actor) ??
      firstRefusal([version === expectedVersion, 'record.changed']) ??
      checkDays(given);
    if (refused !== null) return refused;
    const row = {
      id: arrangedYearId(year),
      version: version + 1,
      year,
      source,
      restDays: restDays.toSorted(),
      workDays: workDays.toSorted(),
      arrangedAt: context.now,
      officerId: context.actor.officerId,
      departmentId: context.actor.departmentId,
    };
    return write({ table: 'yearArrangement', row });
  },
});
