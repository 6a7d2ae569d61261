// biome-ignore-all lint/a11y/useSemanticElements: rows with bars and chips over several columns cannot be a table
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid keeps the focus and names its active cell
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid handles the keys of all its cells
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { classNames } from "../../ui/classes";
import { useFormat } from "../../ui/format/use-format";
import { IconAlertTriangle } from "../../ui/icons";
import classes from "./bookings.module.css";
import { barsOf, bookingsAt } from "./bookings-model";
import type { GridProps } from "./grid-props";
import { ResourceName } from "./resource-name";

const HOUR = 3_600_000;

interface DayGridProps extends GridProps {
  day: number;
  hours: { first: number; last: number };
}

/** A day: resources below each other, hours beside each other, bookings as bars; those that clash below each other. */
export function DayGrid({ day, hours, ...props }: DayGridProps) {
  const { t } = useTranslation("bookings");
  const format = useFormat();
  const base = useId();
  const { resources, bookings, cursor, now } = props;
  const columns = Array.from({ length: hours.last - hours.first }, (_, index) => hours.first + index);
  const cellId = (row: number, column: number) => `${base}-${row}-${column}`;
  const template = { gridTemplateColumns: `var(--resource) repeat(${columns.length}, minmax(2.75rem, 1fr))` };
  return (
    <div
      ref={props.gridRef}
      className={classes.grid}
      role="grid"
      aria-label={props.label}
      tabIndex={0}
      aria-activedescendant={cellId(cursor.row, cursor.column)}
      onKeyDown={props.onKeyDown}
    >
      <div className={classNames(classes.row, classes.headRow)} role="row" style={template}>
        <span role="columnheader" className={classes.headCell}>
          {t("resource")}
        </span>
        {columns.map((hour) => {
          const from = day + hour * HOUR;
          return (
            <span
              key={hour}
              role="columnheader"
              className={classNames(classes.headCell, now >= from && now < from + HOUR && classes.today)}
            >
              {format.time(from)}
            </span>
          );
        })}
      </div>
      {resources.map((resource, row) => {
        const { bars, lanes } = barsOf(bookings, resource.id, day, hours);
        return (
          <div
            key={resource.id}
            className={classNames(classes.row, classes.dayRow)}
            role="row"
            style={{ ...template, minHeight: `${Math.max(3, 0.5 + lanes * 2.25)}rem` }}
          >
            <ResourceName resource={resource} />
            {columns.map((hour, column) => {
              const cell = bookingsAt(bookings, resource.id, day, hour);
              const here = cursor.row === row && cursor.column === column;
              const words = cell.length === 0 ? t("free") : cell.map((booking) => booking.number).join(", ");
              return (
                <div
                  key={hour}
                  id={cellId(row, column)}
                  role="gridcell"
                  aria-selected={here}
                  aria-label={`${resource.name}, ${format.time(day + hour * HOUR)}: ${words}`}
                  className={classNames(classes.cell, here && classes.here)}
                  style={{ gridColumn: column + 2 }}
                  onClick={() => props.onCursor({ row, column, entry: 0 })}
                  onDoubleClick={props.onOpen}
                />
              );
            })}
            <div className={classes.track} aria-hidden>
              {bars.map(({ booking, left, width, lane }) => {
                const clash = booking.clashesWith.length > 0;
                const chosen =
                  cursor.row === row &&
                  bookingsAt(bookings, resource.id, day, hours.first + cursor.column)[cursor.entry]?.id === booking.id;
                return (
                  <div
                    key={booking.id}
                    className={classNames(classes.bar, clash && classes.clash, chosen && classes.chosen)}
                    style={{ left: `${left}%`, width: `${width}%`, top: `${0.25 + lane * 2.25}rem` }}
                    title={`${format.time(booking.from)}–${format.time(booking.to)} ${booking.number}`}
                  >
                    {clash && <IconAlertTriangle className={classes.clashIcon} aria-hidden />}
                    <span className={classes.chipNumber}>
                      {format.time(booking.from)}–{format.time(booking.to)} {clash && t("clash")}
                    </span>
                    <bdi className={classes.chipText}>
                      {booking.number} {booking.subject || booking.serviceName}
                    </bdi>
                  </div>
                );
              })}
            </div>
          </div>
        );
      })}
    </div>
  );
}
