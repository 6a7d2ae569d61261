// biome-ignore-all lint/a11y/useSemanticElements: rows with bars and chips over several columns cannot be a table
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid keeps the focus and names its active cell
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid handles the keys of all its cells
import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { Booked } from "../../../shared/ipc/bookings";
import { timesOnDay } from "../../parts/bookings/booking-times";
import { classNames } from "../../ui/classes";
import { useFormat } from "../../ui/format/use-format";
import { IconAlertTriangle } from "../../ui/icons";
import classes from "./bookings.module.css";
import { bookingsOn, DAY } from "./bookings-model";
import type { GridProps } from "./grid-props";
import { ResourceName } from "./resource-name";

/** A week: resources below each other, days beside each other, bookings with their times in the cells. */
export function WeekGrid({ days, ...props }: GridProps & { days: readonly number[] }) {
  const { t } = useTranslation("bookings");
  const format = useFormat();
  const base = useId();
  const { resources, bookings, cursor, now } = props;
  const cellId = (row: number, column: number) => `${base}-${row}-${column}`;
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
      <div className={classNames(classes.row, classes.headRow)} role="row">
        <span role="columnheader" className={classes.headCell}>
          {t("resource")}
        </span>
        {days.map((day) => (
          <span
            key={day}
            role="columnheader"
            className={classNames(classes.headCell, now >= day && now < day + DAY && classes.today)}
            {...(now >= day && now < day + DAY ? { "aria-current": "date" as const } : {})}
          >
            {format.date(day).replace(/ \d{4}$/, "")}
          </span>
        ))}
      </div>
      {resources.map((resource, row) => (
        <div key={resource.id} className={classes.row} role="row">
          <ResourceName resource={resource} />
          {days.map((day, column) => {
            const cell = bookingsOn(bookings, resource.id, day);
            const here = cursor.row === row && cursor.column === column;
            return (
              <div
                key={day}
                id={cellId(row, column)}
                role="gridcell"
                aria-selected={here}
                className={classNames(classes.cell, here && classes.here)}
                onClick={() => props.onCursor({ row, column, entry: 0 })}
              >
                {cell.map((booking, entry) => (
                  <Chip
                    key={booking.id}
                    booking={booking}
                    day={day}
                    chosen={here && cursor.entry === entry}
                    onPick={() => props.onCursor({ row, column, entry })}
                    onOpen={props.onOpen}
                  />
                ))}
              </div>
            );
          })}
        </div>
      ))}
    </div>
  );
}

interface ChipProps {
  booking: Booked;
  day: number;
  chosen: boolean;
  onPick: () => void;
  onOpen: () => void;
}

function Chip({ booking, day, chosen, onPick, onOpen }: ChipProps) {
  const { t } = useTranslation("bookings");
  const format = useFormat();
  const clash = booking.clashesWith.length > 0;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a click only moves the grid's own cursor
    <div
      className={classNames(classes.chip, clash && classes.clash, chosen && classes.chosen)}
      onClick={(event) => {
        event.stopPropagation();
        onPick();
      }}
      onDoubleClick={onOpen}
    >
      <span className={classes.chipTime}>
        {clash && <IconAlertTriangle className={classes.clashIcon} aria-hidden />}
        {timesOnDay(booking, day, format.time, t("allDay"))}
      </span>
      {clash && <span className={classes.clashWord}>{t("clash")}</span>}
      <span className={classes.chipNumber}>{booking.number}</span>
      <bdi className={classes.chipText}>{booking.subject || booking.serviceName}</bdi>
    </div>
  );
}
