import { useTranslation } from "react-i18next";
import type { HolidayYear, OfficeHours } from "../../../../shared/domain/calendar/schema";
import { classNames } from "../../../ui/classes";
import { useFormat } from "../../../ui/format/use-format";
import { yearMonths } from "./year-model";
import classes from "./year-view.module.css";

interface YearViewProps {
  year: HolidayYear;
  hours: OfficeHours | null;
  onPick: (date: string) => void;
}

const KINDS = ["national", "jointLeave", "local", "closed"] as const;

/**
 * The year at a glance, month by month. A picture for the eye and the mouse: the list below it says the same, and is what
 * the keyboard and screen readers use.
 */
export function YearView({ year, hours, onPick }: YearViewProps) {
  const { t } = useTranslation("settings");
  const { language } = useFormat();
  const monthName = new Intl.DateTimeFormat(language, { month: "long", timeZone: "UTC" });
  const weekday = new Intl.DateTimeFormat(language, { weekday: "narrow", timeZone: "UTC" });
  // 5 January 1970 was a Monday.
  const initials = Array.from({ length: 7 }, (_none, index) => weekday.format(Date.UTC(1970, 0, 5 + index)));
  return (
    <div className={classes.year}>
      <div className={classes.months} aria-hidden>
        {yearMonths(year, hours).map(({ month, lead, days }) => (
          <div key={month} className={classes.month}>
            <div className={classes.name}>{monthName.format(Date.UTC(year.year, month - 1, 1))}</div>
            <div className={classes.days}>
              {initials.map((initial, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: Saturday and Sunday may begin with the same letter
                <span key={index} className={classes.initial}>
                  {initial}
                </span>
              ))}
              {lead > 0 && <span style={{ gridColumn: `span ${lead}` }} />}
              {days.map((day) => (
                <button
                  key={day.date}
                  type="button"
                  tabIndex={-1}
                  className={classNames(classes.day, day.kind !== null && classes[day.kind])}
                  title={day.name ?? undefined}
                  onClick={() => onPick(day.date)}
                >
                  {day.day}
                </button>
              ))}
            </div>
          </div>
        ))}
      </div>
      <ul className={classes.legend}>
        {KINDS.map((kind) => (
          <li key={kind}>
            <span className={classNames(classes.day, classes[kind])} aria-hidden>
              1
            </span>
            {t(`calendar.legend.${kind}`)}
          </li>
        ))}
      </ul>
    </div>
  );
}
