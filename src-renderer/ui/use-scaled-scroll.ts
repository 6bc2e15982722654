import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { aimedAt, type Position, scaleOf, scrolledTo } from './scaled-scroll.ts';
import type { Viewport } from './visible-rows.ts';

export type ScaledScroll = {
  /** What of the rows is in sight. */
  readonly view: Viewport;
  /** Height of what the browser scrolls. */
  readonly pageHeight: number;
  /** What to take off a row's place among the rows to have its place on the page. */
  readonly shift: number;
  /** Scrolls so that what `aim` answers is at the top. */
  readonly moveTo: (aim: (view: Viewport) => number) => void;
};

/** The scrolling of an element over rows of the given height together. */
export function useScaledScroll(box: RefObject<HTMLElement | null>, rowsHeight: number): ScaledScroll {
  const [height, setHeight] = useState(600);
  const [position, setPosition] = useState<Position>({ page: 0, rows: 0 });
  const at = useRef(position);
  const take = useCallback((next: Position) => {
    at.current = next;
    setPosition(next);
  }, []);

  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const measure = () => {
      const scale = scaleOf(rowsHeight, element.clientHeight);
      setHeight(element.clientHeight);
      // What was asked for comes back a fraction of a pixel off.
      if (Math.abs(element.scrollTop - at.current.page) >= 1)
        take(scrolledTo(at.current, element.scrollTop, scale));
    };
    const watcher = new ResizeObserver(measure);
    watcher.observe(element);
    element.addEventListener('scroll', measure, { passive: true });
    return () => {
      watcher.disconnect();
      element.removeEventListener('scroll', measure);
    };
  }, [box, rowsHeight, take]);

  const now = useRef(rowsHeight);
  // A shorter list ends before the place that was in sight.
  useLayoutEffect(() => {
    now.current = rowsHeight;
    const element = box.current;
    if (element === null) return;
    const scale = scaleOf(rowsHeight, element.clientHeight);
    const next = aimedAt(at.current, at.current.rows, scale);
    if (next.rows === at.current.rows && next.page === at.current.page) return;
    take(next);
    element.scrollTop = next.page;
  }, [box, rowsHeight, take]);

  const moveTo = useCallback(
    (aim: (view: Viewport) => number) => {
      const element = box.current;
      if (element === null) return;
      const view = { top: at.current.rows, height: element.clientHeight };
      const next = aimedAt(at.current, aim(view), scaleOf(now.current, view.height));
      if (next.rows === at.current.rows) return;
      take(next);
      element.scrollTop = next.page;
    },
    [box, take],
  );
  return {
    view: { top: position.rows, height },
    pageHeight: scaleOf(rowsHeight, height).page,
    shift: position.rows - position.page,
    moveTo,
  };
}
