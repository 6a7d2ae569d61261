/** Which clock a limit runs on: open office time, days of the calendar, or the wall clock. */
export const BASES = ["working", "calendar", "clock"] as const;
export type Basis = (typeof BASES)[number];

/** The clock that the source names for a limit. */
export type LimitCalendar = "working-days" | "calendar" | "24x7" | "unspecified";

/** When a service can be had, as its standard states it; `open` and `close` are "HH:MM" where it states them. */
export type ServiceHoursLike = {
  calendar: "24x7" | "working-days" | "every-day" | "on-request" | "year-round" | "unspecified";
  open: string | null;
  close: string | null;
};

/** What an office decides where the source says only "hari". */
export type BasisSetting = {
  /** For limits without a stated clock. */
  unspecified?: "working" | "calendar";
  /** For those of them whose service runs every day; else they follow `unspecified`. */
  everyDay?: "working" | "calendar";
};

/**
 * The basis of a limit: what the source says; where it does not say, the wall clock for a service that runs 24x7, else
 * working time unless the office decided for calendar days.
 */
export function basisOf(
  limit: { unit_calendar: LimitCalendar } | null,
  serviceHours: ServiceHoursLike | null,
  setting: BasisSetting = {},
): Basis {
  switch (limit?.unit_calendar ?? "unspecified") {
    case "working-days":
      return "working";
    case "calendar":
      return "calendar";
    case "24x7":
      return "clock";
    case "unspecified":
      if (serviceHours?.calendar === "24x7") {
        return "clock";
      }
      if (serviceHours?.calendar === "every-day") {
        return setting.everyDay ?? setting.unspecified ?? "working";
      }
      return setting.unspecified ?? "working";
  }
}
