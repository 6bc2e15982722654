import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aimedAt, type Position, scaleOf, scrolledTo } from './scaled-scroll.ts';

const rowHeight = 60;
const view = 600;
const million = scaleOf(1_000_000 * rowHeight, view);
const start: Position = { page: 0, rows: 0 };

describe('a list taller than a page', () => {
  it('is one to one as long as the page is tall enough', () => {
    const short = scaleOf(1000 * rowHeight, view);
    expect(scrolledTo(start, 4321, short)).toEqual({ page: 4321, rows: 4321 });
    expect(aimedAt(start, 4321, short)).toEqual({ page: 4321, rows: 4321 });
  });

  it('is at its ends where the scroll bar is, and in its middle where that is', () => {
    const bottom = million.page - view;
    expect(scrolledTo(start, bottom, million).rows).toBe(million.rows - view);
    expect(scrolledTo({ page: bottom, rows: 9 }, 0, million).rows).toBe(0);
    expect(scrolledTo(start, bottom / 2, million).rows).toBeCloseTo((million.rows - view) / 2);
  });

  it('moves row by row with the wheel, and never past an end', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -view, max: view }), { maxLength: 60 }), (steps) => {
        let at: Position = aimedAt(start, 30_000_000, million);
        for (const step of steps) {
          const before = at;
          at = scrolledTo(before, before.page + step, million);
          expect(at.rows - before.rows).toBeCloseTo(step, 5);
        }
      }),
    );
  });

  it('shows every place that is aimed at, on a page that the browser has', () => {
    fc.assert(
      fc.property(fc.nat({ max: million.rows }), fc.nat({ max: million.rows }), (from, to) => {
        const there = aimedAt(aimedAt(start, from, million), to, million);
        expect(there.rows).toBe(Math.min(to, million.rows - view));
        expect(there.page).toBeGreaterThanOrEqual(0);
        expect(there.page).toBeLessThanOrEqual(million.page - view);
        // The browser's own word of having come there changes nothing.
        expect(scrolledTo(there, there.page, million).rows).toBeCloseTo(there.rows, 5);
      }),
    );
  });
});
