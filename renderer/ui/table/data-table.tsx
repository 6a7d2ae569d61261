import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type RefObject,
  useCallback,
  useEffect,
  useId,
  useMemo,
  useRef,
} from "react";
import { useTranslation } from "react-i18next";
import { classNames } from "../classes";
import { IconChevronDown, IconChevronUp } from "../icons";
import { useSettings } from "../settings/settings";
import classes from "./data-table.module.css";
import type { Column } from "./table-column";
import { moveInRows } from "./table-keys";
import { extendMarks, type Marks, NO_MARKS, toggleMark } from "./table-marks";
import { TableRow } from "./table-row";
import { useRowWindow } from "./use-row-window";

export type { Column };

export interface TableSort {
  column: string;
  descending: boolean;
}

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
  // Where a range of marked rows began.
  const anchor = useRef<string | null>(null);
  const mark = (id: string) => {
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

  const select = (index: number) => {
    const row = rows[index];
    if (row === undefined) return;
    bringIntoView(index);
    onSelect(getRowId(row), row);
  };
  const press = useStable((event: MouseEvent, index: number) => {
    const row = rows[index];
    if (row === undefined) return;
    const id = getRowId(row);
    if (onMarks && event.shiftKey) markUpTo(index);
    else if (onMarks && (event.ctrlKey || event.metaKey)) mark(id);
    else anchor.current = null;
    onSelect(id, row);
  });
  const open = useStable((index: number) => {
    const row = rows[index];
    if (row !== undefined) onOpen?.(getRowId(row), row);
  });
  /** True where the key marked something. */
  const markByKey = (event: KeyboardEvent): boolean => {
    const selected = rows[selectedIndex];
    if (!onMarks) return false;
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "a") {
      onMarks(new Set(rows.map(getRowId)));
      return true;
    }
    if (event.ctrlKey || event.altKey || event.metaKey) return false;
    if (event.key === " " && selected !== undefined) {
      mark(getRowId(selected));
      return true;
    }
    if (event.key === "Escape" && marks.size > 0) {
      anchor.current = null;
      onMarks(NO_MARKS);
      return true;
    }
    return false;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return;
    if (markByKey(event)) {
      event.preventDefault();
      return;
    }
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const selected = rows[selectedIndex];
    if (event.key === "Enter" && selected !== undefined && onOpen) {
      event.preventDefault();
      onOpen(getRowId(selected), selected);
      return;
    }
    const height = scroller.current?.clientHeight ?? 0;
    const next = moveInRows(event.key, selectedIndex, rows.length, Math.max(1, Math.floor(height / rowHeight) - 2));
    if (next === null) return;
    event.preventDefault();
    if (onMarks && event.shiftKey) markUpTo(next);
    else anchor.current = null;
    select(next);
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
        <HeaderRow {...props} template={template} head={head} />
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

interface HeaderRowProps<Row> extends DataTableProps<Row> {
  template: string;
  head: RefObject<HTMLDivElement | null>;
}

function HeaderRow<Row>({ columns, sort, onSort, template, head }: HeaderRowProps<Row>) {
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
