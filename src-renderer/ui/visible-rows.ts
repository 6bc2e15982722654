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
