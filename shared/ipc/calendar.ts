import { z } from "zod";
import { parseDay } from "../domain/calendar/civil";
import { holidayYearSchema, officeHoursSchema } from "../domain/calendar/schema";
import { type Calls, nothing } from "./call";
import { idField } from "./fields";
import { setClocksInput } from "./settings";

/** How many changes of the calendar had been folded when the form was opened. */
const version = z.int().nonnegative();
const instant = z.int();

/** Years that a form may send: what a decree can be about, and no table of ten thousand years. */
const year = holidayYearSchema
  .refine((value) => value.year >= 2000 && value.year <= 2100, { error: "year-range" })
  .refine(
    (value) =>
      value.decree.length <= 300 &&
      [value.national, value.jointLeave, value.local ?? {}, value.decrees ?? {}].every((days) =>
        Object.values(days).every((text) => text.length <= 300),
      ),
    { error: "too-long" },
  );
const hours = officeHoursSchema.refine(
  (value) =>
    value.source.length <= 300 &&
    Object.values(value.ramadanPeriods)
      .flat()
      .every((date) => parseDay(date) !== null),
  { error: "too-long" },
);

export const setYearInput = z.object({ version, year });
export const setHoursInput = z.object({ version, hours });
export const calendarResult = z.object({ version: z.int() });

export const calendarOutput = z.object({
  version: z.int(),
  zone: z.string(),
  hours: officeHoursSchema.nullable(),
  /** In order. */
  years: z.array(holidayYearSchema),
  /** Years with holidays but without a Ramadan period. */
  yearsWithoutRamadan: z.array(z.int()),
});
export type CalendarOutput = z.infer<typeof calendarOutput>;

/** A change that moves deadlines, before it is made. */
export const calendarChange = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("year"), year }),
  z.object({ kind: z.literal("hours"), hours }),
  z.object({ kind: z.literal("clocks"), clocks: setClocksInput.shape.clocks }),
]);
export type CalendarChange = z.infer<typeof calendarChange>;

export const movedRow = z.object({
  id: z.string(),
  number: z.string(),
  serviceName: z.string(),
  /** "" where the operator may not see it. */
  applicant: z.string(),
  oldDue: instant.nullable(),
  newDue: instant.nullable(),
  promised: instant.nullable(),
  /** The year that the calendar lacks, where there is no due time for that reason. */
  oldUnknownYear: z.int().nullable(),
  newUnknownYear: z.int().nullable(),
});
export type MovedRow = z.infer<typeof movedRow>;

const movedList = {
  /** Open requests whose due time is another one, in the order of the new due time; at most 2,000. */
  rows: z.array(movedRow),
  total: z.int(),
  later: z.int(),
  earlier: z.int(),
};

export const previewInput = z.object({ change: calendarChange });
export const previewOutput = z.object(movedList);
export type PreviewOutput = z.infer<typeof previewOutput>;

/** `event`: a change of `calendar.changes`; null: the newest one. */
export const movedInput = z.object({ event: idField.nullable() });

export const calendarChangeRow = z.object({
  eventId: z.string(),
  at: instant,
  byName: z.string(),
  kind: z.enum(["year", "hours", "clocks"]),
  /** The year whose days off were set. */
  year: z.int().nullable(),
  /** Days off that were added, taken away or renamed. */
  added: z.array(z.object({ date: z.string(), name: z.string() })),
  removed: z.array(z.object({ date: z.string(), name: z.string() })),
  renamed: z.array(z.object({ date: z.string(), name: z.string() })),
});
export type CalendarChangeRow = z.infer<typeof calendarChangeRow>;

export const movedOutput = z.object({ ...movedList, change: calendarChangeRow.nullable() });
export type MovedOutput = z.infer<typeof movedOutput>;

/** Newest first. */
export const calendarChangesOutput = z.array(calendarChangeRow);

export const calendarCalls = {
  "calendar.get": { kind: "query", input: nothing, output: calendarOutput, permission: "settings.read" },
  "calendar.changes": { kind: "query", input: nothing, output: calendarChangesOutput, permission: "settings.read" },
  "calendar.set-year": { kind: "command", input: setYearInput, output: calendarResult, permission: "settings.manage" },
  "calendar.set-hours": {
    kind: "command",
    input: setHoursInput,
    output: calendarResult,
    permission: "settings.manage",
  },
  "deadlines.moved": { kind: "query", input: movedInput, output: movedOutput, permission: "requests.read" },
  "deadlines.preview": { kind: "query", input: previewInput, output: previewOutput, permission: "settings.manage" },
} as const satisfies Calls;
