import { describe, expect, it } from 'vitest';
import { rememberHeads } from './recent-head.ts';

/** Hears one head after another, each so many milliseconds after the one before, and says what a copy needs each time. */
const hearing = (steps: readonly (readonly [milliseconds: number, head: number])[]): number[] => {
  let at = 1_000_000;
  const recentHead = rememberHeads(() => at);
  return steps.map(([milliseconds, head]) => {
    at += milliseconds;
    return recentHead(head);
  });
};

describe('how far a copy must have come', () => {
  it('S8 S22 as far as the ledger is now, where nothing was heard of it within seconds', () => {
    expect(hearing([[0, 10]])).toEqual([10]);
    expect(
      hearing([
        [0, 10],
        [100, 11],
        [4_500, 12],
        [900_000, 13],
      ]),
    ).toEqual([10, 11, 12, 13]);
  });

  it('S8 as far as the ledger was two to four seconds ago, while it is asked for all the time', () => {
    const steps = Array.from({ length: 100 }, (_, head) => [100, head] as const);
    for (const [head, needed] of hearing(steps).slice(23).entries()) {
      const age = (head + 23 - needed) * 100;
      expect(age).toBeGreaterThanOrEqual(2_000);
      expect(age).toBeLessThanOrEqual(4_000);
    }
  });

  it('S6 what was heard before the clock was set back is forgotten', () => {
    expect(
      hearing([
        [0, 10],
        [-3_600_000, 20],
        [3_000, 30],
      ]),
    ).toEqual([10, 20, 20]);
  });
});
