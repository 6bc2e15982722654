import { expect, it } from 'vitest';
import { instantOf } from '../clock/civil-date.ts';
import { callCounts } from './call-counts.ts';

it('[R049] a call counts for the day in Shanghai on which it was made', () => {
  const midnight = instantOf('2026-11-24', 0);
  const calls = [midnight - 1, midnight, midnight + 1].map((at) => ({ at }));
  expect(callCounts(calls, '2026-11-24')).toEqual({ today: 2, total: 3 });
  expect(callCounts([], '2026-11-24')).toEqual({ today: 0, total: 0 });
});
