import { afterEach, expect, it, vi } from 'vitest';
import { toldSeldom } from './told-seldom.ts';

afterEach(() => {
  vi.useRealTimers();
});

it('tells the first at once, then the last of each pause, and nothing twice', () => {
  vi.useFakeTimers();
  const heard: number[] = [];
  const tell = toldSeldom({
    pause: 100,
    canWait: (told) => told < 10,
    tell: (told: number) => heard.push(told),
  });
  for (const number of [1, 2, 3]) tell(number);
  expect(heard).toEqual([1]);
  vi.advanceTimersByTime(100);
  expect(heard).toEqual([1, 3]);
  vi.advanceTimersByTime(50);
  tell(4);
  expect(heard).toEqual([1, 3]);
  vi.advanceTimersByTime(50);
  expect(heard).toEqual([1, 3, 4]);
  vi.advanceTimersByTime(1_000);
  tell(5);
  expect(heard).toEqual([1, 3, 4, 5]);
  // The end of it all waits for nothing, and what waited before it is told no more.
  tell(6);
  tell(10);
  vi.advanceTimersByTime(1_000);
  expect(heard).toEqual([1, 3, 4, 5, 10]);
});
