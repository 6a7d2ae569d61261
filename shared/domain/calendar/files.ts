import { z } from "zod";
import {
  type HolidayYear,
  holidayYearSchema,
  type OfficeCalendar,
  type OfficeHours,
  officeHoursSchema,
  parseCalendarPart,
  parseOfficeCalendar,
} from "./schema";

const holidayFileSchema = z.strictObject({ years: z.record(z.string(), holidayYearSchema) });

const hoursFileSchema = z.object({
  source: z.string(),
  normal: z.unknown(),
  ramadan: z.unknown(),
  ramadanPeriods: z.unknown(),
  zones: z.record(z.string(), z.string()),
});

/** The holiday years of `resources/calendar/holidays.json` (already parsed JSON), oldest first. Throws CalendarError. */
export function parseHolidayFile(json: unknown): HolidayYear[] {
  const file = parseCalendarPart("berkas hari libur", holidayFileSchema, json);
  return Object.values(file.years).sort((left, right) => left.year - right.year);
}

/**
 * One office's hours from `resources/calendar/office-hours.json` (already parsed JSON): the same hours for all offices,
 * each in its own zone. Throws CalendarError, also for an office the file has no zone for.
 */
export function parseHoursFile(json: unknown, office: string): OfficeHours {
  const what = "berkas jam kantor";
  const file = parseCalendarPart(what, hoursFileSchema, json);
  return parseCalendarPart(what, officeHoursSchema, {
    source: file.source,
    zone: file.zones[office],
    normal: file.normal,
    ramadan: file.ramadan,
    ramadanPeriods: file.ramadanPeriods,
  });
}

/** The calendar an office starts with: the two files the app ships, before the office changes anything. */
export function officeCalendarFromFiles(office: string, holidays: unknown, hours: unknown): OfficeCalendar {
  const officeHours = parseHoursFile(hours, office);
  return parseOfficeCalendar({
    office,
    zone: officeHours.zone,
    hours: officeHours,
    years: Object.fromEntries(parseHolidayFile(holidays).map((year) => [String(year.year), year])),
  });
}
