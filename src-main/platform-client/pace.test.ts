import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createLine, leastRate } from './pace.ts';

const patience = 15_000;
const second = 1_000;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Receives so many bytes every second; after how many seconds it was given up, or null. */
function receiving(rate: number, seconds: number, sent = 0): number | null {
  const pace = createLine().keepPace(patience, sent);
  for (let passed = 1; passed <= seconds; passed += 1) {
    vi.advanceTimersByTime(second);
    if (pace.signal.aborted) return passed;
    pace.received(passed * rate);
  }
  pace.end();
  return null;
}

it('S17 an answer may last as long as it moves: 4 MiB over 200 kB/s, 64 MiB over 20 kB/s', () => {
  expect(receiving(200_000, 21)).toBeNull();
  expect(receiving(20_000, 3_356)).toBeNull();
});

it('S17 four answers that share a line of the least rate are all heard to their end, one after another', () => {
  const line = createLine();
  const sizes = [100, 200, 300, 1_000].map((kilobytes) => kilobytes * 1024);
  let open = sizes.map((size) => ({ pace: line.keepPace(patience, 0), size, came: 0 }));
  for (let passed = 0; open.length > 0; passed += 1) {
    expect(passed).toBeLessThan(200);
    vi.advanceTimersByTime(second);
    for (const each of open) {
      expect(each.pace.signal.aborted).toBe(false);
      each.came += leastRate / open.length;
      each.pace.received(each.came);
    }
    for (const { pace, came, size } of open) if (came >= size) pace.end();
    open = open.filter(({ came, size }) => came < size);
  }
});

it('S17 an answer that drips is given up, be it never silent', () => {
  expect(receiving(1, 60)).toBe(16);
  expect(receiving(leastRate / 2, 60)).toBeLessThanOrEqual(31);
});

it('S17 an answer that falls silent is given up after the patience, however much has come', () => {
  const pace = createLine().keepPace(patience, 0);
  pace.received(60 * 1024 * 1024);
  vi.advanceTimersByTime(patience - 1);
  expect(pace.signal.aborted).toBe(false);
  vi.advanceTimersByTime(1);
  expect(pace.signal.aborted).toBe(true);
});

it('S17 a request is given the time that its bytes take on a slow line before its answer begins', () => {
  const batch = 512 * 1024;
  const pace = createLine().keepPace(patience, batch);
  vi.advanceTimersByTime(patience + (batch / leastRate) * second - 1);
  expect(pace.signal.aborted).toBe(false);
  vi.advanceTimersByTime(1);
  expect(pace.signal.aborted).toBe(true);
});

it('is over with its exchange', () => {
  const pace = createLine().keepPace(patience, 0);
  pace.end();
  expect(vi.getTimerCount()).toBe(0);
  vi.advanceTimersByTime(2 * patience);
  expect(pace.signal.aborted).toBe(false);
});
