import { expect, it } from 'vitest';
import { instantOf, timeLabel } from '#shared/domain/clock/civil-date.ts';
import { minuteOf } from './instant-text.ts';

it('[R087] a typed moment is Shanghai time, and comes back as it was', () => {
  const morning = instantOf('2026-11-23', 9);
  expect(minuteOf(timeLabel(morning))).toBe(morning);
  for (const text of ['', '2026-11-23', '2026-11-31 10:00', '2026-11-23 25:00', 'x'])
    expect(minuteOf(text)).toBeNull();
});
