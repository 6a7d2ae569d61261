import type { KeyboardEvent } from "react";

/**
 * What a grid does with the keys that it has the focus for, not something inside it: `onKey` answers whether the key did
 * something. Keys with Ctrl, Alt or Meta belong to commands.
 */
export function handleGridKey(event: KeyboardEvent, onKey: (key: string) => boolean): void {
  if (event.target !== event.currentTarget || event.ctrlKey || event.altKey || event.metaKey) return;
  if (onKey(event.key)) event.preventDefault();
}

/**
 * The row that a key leads to, or null when the key moves nothing.
 * `index` is -1 when no row is selected; `page` is how many rows PageUp and PageDown pass.
 */
export function moveInRows(key: string, index: number, count: number, page: number): number | null {
  if (count === 0) return null;
  const last = count - 1;
  switch (key) {
    case "ArrowDown":
      return Math.min(last, index + 1);
    case "ArrowUp":
      return index < 0 ? last : Math.max(0, index - 1);
    case "PageDown":
      return Math.min(last, Math.max(0, index) + page);
    case "PageUp":
      return Math.max(0, Math.max(0, index) - page);
    case "Home":
      return 0;
    case "End":
      return last;
    default:
      return null;
  }
}
