import chineseDays from 'chinese-days';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import china from '#assets/calendars/china.json' with { type: 'json' };
import { xinzhou2022 } from '../policy/xinzhou-2022.ts';
import { addDays, civilDateOf, instantOf } from './civil-date.ts';
import { bindingClock, recomputeClock, runningClocks, standingOf, startClock, stopClocks } from './clock.ts';
import { isEstimated, isWorkingDay, workCalendar } from './work-calendar.ts';
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

  it('the last days of a December are an estimate until the next year’s notice is known', () => {
    expect(isEstimated(calendar, '2026-12-24')).toBe(false);
    expect(isEstimated(calendar, '2026-12-25')).toBe(true);
    expect(addWorkingDays(calendar, '2026-12-24', 2)).toEqual({ date: '2026-12-28', estimated: true });
    expect(isEstimated(calendar, '2025-12-31')).toBe(false);
  });

  it('a December date follows the next year’s notice', () => {
    const next = { restDays: ['2026-12-31', '2027-01-01'], workDays: ['2026-12-27'] };
    const known = { ...calendar, years: { ...calendar.years, '2027': next } };
    expect(addWorkingDays(known, '2026-12-25', 1)).toEqual({ date: '2026-12-27', estimated: false });
    expect(addWorkingDays(known, '2026-12-30', 1)).toEqual({ date: '2027-01-04', estimated: false });
  });

  it('refuses a count that is not a whole positive number', () => {
    expect(() => addWorkingDays(calendar, '2026-01-01', 0)).toThrow(RangeError);
    expect(() => addWorkingDays(calendar, '2026-01-01', 1.5)).toThrow(RangeError);
  });
});

describe('a clock', () => {
  const rule = xinzhou2022.clocks.unconditionalReview;
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
    const started = [startClock(rule, monday, calendar)];
    const stopped = stopClocks(started, 'compliance-review', { now: monday + 1000, calendar });
    expect(bindingClock(stopped, calendar)).toBeNull();
    expect(
      standingOf(stopped[0] as (typeof stopped)[number], instantOf('2027-06-01', 9), calendar).overdue,
    ).toBe(false);
  });

  const nextYear = { restDays: ['2026-12-31', '2027-01-01'], workDays: ['2026-12-27'] };
  const arranged = { ...calendar, years: { ...calendar.years, '2027': nextYear } };

  it('[R052] is dated again when the arrangement arrives, and is then no estimate', () => {
    const started = startClock(rule, instantOf('2026-12-30', 10), calendar);
    expect(started).toMatchObject({ dueOn: '2027-01-04', estimated: true });
    const again = recomputeClock(started, arranged);
    expect(again).toMatchObject({ dueOn: '2027-01-05', estimated: false });
    expect(again.dueAt).toBe(instantOf('2027-01-05', 18));
    expect(bindingClock([started], arranged)?.dueOn).toBe('2027-01-05');
  });

  it('[R052] once stopped keeps the date it was met by, which is the one known then', () => {
    const started = startClock(rule, instantOf('2026-12-30', 10), calendar);
    const time = { now: instantOf('2027-01-05', 9), calendar: arranged };
    const [stopped] = stopClocks([started], 'every', time);
    if (stopped === undefined) throw new Error('no clock');
    expect(stopped).toMatchObject({ dueOn: '2027-01-05', stoppedAt: time.now });
    expect(recomputeClock(stopped, calendar)).toEqual(stopped);
    expect(standingOf(stopped, instantOf('2027-06-01', 9), calendar).overdue).toBe(false);
  });

  it('[R055] of several running the earliest binds', () => {
    const forwarded = startClock(xinzhou2022.clocks.providerAnswer, monday, calendar);
    const clocks = [forwarded, startClock(rule, monday, calendar)];
    expect(runningClocks(clocks, calendar).map(({ id }) => id)).toEqual([
      'compliance-review',
      'provider-answer',
    ]);
    expect(bindingClock(clocks, calendar)?.id).toBe('compliance-review');
  });
});
