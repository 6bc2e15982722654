/** Which rows of a long list to draw. Heights in CSS pixels. */
export type Viewport = { readonly top: number; readonly height: number };

const spare = 6;

/** First and one past the last row to draw, with a few beyond each edge so that scrolling shows no gap. */
export function visibleRows(view: Viewport, rowHeight: number, count: number): readonly [number, number] {
  const first = Math.max(0, Math.floor(view.top / rowHeight) - spare);
  const last = Math.min(count, Math.ceil((view.top + view.height) / rowHeight) + spare);
  return [Math.min(first, last), last];
}

/** The scroll position that shows the whole row, moving as little as possible. */
export function scrollToShow(view: Viewport, rowHeight: number, index: number): number {
  const top = index * rowHeight;
  if (top < view.top) return top;
  return Math.max(view.top, top + rowHeight - view.height);
}

/** What a list stands on: what its rows answer, how many they are, and the row chosen with its place, -1 where unknown. */
export type Standing = {
  readonly asked: unknown;
  readonly count: number;
  readonly chosen: string | number | null;
  readonly place: number;
};

/**
 * The scroll position after a list has changed. Another question's rows are seen from the first. A row is gone to when it is
 * chosen, and kept in sight where it was in sight; who has scrolled away from it stays where they are, whatever comes in above.
 */
export function scrollAfter(was: Standing, now: Standing, view: Viewport, rowHeight: number): number {
  if (was.asked !== now.asked) return 0;
  if (now.place < 0 || now.place === was.place) return view.top;
  const isNewlyChosen = was.chosen !== now.chosen || was.count === 0;
  const wasInSight = was.place >= 0 && overlaps(view, rowHeight, was.place);
  return isNewlyChosen || wasInSight ? scrollToShow(view, rowHeight, now.place) : view.top;
}

const overlaps = ({ top, height }: Viewport, rowHeight: number, place: number): boolean =>
  (place + 1) * rowHeight > top && place * rowHeight < top + height;
