import { describe, expect, it } from 'vitest';
import { scrollAfter, scrollToShow, visibleRows } from './visible-rows.ts';

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

describe('where a list stands after it has changed', () => {
  const view = { top: 400, height: 200 };
  const was = { asked: 'a', count: 100, chosen: 'row', place: 12 };

  it('begins another question at its first row, chosen or not', () => {
    expect(scrollAfter(was, { ...was, asked: 'b', place: 50 }, view, 40)).toBe(0);
  });

  it('goes to a row that is newly chosen, and to the chosen one of rows that were not here before', () => {
    expect(scrollAfter({ ...was, chosen: 'other' }, { ...was, place: 2 }, view, 40)).toBe(80);
    expect(scrollAfter({ ...was, count: 0, place: -1 }, { ...was, place: 2 }, view, 40)).toBe(80);
  });

  it('keeps a chosen row in sight that was in sight', () => {
    expect(scrollAfter(was, { ...was, place: 15 }, view, 40)).toBe(440);
    expect(scrollAfter(was, { ...was, place: 9 }, view, 40)).toBe(360);
  });

  it('leaves alone who has scrolled away from the chosen row, when it moves or comes to be loaded', () => {
    expect(scrollAfter({ ...was, place: 40 }, { ...was, place: 41 }, view, 40)).toBe(400);
    expect(scrollAfter({ ...was, place: 9 }, { ...was, place: 8 }, view, 40)).toBe(400);
    expect(scrollAfter({ ...was, place: 15 }, { ...was, place: 16 }, view, 40)).toBe(400);
    expect(scrollAfter({ ...was, place: -1 }, { ...was, place: 30 }, view, 40)).toBe(400);
    expect(scrollAfter(was, { ...was, place: -1 }, view, 40)).toBe(400);
    // The first row is chosen by itself, whichever it is by now.
    expect(scrollAfter({ ...was, place: 0 }, { ...was, chosen: 'new', place: 0 }, view, 40)).toBe(400);
    // Scrolled half out of sight, and only others have come.
    expect(
      scrollAfter({ ...was, place: 9 }, { ...was, place: 9, count: 101 }, { ...view, top: 380 }, 40),
    ).toBe(380);
  });
});
