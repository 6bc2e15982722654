import { describe, expect, it } from 'vitest';
import { scrollToShow, visibleRows } from './visible-rows.ts';

describe('rows drawn of a long list', () => {
  it('draws the viewport and a few rows beyond it', () => {
    expect(visibleRows({ top: 0, height: 400 }, 40, 1000)).toEqual([0, 16]);
    expect(visibleRows({ top: 4000, height: 400 }, 40, 1000)).toEqual([94, 116]);
    expect(visibleRows({ top: 39_600, height: 400 }, 40, 1000)).toEqual([984, 1000]);
  });

  it('draws nothing of an empty list, nor of one that shrank under the scroll position', () => {
    expect(visibleRows({ top: 0, height: 400 }, 40, 0)).toEqual([0, 0]);
    expect(visibleRows({ top: 4000, height: 400 }, 40, 3)).toEqual([3, 3]);
  });

  it('scrolls no further than needed to show a row whole', () => {
    const view = { top: 400, height: 200 };
    expect(scrollToShow(view, 40, 2)).toBe(80);
    expect(scrollToShow(view, 40, 12)).toBe(400);
    expect(scrollToShow(view, 40, 15)).toBe(440);
  });
});
