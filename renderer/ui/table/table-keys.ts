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
