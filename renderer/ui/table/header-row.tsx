import type { RefObject } from "react";
import { useTranslation } from "react-i18next";
import { classNames } from "../classes";
import { IconChevronDown, IconChevronUp } from "../icons";
import classes from "./data-table.module.css";
import type { Column } from "./table-column";

export interface TableSort {
  column: string;
  descending: boolean;
}

interface HeaderRowProps<Row> {
  columns: readonly Column<Row>[];
  sort: TableSort | null | undefined;
  onSort: ((sort: TableSort) => void) | undefined;
  template: string;
  head: RefObject<HTMLDivElement | null>;
}

/** The heads of a table's columns; those that can be sorted by are buttons. */
export function HeaderRow<Row>({ columns, sort, onSort, template, head }: HeaderRowProps<Row>) {
  const { t } = useTranslation("fields");
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: its sort buttons take the focus
    // biome-ignore lint/a11y/useSemanticElements: a virtual table cannot be a table element
    <div ref={head} className={classes.header} role="row" aria-rowindex={1} style={{ gridTemplateColumns: template }}>
      {columns.map((column) => {
        const active = sort?.column === column.id;
        const Chevron = sort?.descending ? IconChevronDown : IconChevronUp;
        return (
          // biome-ignore lint/a11y/useFocusableInteractive: as above
          // biome-ignore lint/a11y/useSemanticElements: as above
          <div
            key={column.id}
            role="columnheader"
            className={classNames(classes.headerCell, column.align === "end" && classes.end)}
            {...(active ? { "aria-sort": sort.descending ? ("descending" as const) : ("ascending" as const) } : {})}
          >
            {column.sortable && onSort ? (
              <button
                type="button"
                className={classes.sort}
                onClick={() => onSort({ column: column.id, descending: active ? !sort.descending : false })}
                title={active ? t(sort.descending ? "table.sortDescending" : "table.sortAscending") : undefined}
              >
                {column.header}
                {active && <Chevron className={classes.sortIcon} aria-hidden />}
              </button>
            ) : (
              column.header
            )}
          </div>
        );
      })}
    </div>
  );
}
