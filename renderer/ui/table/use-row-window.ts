import { type RefObject, useCallback, useEffect, useState } from "react";

/** Rows drawn above and below those in view, so that a turn of the wheel does not show a gap. */
const SPARE_ROWS = 6;
/** The drawn rows change in steps: most frames of a slow scroll draw nothing anew. */
const STEP = 4;

/** Which rows of a list exist now: from `first`, before `end`. */
export interface RowWindow {
  first: number;
  end: number;
}

/** The rows to draw for a scroll position, all of the same height in pixels. */
export function rowWindow(scrollTop: number, viewHeight: number, rowHeight: number, count: number): RowWindow {
  const above = Math.floor(Math.max(0, scrollTop) / rowHeight / STEP) * STEP;
  const shown = Math.ceil(viewHeight / rowHeight) + STEP;
  const first = Math.max(0, Math.min(above, count) - SPARE_ROWS);
  return { first, end: Math.min(count, above + shown + SPARE_ROWS) };
}

/** The scroll position that brings a row into view with the least movement. `viewHeight`: without what covers its top. */
export function positionOf(index: number, scrollTop: number, viewHeight: number, rowHeight: number): number {
  const top = index * rowHeight;
  if (top < scrollTop) return top;
  return Math.max(scrollTop, top + rowHeight - viewHeight);
}

/**
 * Draws only the rows in view of a scrolling list under a head that stays. All rows have the same height, so nothing has
 * to be measured or remembered of them, however many they are.
 */
export function useRowWindow(
  scroller: RefObject<HTMLElement | null>,
  head: RefObject<HTMLElement | null>,
  rowHeight: number,
  count: number,
): RowWindow & { bringIntoView: (index: number) => void } {
  const [position, setPosition] = useState({ top: 0, height: 0 });
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const look = () => {
      const next = { top: element.scrollTop, height: element.clientHeight };
      const drawn = (of: typeof next) =>
        JSON.stringify(rowWindow(of.top, of.height, rowHeight, Number.MAX_SAFE_INTEGER));
      setPosition((before) => (drawn(before) === drawn(next) ? before : next));
    };
    look();
    const observer = new ResizeObserver(look);
    observer.observe(element);
    element.addEventListener("scroll", look, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener("scroll", look);
    };
  }, [scroller, rowHeight]);
  const bringIntoView = useCallback(
    (index: number) => {
      const element = scroller.current;
      if (!element) return;
      const view = element.clientHeight - (head.current?.offsetHeight ?? 0);
      element.scrollTop = positionOf(index, element.scrollTop, view, rowHeight);
    },
    [scroller, head, rowHeight],
  );
  return { ...rowWindow(position.top, position.height, rowHeight, count), bringIntoView };
}
