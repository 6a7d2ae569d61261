import { z } from "zod";
import { parseDay, yearOf } from "./civil";
import {
  type HolidayYear,
  holidayYearSchema,
  type OfficeCalendar,
  type OfficeHours,
  officeHoursSchema,
} from "./schema";

/** A joint decree for one year was entered or changed: it replaces what the calendar knew of that year. */
const yearSetSchema = z.strictObject({ year: holidayYearSchema });
/** The office's hours were set: they replace the hours in force. */
const hoursSetSchema = z.strictObject({ hours: officeHoursSchema });

export type CalendarEvent =
  | { type: "calendar.year-set"; payload: { year: HolidayYear } }
  | { type: "calendar.hours-set"; payload: { hours: OfficeHours } };

/** What the calendar stream of an office says so far. Plain JSON. */
export type CalendarState = {
  hours: OfficeHours | null;
  years: Record<string, HolidayYear>;
  /** How many changes were folded: what a form saw is named by it. */
  version: number;
};

export const EMPTY_CALENDAR: CalendarState = { hours: null, years: {}, version: 0 };

/**
 * Folds one event into the state. An event of another type, or one whose payload cannot be used (it came from a newer
 * version), leaves the state as it is: a fold never throws.
 */
export function reduceCalendar(state: CalendarState, event: { type: string; payload: unknown }): CalendarState {
  if (event.type === "calendar.year-set") {
    const parsed = yearSetSchema.safeParse(event.payload);
    if (parsed.success) {
      const { year } = parsed.data;
      return { ...state, years: { ...state.years, [String(year.year)]: year }, version: state.version + 1 };
    }
  } else if (event.type === "calendar.hours-set") {
    const parsed = hoursSetSchema.safeParse(event.payload);
    if (parsed.success) {
      return { ...state, hours: parsed.data.hours, version: state.version + 1 };
    }
  }
  return state;
}

/** The office's calendar, or null as long as its hours were never set. */
export function calendarFromState(office: string, state: CalendarState): OfficeCalendar | null {
  return state.hours === null ? null : { office, zone: state.hours.zone, hours: state.hours, years: state.years };
}

/** Years whose holidays are set but for which no Ramadan period is: their closing times in Ramadan would be wrong. */
export function yearsWithoutRamadan(calendar: OfficeCalendar): number[] {
  const covered = new Set<number>();
  for (const period of Object.values(calendar.hours.ramadanPeriods)) {
    for (const text of period) {
      const day = parseDay(text);
      if (day !== null) {
        covered.add(yearOf(day));
      }
    }
  }
  return Object.values(calendar.years)
    .map((year) => year.year)
    .filter((year) => !covered.has(year))
    .sort((left, right) => left - right);
}
