import type { ReactNode } from "react";

/** One column of a table: its head, its width and what stands in it for a row. */
export interface Column<Row> {
  id: string;
  header: string;
  /** A CSS grid width: "8rem", "minmax(10rem, 1fr)". */
  width: string;
  sortable?: boolean;
  align?: "start" | "end";
  cell: (row: Row) => ReactNode;
}
