import { expect, it } from 'vitest';
import { createLoadPace } from './load-pace.ts';

it('says entries a second since the load began, and none before there is one', () => {
  let now = 1_000;
  const pace = createLoadPace(() => now);
  expect(pace.rateAt(0)).toBeNull();
  now += 2_000;
  expect(pace.rateAt(5_000)).toBe(2_500);
  now += 3_000;
  expect(pace.rateAt(10_000)).toBe(2_000);
});

it('does not count the time in which it stood still, and begins anew with another list', () => {
  let now = 0;
  const pace = createLoadPace(() => now);
  pace.rateAt(5_000);
  pace.rest();
  now += 3_600_000;
  expect(pace.rateAt(5_000)).toBeNull();
  now += 1_000;
  expect(pace.rateAt(10_000)).toBe(5_000);
  expect(pace.rateAt(0)).toBeNull();
});
