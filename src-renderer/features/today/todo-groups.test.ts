import { describe, expect, it } from 'vitest';
import { instantOf } from '#shared/domain/clock/civil-date.ts';
import { startClock, stopClocks } from '#shared/domain/clock/clock.ts';
import { xinzhou2022 } from '#shared/domain/policy/xinzhou-2022.ts';
import { calendar } from '../../office/calendar.ts';
import { todoGroupOf } from './todo-groups.ts';

const clocks = [startClock(xinzhou2022.clocks.unconditionalReview, instantOf('2026-11-24', 9), calendar)];
const on = (date: string, hour: number) => todoGroupOf({ clocks }, { now: instantOf(date, hour), calendar });

describe('[R052] groups of to-dos', () => {
  it('[R052] groups by the binding deadline, which ends at the close of business', () => {
    expect(on('2026-11-22', 9)).toBe('later');
    expect(on('2026-11-23', 9)).toBe('week');
    expect(on('2026-11-26', 18)).toBe('today');
    expect(on('2026-11-26', 19)).toBe('overdue');
  });

  it('has a place for what has no limit or only stopped ones', () => {
    expect(todoGroupOf({ clocks: [] }, { now: 0, calendar })).toBe('open');
    const stopped = stopClocks(clocks, 'compliance-review', { now: 1, calendar });
    expect(todoGroupOf({ clocks: stopped }, { now: 0, calendar })).toBe('open');
  });
});
