import { expect, it } from 'vitest';
import { afterAnswer, afterFailure, availability, isUnavailable } from './availability.ts';

const source = { entryId: 'e-1', providerId: 'd-provider' };

it('[R075] counts failures until the source answers again, and keeps both times', () => {
  const once = afterFailure(undefined, source, 10);
  const twice = afterFailure(once, source, 20);
  expect(twice).toEqual({
    id: 'e-1',
    providerId: 'd-provider',
    lastOkAt: null,
    lastFailedAt: 20,
    failures: 2,
  });
  expect(isUnavailable(twice)).toBe(true);
  const again = afterAnswer(twice, source, 30);
  expect(again).toEqual({ ...twice, lastOkAt: 30, failures: 0 });
  expect(isUnavailable(again)).toBe(false);
  for (const row of [once, twice, again]) expect(availability.safeParse(row).error).toBeUndefined();
});
