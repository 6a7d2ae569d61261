import { z } from "zod";
import { ownEntry } from "../eventlog/event";
import { readLeniently } from "../eventlog/lenient";
import { parseDay, yearOf } from "./civil";
import {
  type HolidayYear,
  holidayYearSchema,
  type OfficeCalendar,
  type OfficeHours,
  officeHoursSchema,
} from "./schema";

/** Payloads by event type. */
export const calendarPayloads = {
  /** A joint decree for one year was entered or changed: it replaces what the calendar knew of that year. */
  "calendar.year-set": z.strictObject({ year: holidayYearSchema }),
  /** The office's hours were set: they replace the hours in force. */
  "calendar.hours-set": z.strictObject({ hours: officeHoursSchema }),
} as const;

/** True for an event that changes the calendar. What a newer version added to a year or to the hours is left out. */
export function isCalendarReadable({ type, payload }: { type: string; payload: unknown }): boolean {
  const schema = ownEntry<z.ZodType>(calendarPayloads, type);
  return schema !== undefined && readLeniently(schema, payload) !== null;
}

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
 * Folds one event into the state. An event of another type, or one whose payload cannot be used, leaves the state as it
 * is: a fold never throws.
 */
export function reduceCalendar(state: CalendarState, event: { type: string; payload: unknown }): CalendarState {
  if (event.type === "calendar.year-set") {
    const read = readLeniently(calendarPayloads["calendar.year-set"], event.payload);
    if (read) {
      const { year } = read.data;
      return { ...state, years: { ...state.years, [String(year.year)]: year }, version: state.version + 1 };
    }
  } else if (event.type === "calendar.hours-set") {
    const read = readLeniently(calendarPayloads["calendar.hours-set"], event.payload);
    if (read) {
      return { ...state, hours: read.data.hours, version: state.version + 1 };
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
