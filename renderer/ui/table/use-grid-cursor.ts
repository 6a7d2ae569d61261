import type { KeyboardEvent } from "react";
import { handleGridKey, moveInRows } from "./table-keys";

export interface GridCursor {
  /** The row that the keys move from; -1: none. */
  index: number;
  count: number;
  /** How many rows PageUp and PageDown pass. */
  page: () => number;
  /** A key led to a row. */
  onMove: (index: number, event: KeyboardEvent) => void;
  /** Enter on the row at `index`. */
  onOpen?: ((index: number) => void) | undefined;
  /** Further keys of the grid; true where the key did something. */
  onOther?: (key: string) => boolean;
}

/** The keys of a grid whose rows are chosen one by one: arrows, pages and ends move, Enter opens. */
export function useGridCursor({
  index,
  count,
  page,
  onMove,
  onOpen,
  onOther,
}: GridCursor): (event: KeyboardEvent) => void {
  return (event) =>
    handleGridKey(event, (key) => {
      if (onOther?.(key)) return true;
      if (key === "Enter" && onOpen && index >= 0) {
        onOpen(index);
        return true;
      }
      const next = moveInRows(key, index, count, page());
      if (next === null) return false;
      onMove(next, event);
      return true;
    });
}
