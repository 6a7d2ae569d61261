import type { ReactNode } from "react";

/** One column of a table: its head, its width and what stands in it for a row. */
export interface Column<Row> {
  id: string;
  header: string;
  /** A CSS grid width: "8rem", "minmax(10rem, 1fr)". */
  width: string;
  /** Only in a table that is at least so wide, in rem. Default: always. */
  from?: number;
  sortable?: boolean;
  align?: "start" | "end";
  cell: (row: Row) => ReactNode;
}

/** The columns that have room in a table of a certain width in rem. */
export function columnsFor<Row>(columns: readonly Column<Row>[], width: number): readonly Column<Row>[] {
  return columns.filter(({ from = 0 }) => from <= width);
}
