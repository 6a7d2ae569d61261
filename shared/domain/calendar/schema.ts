import { z } from "zod";
import { outsideText } from "../fields/repair";
import { parseDay, parseTimeOfDay } from "./civil";
import { fixedOffsetOf } from "./zone";

const text = outsideText().trim().min(1, { error: "tidak boleh kosong" });
const date = z.string().refine((value) => parseDay(value) !== null, { error: "bukan tanggal (TTTT-BB-HH)" });
const timeOfDay = z.string().refine((value) => parseTimeOfDay(value) !== null, { error: "jam harus berbentuk HH:MM" });
const namedDates = z.record(date, text);

/** The lists of a year that a day off can stand in. */
export const DAY_LISTS = ["national", "jointLeave", "local"] as const;
export type DayList = (typeof DAY_LISTS)[number];

/** The list that a date stands in, or null where it is no day off of that year. */
export function dayListOf(
  year: { national: object; jointLeave: object; local?: object | undefined },
  date: string,
): DayList | null {
  return DAY_LISTS.find((list) => Object.hasOwn(year[list] ?? {}, date)) ?? null;
}

/** One year's holidays as a joint decree of three ministers (SKB 3 Menteri) sets them; `decree` is its number. */
export const holidayYearSchema = z
  .strictObject({
    year: z.int().min(1970).max(9999),
    decree: text,
    /** libur nasional: date -> name */
    national: namedDates,
    /** cuti bersama: date -> name */
    jointLeave: namedDates,
    /** Days off in this district only (libur setempat): date -> name */
    local: namedDates.optional(),
    /** Where a day has a decree of its own: date -> number */
    decrees: namedDates.optional(),
  })
  .superRefine((value, context) => {
    for (const list of ["national", "jointLeave", "local"] as const) {
      for (const day of Object.keys(value[list] ?? {})) {
        if (!day.startsWith(`${value.year}-`)) {
          context.addIssue({ code: "custom", path: [list, day], message: `tanggal bukan di tahun ${value.year}` });
        }
        if (list !== "national" && value.national[day] !== undefined) {
          context.addIssue({ code: "custom", path: [list, day], message: "sudah tercatat sebagai libur nasional" });
        }
        if (list === "local" && value.jointLeave[day] !== undefined) {
          context.addIssue({ code: "custom", path: [list, day], message: "sudah tercatat sebagai cuti bersama" });
        }
      }
    }
    for (const day of Object.keys(value.decrees ?? {})) {
      if (dayListOf(value, day) === null) {
        context.addIssue({
          code: "custom",
          path: ["decrees", day],
          message: "tanggal ini tidak tercatat sebagai libur",
        });
      }
    }
  });
export type HolidayYear = z.infer<typeof holidayYearSchema>;

export const WEEKDAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"] as const;
export type Weekday = (typeof WEEKDAYS)[number];

const dayHoursSchema = z
  .strictObject({
    open: timeOfDay,
    close: timeOfDay,
    /** In order, apart from each other and strictly inside the opening hours. */
    breaks: z.array(z.tuple([timeOfDay, timeOfDay])),
  })
  .superRefine((value, context) => {
    const close = parseTimeOfDay(value.close) ?? 0;
    let reached = parseTimeOfDay(value.open) ?? 0;
    if (reached >= close) {
      context.addIssue({ code: "custom", path: ["close"], message: "jam tutup harus sesudah jam buka" });
      return;
    }
    for (const [index, [from, to]] of value.breaks.entries()) {
      const start = parseTimeOfDay(from) ?? 0;
      const end = parseTimeOfDay(to) ?? 0;
      if (start <= reached || end <= start || end >= close) {
        const message = "istirahat harus berurutan dan berada di dalam jam buka";
        context.addIssue({ code: "custom", path: ["breaks", index], message });
        return;
      }
      reached = end;
    }
  });
export type DayHours = z.infer<typeof dayHoursSchema>;

/** null: the office is closed on that weekday. */
const weekHoursSchema = z.strictObject({
  mon: dayHoursSchema.nullable(),
  tue: dayHoursSchema.nullable(),
  wed: dayHoursSchema.nullable(),
  thu: dayHoursSchema.nullable(),
  fri: dayHoursSchema.nullable(),
  sat: dayHoursSchema.nullable(),
  sun: dayHoursSchema.nullable(),
});
export type WeekHours = z.infer<typeof weekHoursSchema>;

/** Hijri year -> first and last day of Ramadan, both included. */
const ramadanPeriodsSchema = z
  .record(z.string().regex(/^\d{4}$/, { error: "tahun Hijriah harus empat angka" }), z.tuple([date, date]))
  .superRefine((value, context) => {
    for (const [year, [from, to]] of Object.entries(value)) {
      if (from > to) {
        context.addIssue({ code: "custom", path: [year], message: "awal Ramadan sesudah akhirnya" });
      }
    }
  });

const zone = z.string().refine((value) => fixedOffsetOf(value) !== null, {
  error: "zona waktu tidak dikenal atau punya jam musim panas (pakai misalnya Asia/Jakarta atau Asia/Makassar)",
});

/** Opening hours of an office; `source` names the rule they come from (Perpres 21/2023 unless the office set its own). */
export const officeHoursSchema = z
  .strictObject({
    source: text,
    zone,
    normal: weekHoursSchema,
    ramadan: weekHoursSchema,
    ramadanPeriods: ramadanPeriodsSchema,
  })
  .superRefine((value, context) => {
    if (WEEKDAYS.every((weekday) => value.normal[weekday] === null)) {
      context.addIssue({ code: "custom", path: ["normal"], message: "setidaknya satu hari harus buka" });
    }
  });
export type OfficeHours = z.infer<typeof officeHoursSchema>;

/** Everything a deadline of one office depends on, as plain JSON. `years` is keyed by the year in four digits. */
export const officeCalendarSchema = z
  .strictObject({
    office: text,
    zone,
    hours: officeHoursSchema,
    years: z.record(z.string().regex(/^\d{4}$/, { error: "tahun harus empat angka" }), holidayYearSchema),
  })
  .superRefine((value, context) => {
    if (value.zone !== value.hours.zone) {
      context.addIssue({ code: "custom", path: ["zone"], message: "berbeda dari zona jam kantor" });
    }
    for (const [year, holidays] of Object.entries(value.years)) {
      if (String(holidays.year) !== year) {
        context.addIssue({ code: "custom", path: ["years", year, "year"], message: `harus ${year}` });
      }
    }
  });
export type OfficeCalendar = z.infer<typeof officeCalendarSchema>;

export type CalendarProblem = { field: string; message: string };

/** A calendar, holiday year or table of hours that cannot be used. `problems` names every field at fault. */
export class CalendarError extends Error {
  readonly code = "calendar-invalid";
  readonly problems: readonly CalendarProblem[];

  constructor(what: string, problems: readonly CalendarProblem[]) {
    super(
      `${what} tidak dapat dipakai: ${problems.map((problem) => `${problem.field}: ${problem.message}`).join("; ")}`,
    );
    this.name = "CalendarError";
    this.problems = problems;
  }
}

/** Parses with a schema; throws a CalendarError that names `what` and each field at fault. */
export function parseCalendarPart<Schema extends z.ZodType>(
  what: string,
  schema: Schema,
  input: unknown,
): z.infer<Schema> {
  const result = schema.safeParse(input);
  if (result.success) {
    return result.data;
  }
  throw new CalendarError(
    what,
    result.error.issues.map((issue) => ({ field: issue.path.join(".") || "(isi)", message: issue.message })),
  );
}

/** Checks an office calendar from outside (file, event, message). Throws CalendarError. */
export function parseOfficeCalendar(input: unknown): OfficeCalendar {
  return parseCalendarPart("kalender kantor", officeCalendarSchema, input);
}
