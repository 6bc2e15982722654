import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import china from '#assets/calendars/china.json' with { type: 'json' };
import { xinzhou2022 } from '../policy/xinzhou-2022.ts';
import { addDays, civilDateOf, instantOf } from './civil-date.ts';
import { startClock, stopClocks } from './clock.ts';
import { warningAt, warningSteps, warningsOf } from './warnings.ts';
import { isWorkingDay, workCalendar } from './work-calendar.ts';
import { countWorkingDays } from './working-days.ts';

const calendar = workCalendar.parse(china);
const { providerAnswer, unconditionalReview } = xinzhou2022.clocks;

describe('[R055] the ladder of warnings', () => {
  it('[R055] counts working days over the National Day holiday and its make-up days', () => {
    const clock = startClock(providerAnswer, instantOf('2025-09-26', 10), calendar);
    expect(warningsOf(clock, calendar)).toEqual([
      { step: 2, date: '2025-09-30' },
      { step: 1, date: '2025-10-09' },
      { step: 0, date: '2025-10-10' },
      { step: -1, date: '2025-10-11' },
      { step: -3, date: '2025-10-14' },
      { step: -5, date: '2025-10-16' },
    ]);
  });

  it('[R052] leaves out what would fall on the starting day', () => {
    const clock = startClock(unconditionalReview, instantOf('2026-11-23', 10), calendar);
    expect(warningsOf(clock, calendar)[0]).toEqual({ step: 1, date: '2026-11-24' });
  });

  it('[R055] never warns on a rest day, and each warning is as many working days from the end as it says', () => {
    const anyInstant = fc
      .integer({ min: 0, max: 1700 })
      .map((days) => instantOf(addDays('2022-01-04', days), 10));
    fc.assert(
      fc.property(anyInstant, fc.integer({ min: 1, max: 20 }), (start, workingDays) => {
        const clock = startClock({ ...providerAnswer, workingDays }, start, calendar);
        const warnings = warningsOf(clock, calendar);
        for (const { step, date } of warnings) {
          expect(isWorkingDay(calendar, date)).toBe(true);
          expect(countWorkingDays(calendar, date, clock.dueOn)).toBe(step);
          expect(date > civilDateOf(start)).toBe(true);
        }
        expect(warnings.map(({ step }) => step)).toEqual(warningSteps.filter((step) => step < workingDays));
      }),
    );
  });

  it('[R055] the warning in force is the last whose day has come, over a weekend too', () => {
    const clock = startClock(providerAnswer, instantOf('2026-11-23', 10), calendar);
    const stepOn = (date: string) => warningAt(clock, instantOf(date, 8), calendar)?.step ?? null;
    expect(stepOn('2026-11-25')).toBeNull();
    expect(stepOn('2026-11-26')).toBe(2);
    expect(stepOn('2026-11-29')).toBe(1);
    expect(stepOn('2026-11-30')).toBe(0);
    expect(stepOn('2026-12-01')).toBe(-1);
    expect(stepOn('2026-12-02')).toBe(-1);
    expect(stepOn('2026-12-20')).toBe(-5);
  });

  it('follows the calendar when an arrangement arrives, and ends with the clock', () => {
    const started = startClock(unconditionalReview, instantOf('2026-12-30', 10), calendar);
    const notice = { restDays: ['2026-12-31', '2027-01-01'], workDays: [] };
    const known = { ...calendar, years: { ...calendar.years, '2027': notice } };
    expect(warningsOf(started, calendar)[0]).toEqual({ step: 1, date: '2026-12-31' });
    expect(warningsOf(started, known)[0]).toEqual({ step: 1, date: '2027-01-04' });
    const [stopped] = stopClocks([started], 'every', { now: instantOf('2026-12-31', 9), calendar });
    expect(stopped && warningsOf(stopped, calendar)).toEqual([]);
  });
});
