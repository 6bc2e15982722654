/** Which civil dates are working days in China: weekends, less the State Council's yearly arrangements. */
import { z } from 'zod';
import { weekdayOf } from './civil-date.ts';

export const yearArrangement = z.strictObject({
  restDays: z.array(z.iso.date()).max(120),
  /** 调休: Saturdays and Sundays that are worked. */
  workDays: z.array(z.iso.date()).max(60),
});

/** A year is present only once its arrangement is known. */
export const workCalendar = z.strictObject({
  source: z.string().max(200),
  years: z.record(z.string().regex(/^\d{4}$/u), yearArrangement),
});
export type WorkCalendar = z.infer<typeof workCalendar>;

/** Statutory holidays that fall on fixed civil dates, used while a year has no arrangement (国务院令 第795号). */
export const fixedHolidays: ReadonlySet<string> = new Set([
  '01-01',
  '05-01',
  '05-02',
  '10-01',
  '10-02',
  '10-03',
]);

/**
 * From here on the next year's notice can move a day: the New Year holiday and its make-up weekend. Since the first
 * notices none has reached further back than 12-28; the days before that are a margin.
 */
const newYearReach = '12-25';

const isArrangedYear = (calendar: WorkCalendar, year: number): boolean =>
  calendar.years[String(year)] !== undefined;

/** True where a notice that governs the date has not been announced, so that the answer is an estimate. */
export const isEstimated = (calendar: WorkCalendar, date: string): boolean => {
  const year = Number(date.slice(0, 4));
  if (!isArrangedYear(calendar, year)) return true;
  return date.slice(5) >= newYearReach && !isArrangedYear(calendar, year + 1);
};

const isArranged = (calendar: WorkCalendar, date: string, list: 'restDays' | 'workDays'): boolean =>
  // A December date can be governed by the next year's notice.
  [Number(date.slice(0, 4)), Number(date.slice(0, 4)) + 1].some((year) =>
    calendar.years[String(year)]?.[list].includes(date),
  );

/** True where offices are open on that date. Make-up Saturdays and Sundays are; half-day holidays are too. */
export const isWorkingDay = (calendar: WorkCalendar, date: string): boolean => {
  if (isArranged(calendar, date, 'workDays')) return true;
  if (isArranged(calendar, date, 'restDays')) return false;
  const weekday = weekdayOf(date);
  if (weekday === 0 || weekday === 6) return false;
  return isArrangedYear(calendar, Number(date.slice(0, 4))) || !fixedHolidays.has(date.slice(5));
};
