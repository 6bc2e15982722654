import chineseDays from 'chinese-days';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import china from '#assets/calendars/china.json' with { type: 'json' };
import { addDays, civilDateOf, instantOf } from './civil-date.ts';
import { bindingClock, standingOf, startClock, stopClocks } from './clock.ts';
import { isWorkingDay, workCalendar } from './work-calendar.ts';
import { addWorkingDays, countWorkingDays } from './working-days.ts';

const calendar = workCalendar.parse(china);
const anyDate = fc.integer({ min: 0, max: 1824 }).map((days) => addDays('2022-01-01', days));

describe('working days', () => {
  it.each([
    ['2025-09-26', 2, '2025-09-29'],
    ['2025-09-26', 5, '2025-10-10'],
    ['2025-09-26', 10, '2025-10-16'],
    ['2025-09-26', 15, '2025-10-23'],
    ['2026-04-30', 2, '2026-05-07'],
    ['2026-04-30', 5, '2026-05-11'],
    ['2026-04-30', 10, '2026-05-18'],
    ['2026-04-30', 15, '2026-05-25'],
  ])('[R052] %s plus %i working days is %s', (start, count, due) => {
    expect(addWorkingDays(calendar, start, count)).toEqual({ date: due, estimated: false });
  });

  it('agrees with an independent calendar on every day of 2022 to 2026', () => {
    for (let date = '2022-01-01'; date <= '2026-12-31'; date = addDays(date, 1)) {
      expect([date, isWorkingDay(calendar, date)]).toEqual([date, chineseDays.isWorkday(date)]);
    }
  });

  it('[R055] adding then counting gives the same number back, and the due date is a working day', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 1, max: 30 }), (start, count) => {
        const due = addWorkingDays(calendar, start, count).date;
        expect(isWorkingDay(calendar, due)).toBe(true);
        expect(countWorkingDays(calendar, start, due)).toBe(count);
        expect(countWorkingDays(calendar, due, start)).toBe(-count);
      }),
    );
  });

  it('a year without an arrangement is computed and marked as an estimate', () => {
    expect(addWorkingDays(calendar, '2026-12-30', 2)).toEqual({ date: '2027-01-04', estimated: true });
  });

  it('refuses a count that is not a whole positive number', () => {
    expect(() => addWorkingDays(calendar, '2026-01-01', 0)).toThrow(RangeError);
    expect(() => addWorkingDays(calendar, '2026-01-01', 1.5)).toThrow(RangeError);
  });
});

describe('a clock', () => {
  const rule = { id: 'compliance-review', pack: 'xinzhou-2022', clause: '五(三)1', workingDays: 2 } as const;
  const monday = instantOf('2026-11-23', 10);

  it('[R052] runs to the close of business of its last working day', () => {
    const started = startClock(rule, monday, calendar);
    expect(started.dueOn).toBe('2026-11-25');
    expect(standingOf(started, instantOf('2026-11-25', 18), calendar)).toEqual({
      overdue: false,
      workingDaysLeft: 0,
    });
    expect(standingOf(started, instantOf('2026-11-25', 18) + 1, calendar).overdue).toBe(true);
    expect(standingOf(started, instantOf('2026-11-27', 9), calendar).workingDaysLeft).toBe(-2);
  });

  it('started at any hour of a day is due on the same date', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 86_399_999 }), (sinceMidnight) => {
        const start = instantOf('2026-11-23', 0) + sinceMidnight;
        expect(civilDateOf(start)).toBe('2026-11-23');
        expect(startClock(rule, start, calendar).dueOn).toBe('2026-11-25');
      }),
    );
  });

  it('once stopped keeps the standing it had, and no longer binds', () => {
    const stopped = stopClocks([startClock(rule, monday, calendar)], 'compliance-review', monday + 1000);
    expect(bindingClock(stopped)).toBeNull();
    expect(
      standingOf(stopped[0] as (typeof stopped)[number], instantOf('2027-06-01', 9), calendar).overdue,
    ).toBe(false);
  });
});
