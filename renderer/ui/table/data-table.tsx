import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  useCallback,
  useEffect,
  useId,
  useMemo,
  useRef,
} from "react";
import { useTranslation } from "react-i18next";
import { classNames } from "../classes";
import { useSettings } from "../settings/settings";
import classes from "./data-table.module.css";
import { HeaderRow, type TableSort } from "./header-row";
import type { Column } from "./table-column";
import { type Marks, NO_MARKS } from "./table-marks";
import { TableRow } from "./table-row";
import { useGridCursor } from "./use-grid-cursor";
import { useRowMarks } from "./use-row-marks";
import { useRowWindow } from "./use-row-window";

export type { Column, TableSort };

export interface DataTableProps<Row> {
  /** Names the table for screen readers. */
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  getRowId: (row: Row) => string;
  selectedId: string | null;
  /** Moved to by arrow keys or a click. */
  onSelect: (id: string, row: Row) => void;
  /** Enter or a double click. */
  onOpen?: (id: string, row: Row) => void;
  sort?: TableSort | null;
  onSort?: (sort: TableSort) => void;
  /** The last rows came into view: fetch more. Called again only when there are more rows. */
  onEndReached?: () => void;
  /** The first rows are on their way. */
  loading?: boolean;
  /** Further rows are on their way. */
  loadingMore?: boolean;
  /** What to show when there are no rows. */
  empty?: ReactNode;
  /** Rows in all, when there are more than are loaded. */
  total?: number;
  /** Takes the focus when it appears. */
  autoFocus?: boolean;
  /** Rows marked to do something with all of them: Space, Shift with arrows or a click, Ctrl+A, Ctrl with a click. */
  marks?: Marks;
  onMarks?: (marks: Marks) => void;
}

const ROW_REM = 2;

/** A dense table of any length: only the rows in view exist, arrow keys move through it, Enter opens a row. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, columns, rows, getRowId, selectedId, onSelect, onOpen, onEndReached, loading, empty, autoFocus } =
    props;
  const { t } = useTranslation("fields");
  const { rem } = useSettings();
  const scroller = useRef<HTMLDivElement>(null);
  const base = useId();
  const rowHeight = Math.round(ROW_REM * rem);
  const head = useRef<HTMLDivElement>(null);
  const { first, end, bringIntoView } = useRowWindow(scroller, head, rowHeight, rows.length);

  useEffect(() => {
    if (autoFocus) scroller.current?.focus({ preventScroll: true });
  }, [autoFocus]);

  const lastShown = end - 1;
  // By the list and not by its length: the answer to another question may be just as long.
  const askedFor = useRef<readonly Row[] | null>(null);
  useEffect(() => {
    if (rows.length > 0 && lastShown >= rows.length - 20 && askedFor.current !== rows) {
      askedFor.current = rows;
      onEndReached?.();
    }
  }, [lastShown, rows, onEndReached]);

  // Not at every frame of a scrolled list.
  // biome-ignore lint/correctness/useExhaustiveDependencies: how a row is named does not change
  const selectedIndex = useMemo(
    () => (selectedId === null ? -1 : rows.findIndex((row) => getRowId(row) === selectedId)),
    [rows, selectedId],
  );
  const template = columns.map((column) => column.width).join(" ");

  const { marks = NO_MARKS, onMarks } = props;
  const marking = useRowMarks({ rows, getRowId, selectedIndex, marks, onMarks });
  const choose = (index: number) => {
    const row = rows[index];
    if (row !== undefined) onSelect(getRowId(row), row);
  };
  const press = useStable((event: MouseEvent, index: number) => {
    marking.press(event, index);
    choose(index);
  });
  const open = useStable((index: number) => {
    const row = rows[index];
    if (row !== undefined) onOpen?.(getRowId(row), row);
  });
  const moveByKey = useGridCursor({
    index: selectedIndex,
    count: rows.length,
    page: () => Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2),
    onMove: (index, event) => {
      marking.move(event, index);
      bringIntoView(index);
      choose(index);
    },
    onOpen: onOpen && open,
  });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target === event.currentTarget && marking.key(event)) event.preventDefault();
    else moveByKey(event);
  };

  return (
    <div className={classes.frame}>
      {/* biome-ignore lint/a11y/useSemanticElements: a virtual list cannot be a table element */}
      <div
        ref={scroller}
        className={classNames(classes.scroller, marks.size > 0 && classes.marking)}
        role="grid"
        aria-label={label}
        aria-rowcount={props.total ?? rows.length + 1}
        aria-busy={loading === true}
        {...(onMarks ? { "aria-multiselectable": true } : {})}
        tabIndex={0}
        onKeyDown={onKeyDown}
        {...(selectedIndex >= 0 ? { "aria-activedescendant": `${base}-${selectedIndex}` } : {})}
      >
        <HeaderRow columns={columns} sort={props.sort} onSort={props.onSort} template={template} head={head} />
        {rows.length === 0 ? (
          <div className={classes.empty}>{loading ? t("table.loading") : empty}</div>
        ) : (
          // biome-ignore lint/a11y/useSemanticElements: a virtual list cannot be a table element
          <div className={classes.rows} role="rowgroup" style={{ height: rows.length * rowHeight }}>
            {rows.slice(first, end).map((row, offset) => {
              const id = getRowId(row);
              const isMarked = marks.has(id);
              return (
                <TableRow
                  key={id}
                  row={row}
                  index={first + offset}
                  id={`${base}-${first + offset}`}
                  columns={columns}
                  template={template}
                  height={rowHeight}
                  isActive={id === selectedId}
                  isMarked={isMarked}
                  // While rows are marked these are the selected ones; the row that the keys move is named by the grid.
                  isSelected={marks.size > 0 ? isMarked : id === selectedId}
                  onPress={press}
                  onOpen={open}
                />
              );
            })}
          </div>
        )}
        {props.loadingMore && <div className={classes.more}>{t("table.more")}</div>}
      </div>
    </div>
  );
}

/** The same function at every render, that always does what the newest one does. */
function useStable<Arguments extends unknown[]>(newest: (...given: Arguments) => void): (...given: Arguments) => void {
  const latest = useRef(newest);
  latest.current = newest;
  return useCallback((...given: Arguments) => latest.current(...given), []);
}
