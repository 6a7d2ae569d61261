import { type KeyboardEvent, useRef } from "react";
import { extendMarks, type Marks, NO_MARKS, toggleMark } from "./table-marks";

interface RowMarksInput<Row> {
  rows: readonly Row[];
  getRowId: (row: Row) => string;
  /** The row that the keys move; -1: none. */
  selectedIndex: number;
  marks: Marks;
  /** Undefined: the table marks nothing. */
  onMarks: ((marks: Marks) => void) | undefined;
}

/** How rows of a table are marked: with Ctrl or Shift and the mouse, Space, Shift and arrows, Ctrl+A; Esc ends it. */
export function useRowMarks<Row>({ rows, getRowId, selectedIndex, marks, onMarks }: RowMarksInput<Row>) {
  // Where a range of marked rows began.
  const anchor = useRef<string | null>(null);
  const toggle = (id: string) => {
    anchor.current = id;
    onMarks?.(toggleMark(marks, id));
  };
  const markUpTo = (index: number) => {
    const ids = rows.map(getRowId);
    const known = anchor.current === null ? -1 : ids.indexOf(anchor.current);
    const begin = known >= 0 ? known : Math.max(0, selectedIndex);
    anchor.current = ids[begin] ?? null;
    onMarks?.(extendMarks(marks, ids, begin, known >= 0 ? Math.max(0, selectedIndex) : begin, index));
  };
  return {
    /** The row at `index` is clicked: Shift marks up to it, Ctrl turns its mark. */
    press: (event: Pick<MouseEvent, "shiftKey" | "ctrlKey" | "metaKey">, index: number): void => {
      const row = rows[index];
      if (row === undefined) return;
      if (onMarks && event.shiftKey) markUpTo(index);
      else if (onMarks && (event.ctrlKey || event.metaKey)) toggle(getRowId(row));
      else anchor.current = null;
    },
    /** A key leads to the row at `index`: with Shift the rows up to it are marked. */
    move: (event: KeyboardEvent, index: number): void => {
      if (onMarks && event.shiftKey) markUpTo(index);
      else anchor.current = null;
    },
    /** True where the key marked something, or took marks away. */
    key: (event: KeyboardEvent): boolean => {
      const selected = rows[selectedIndex];
      if (!onMarks) return false;
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "a") {
        onMarks(new Set(rows.map(getRowId)));
        return true;
      }
      if (event.ctrlKey || event.altKey || event.metaKey) return false;
      if (event.key === " " && selected !== undefined) {
        toggle(getRowId(selected));
        return true;
      }
      if (event.key === "Escape" && marks.size > 0) {
        anchor.current = null;
        onMarks(NO_MARKS);
        return true;
      }
      return false;
    },
  };
}
