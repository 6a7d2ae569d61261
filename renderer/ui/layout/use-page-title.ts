import { useEffect } from "react";

/** Names the page once what it shows has been painted: for window lists, screen readers and measuring the start. */
export function usePageTitle(title: string, painted = true): void {
  useEffect(() => {
    if (!painted) return;
    // The second frame begins when the first one, with the content, has been handed to the screen.
    let second = 0;
    const first = requestAnimationFrame(() => {
      second = requestAnimationFrame(() => {
        document.title = `${title} - Sigap`;
      });
    });
    return () => {
      cancelAnimationFrame(first);
      cancelAnimationFrame(second);
    };
  }, [title, painted]);
}
