import { type MouseEvent, memo } from "react";
import { classNames } from "../classes";
import classes from "./data-table.module.css";
import type { Column } from "./table-column";

interface TableRowProps<Row> {
  row: Row;
  index: number;
  /** The element's id. */
  id: string;
  columns: readonly Column<Row>[];
  template: string;
  height: number;
  /** The row that the keys move. */
  isActive: boolean;
  isMarked: boolean;
  /** What assistive technology is told. */
  isSelected: boolean;
  onPress: (event: MouseEvent, index: number) => void;
  onOpen: (index: number) => void;
}

function PlainTableRow<Row>(props: TableRowProps<Row>) {
  const { row, index, id, columns, template, height, isActive, isMarked, isSelected, onPress, onOpen } = props;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid itself handles the keys of all its rows
    // biome-ignore lint/a11y/useFocusableInteractive: the grid keeps the focus and names its active row
    // biome-ignore lint/a11y/useSemanticElements: a virtual row cannot be a tr
    <div
      id={id}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      className={classNames(classes.row, isActive && classes.selected, isMarked && classes.marked)}
      style={{ height, transform: `translateY(${index * height}px)`, gridTemplateColumns: template }}
      onClick={(event) => onPress(event, index)}
      onDoubleClick={() => onOpen(index)}
    >
      {columns.map((column) => (
        // biome-ignore lint/a11y/useFocusableInteractive: as above
        // biome-ignore lint/a11y/useSemanticElements: as above
        <div
          key={column.id}
          role="gridcell"
          className={classNames(classes.cell, column.align === "end" && classes.end)}
        >
          {column.cell(row)}
        </div>
      ))}
    </div>
  );
}

/** One row of a table; drawn anew only when something of it changes, not at every frame of a scroll. */
export const TableRow = memo(PlainTableRow) as typeof PlainTableRow;
