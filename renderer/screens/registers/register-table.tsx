import { type UIEvent, useEffect, useId, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { RegisterColumn } from "../../../shared/domain/registers/columns";
import type { RegisterRow } from "../../../shared/ipc/registers";
import { DeadlineChip } from "../../parts/deadline/deadline-chip";
import { RegisterClockChip } from "../../parts/deadline/register-clock";
import { classNames } from "../../ui/classes";
import { useFormat } from "../../ui/format/use-format";
import { useGridCursor } from "../../ui/table/use-grid-cursor";
import classes from "./registers.module.css";
import { cellWords } from "./registers-model";

interface RegisterTableProps {
  /** Names the table for screen readers. */
  label: string;
  columns: readonly RegisterColumn[];
  rows: readonly RegisterRow[];
  selected: string | null;
  now: number;
  onSelect: (key: string) => void;
  onOpen: (row: RegisterRow) => void;
  onEndReached: () => void;
}

/** How near the end of what is loaded the next page is fetched, in heights of the visible part. */
const NEAR = 2;
/** States of clocks that a row does not show: nothing runs, it was met, or an applicant's right has passed unused. */
const QUIET: readonly string[] = ["none", "not-started", "met", "over"];
/** Width of the clocks in rem. */
const CLOCKS_WIDTH = 16;
/** Columns that stay where they are while the others scroll. */
const STICKY = 2;
/** The rows that PageUp and PageDown pass: each is several lines high. */
const PAGE = 8;
/** How far an arrow key scrolls the columns. */
const SIDEWAYS_PIXELS = 192;

/**
 * A register as a table: number and date stay in view at the left, the clocks at the right. Arrow keys move through the
 * rows, left and right scroll the columns, Enter opens the request; the selected row shows its texts in full.
 */
export function RegisterTable({
  label,
  columns,
  rows,
  selected,
  now,
  onSelect,
  onOpen,
  onEndReached,
}: RegisterTableProps) {
  const { t } = useTranslation("registers");
  const format = useFormat();
  const base = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const index = rows.findIndex((row) => row.key === selected);

  useEffect(() => {
    if (index >= 0) document.getElementById(`${base}-${index}`)?.scrollIntoView({ block: "nearest" });
  }, [index, base]);
  const onScroll = ({ currentTarget: box }: UIEvent<HTMLElement>) => {
    if (box.scrollHeight - box.scrollTop < box.clientHeight * (1 + NEAR)) onEndReached();
  };
  useEffect(() => {
    const box = scroller.current;
    if (box && rows.length > 0 && box.scrollHeight <= box.clientHeight) onEndReached();
  }, [rows, onEndReached]);

  const scrollSideways = (key: string): boolean => {
    if (key !== "ArrowLeft" && key !== "ArrowRight") return false;
    const by = key === "ArrowRight" ? SIDEWAYS_PIXELS : -SIDEWAYS_PIXELS;
    scroller.current?.scrollBy({ left: by, behavior: "instant" });
    return true;
  };
  const onKeyDown = useGridCursor({
    index,
    count: rows.length,
    page: () => PAGE,
    onMove: (next) => {
      const row = rows[next];
      if (row) onSelect(row.key);
    },
    onOpen: (at) => {
      const row = rows[at];
      if (row) onOpen(row);
    },
    onOther: scrollSideways,
  });

  const left = (place: number) =>
    place >= STICKY
      ? {}
      : { style: { left: `${columns.slice(0, place).reduce((sum, column) => sum + column.width, 0)}rem` } };
  const sticky = (place: number) => (place < STICKY ? classes.sticky : undefined);

  return (
    <div ref={scroller} className={classes.scroller} onScroll={onScroll}>
      <table
        className={classes.table}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid is a table whose rows are chosen
        role="grid"
        aria-label={label}
        aria-rowcount={rows.length + 1}
        tabIndex={0}
        style={{ width: `${columns.reduce((sum, column) => sum + column.width, CLOCKS_WIDTH)}rem` }}
        onKeyDown={onKeyDown}
        {...(index >= 0 ? { "aria-activedescendant": `${base}-${index}` } : {})}
      >
        <colgroup>
          {columns.map((column) => (
            <col key={column.id} style={{ width: `${column.width}rem` }} />
          ))}
          <col style={{ width: `${CLOCKS_WIDTH}rem` }} />
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map((column, place) => (
              <th key={column.id} className={classNames(classes.head, sticky(place))} {...left(place)}>
                {format.language === "en" ? column.english : column.title}
              </th>
            ))}
            <th className={classNames(classes.head, classes.clocks)}>{t("clocksColumn")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, position) => (
            <tr
              key={row.key}
              id={`${base}-${position}`}
              aria-rowindex={position + 2}
              aria-selected={position === index}
              className={classNames(classes.row, position === index && classes.selected)}
              onClick={() => onSelect(row.key)}
              onDoubleClick={() => onOpen(row)}
            >
              {columns.map((column, place) => {
                const words = cellWords(row.cells[place] ?? "", format);
                return (
                  <td key={column.id} className={classNames(classes.cell, sticky(place))} {...left(place)}>
                    <div className={classNames(classes.text, place === 0 && classes.number)} title={words}>
                      {words === "" ? <span className={classes.blank}>–</span> : <bdi>{words}</bdi>}
                    </div>
                  </td>
                );
              })}
              <td className={classNames(classes.cell, classes.clocks)}>
                <RowClocks row={row} now={now} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What still runs for a row, or was missed; then the request's own time limit. */
function RowClocks({ row, now }: { row: RegisterRow; now: number }) {
  const { t } = useTranslation("registers");
  const { zone } = useFormat();
  const shown = row.clocks.filter((clock) => !QUIET.includes(clock.state));
  return (
    <div className={classes.clockList}>
      {shown.map((clock) => (
        <RegisterClockChip key={`${clock.clock} ${clock.entry}`} clock={clock} now={now} />
      ))}
      <DeadlineChip deadline={row.deadline} now={now} zone={zone} size="brief" />
      {shown.length > 0 && <span className={classes.own}>{t("own")}</span>}
    </div>
  );
}
