import { useTranslation } from "react-i18next";
import type { Span } from "../../../shared/domain/bookings/times";
import { classNames } from "../../ui/classes";
import { useFormat } from "../../ui/format/use-format";
import classes from "./booking-strip.module.css";
import { placeInDay, shownHours, timesOnDay } from "./booking-times";

export interface TakenSpan extends Span {
  id: string;
  /** Whose it is: a request's number, perhaps its subject. */
  label: string;
}

export interface BookingStripProps {
  /** Midnight that begins the day, epoch milliseconds. */
  day: number;
  taken: readonly TakenSpan[];
  /** The time that is being asked for. */
  wanted?: Span | null;
}

/** One day of one resource: what is taken, by whom, and where the wanted time lies. The words below say the same. */
export function BookingStrip({ day, taken, wanted = null }: BookingStripProps) {
  const { t } = useTranslation("fields");
  const format = useFormat();
  const hours = shownHours(day, wanted ? [...taken, wanted] : taken);
  const onDay = taken.filter((span) => placeInDay(span, day, hours) !== null);
  const place = wanted ? placeInDay(wanted, day, hours) : null;
  const clash = wanted !== null && onDay.some((span) => span.from < wanted.to && wanted.from < span.to);
  return (
    <div className={classes.root}>
      <div className={classes.bar} aria-hidden>
        {Array.from({ length: hours.last - hours.first }, (_, index) => hours.first + index).map((hour) => (
          <span key={hour} className={classes.hour}>
            {String(hour).padStart(2, "0")}
          </span>
        ))}
        {onDay.map((span) => {
          const at = placeInDay(span, day, hours);
          return at === null ? null : (
            <span
              key={span.id}
              className={classes.taken}
              style={{ left: `${at.left}%`, width: `${at.width}%` }}
              title={span.label}
            />
          );
        })}
        {place && (
          <span
            className={classNames(classes.wanted, clash && classes.clash)}
            style={{ left: `${place.left}%`, width: `${place.width}%` }}
          />
        )}
      </div>
      <p className={classes.words}>
        {format.date(day)}: {onDay.length === 0 ? t("booking.free") : ""}
        {onDay.map((span, index) => (
          <span key={span.id}>
            {index > 0 && " · "}
            {timesOnDay(span, day, format.time, t("booking.allDay"))} <bdi>{span.label}</bdi>
          </span>
        ))}
      </p>
    </div>
  );
}
