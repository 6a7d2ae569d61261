import { daysInMonth, epochDayOf, formatDay, weekdayOf } from "../../../../shared/domain/calendar/civil";
import {
  type DayList,
  dayListOf,
  type HolidayYear,
  type OfficeHours,
  WEEKDAYS,
} from "../../../../shared/domain/calendar/schema";

/** One day of the year view. */
export interface YearDay {
  date: string;
  day: number;
  /** The list it stands in, "closed" on a weekday without hours, else null. */
  kind: DayList | "closed" | null;
  name: string | null;
}

export interface YearMonth {
  month: number;
  /** Empty places before the first day, in a week that begins on Monday. */
  lead: number;
  days: readonly YearDay[];
}

/** The months of a year with what each day is. */
export function yearMonths(year: HolidayYear, hours: Pick<OfficeHours, "normal"> | null): YearMonth[] {
  return Array.from({ length: 12 }, (_none, index) => {
    const month = index + 1;
    const days = Array.from({ length: daysInMonth(year.year, month) }, (_day, at) => {
      const day = at + 1;
      const date = formatDay(epochDayOf(year.year, month, day));
      const list = dayListOf(year, date);
      const weekday = WEEKDAYS[weekdayOf(epochDayOf(year.year, month, day))] ?? "sun";
      const closed = hours !== null && hours.normal[weekday] === null;
      return {
        date,
        day,
        kind: list ?? (closed ? ("closed" as const) : null),
        name: list && (year[list]?.[date] ?? null),
      };
    });
    return { month, lead: (weekdayOf(epochDayOf(year.year, month, 1)) + 6) % 7, days };
  });
}
