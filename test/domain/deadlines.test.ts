import { describe, expect, test } from "vitest";
import holidays from "../../resources/calendar/holidays.json";
import officeHours from "../../resources/calendar/office-hours.json";
import { compileCalendar } from "../../shared/domain/calendar/compile";
import { officeCalendarFromFiles } from "../../shared/domain/calendar/files";
import { type Basis, basisOf } from "../../shared/domain/deadlines/basis";
import { computeDue, type DueInput, HoursError } from "../../shared/domain/deadlines/due";
import { addDurations, DurationError, isDuration, parseDuration } from "../../shared/domain/deadlines/duration";
import { explainUnknownYear } from "../../shared/domain/deadlines/explain-text";
import { InstantError, parseInstant, toOfficeIso } from "../../shared/domain/deadlines/instants";
import { dueOfLimit, type LimitLike } from "../../shared/domain/deadlines/limits";
import { openTimeBetween, timeLeft } from "../../shared/domain/deadlines/time-left";

const compiledFor = (office: string) => compileCalendar(officeCalendarFromFiles(office, holidays, officeHours));
const bantul = compiledFor("bantul");
const polewali = compiledFor("polewali-mandar");
const HOUR = 3_600_000;

/** "2026-03-13 09:00" in WIB as epoch milliseconds, and back. */
const at = (text: string) => parseInstant(text.replace(" ", "T"), "Asia/Jakarta");
const text = (ms: number | null) =>
  ms === null ? null : toOfficeIso(ms, "Asia/Jakarta").slice(0, 19).replace("T", " ");

type Options = Partial<Omit<DueInput, "receivedAt" | "iso">>;
function due(iso: string, received: string, options: Options = {}): string | null {
  return text(computeDue(bantul, { receivedAt: at(received), iso, basis: "working", ...options }).due);
}

describe("the examples of the deadline rules", () => {
  test.each([
    ["P10D", "2026-03-13 09:00", "2026-04-06 16:00:00"],
    ["P30D", "2026-11-23 09:00", "2027-01-08 16:30:00"],
    ["P3DT1H15M", "2026-03-16 10:00", "2026-03-27 08:45:00"],
    ["P4M21DT16H", "2026-01-05 08:00", "2026-06-15 08:30:00"],
    ["PT19M", "2026-11-20 16:25", "2026-11-23 07:44:00"],
    ["P3D", "2026-11-21 11:00", "2026-11-26 16:00:00"],
  ])("%s received %s is due %s", (iso, received, expected) => {
    expect(due(iso, received)).toBe(expected);
  });

  test("a pause makes the deadline walk on by the open time inside it", () => {
    const pauses = [{ from: at("2026-11-24 10:00"), to: at("2026-11-25 10:00") }];
    expect(due("P3D", "2026-11-23 10:00", { pauses })).toBe("2026-11-27 16:30:00");
  });

  test("the wall clock runs over midnight on a Sunday", () => {
    expect(due("PT7M", "2026-11-22 23:58", { basis: "clock" })).toBe("2026-11-23 00:05:00");
  });

  test("a service's own hours have its own closing time", () => {
    expect(due("P10D", "2026-11-20 15:00", { open: "08:00", close: "14:00" })).toBe("2026-12-07 14:00:00");
  });

  test.each([
    ["2026-03-13", 10, "2026-04-06"],
    ["2026-03-13", 17, "2026-04-15"],
    ["2026-11-23", 10, "2026-12-07"],
    ["2026-11-23", 30, "2027-01-08"],
    ["2026-12-21", 10, "2027-01-08"],
    ["2027-03-05", 3, "2027-03-18"],
    ["2027-05-14", 5, "2027-05-27"],
    ["2026-05-12", 60, "2026-08-12"],
  ])("%s plus %i working days is %s", (received, days, expected) => {
    expect(due(`P${days}D`, `${received} 09:00`)?.slice(0, 10)).toBe(expected);
  });
});

describe("working basis, at the edges", () => {
  test.each([
    [
      "a receipt at closing time is a receipt of the next working day",
      "P1D",
      "2026-11-23 16:00",
      "2026-11-25 16:00:00",
    ],
    ["one a minute earlier is not", "P1D", "2026-11-23 15:59", "2026-11-24 16:00:00"],
    ["a receipt before opening counts from opening", "PT30M", "2026-11-23 05:00", "2026-11-23 08:00:00"],
    ["a receipt in the break counts from the break's end", "PT30M", "2026-11-23 12:10", "2026-11-23 13:30:00"],
    ["a receipt at the break's first minute too", "PT30M", "2026-11-23 12:00", "2026-11-23 13:30:00"],
    ["the Friday break is longer", "PT30M", "2026-11-27 11:45", "2026-11-27 13:30:00"],
    ["a time part ends at the break's start, not at its end", "PT2H", "2026-11-23 10:00", "2026-11-23 12:00:00"],
    ["and one minute more at its other side", "PT2H1M", "2026-11-23 10:00", "2026-11-23 13:01:00"],
    ["a time part ends at closing, not at the next opening", "PT1H", "2026-11-23 15:00", "2026-11-23 16:00:00"],
    ["a receipt on a holiday counts as received after it", "P1D", "2026-12-24 10:00", "2026-12-29 16:00:00"],
    ["the closing time is Ramadan's in Ramadan", "P1D", "2026-03-02 09:00", "2026-03-03 15:00:00"],
    ["also on a Friday", "P1D", "2026-03-05 09:00", "2026-03-06 15:30:00"],
    ["a receipt after the Ramadan closing is late", "P1D", "2026-03-02 15:10", "2026-03-04 15:00:00"],
    ["Friday closes later", "P1D", "2026-11-26 09:00", "2026-11-27 16:30:00"],
    ["a month that ends on a Saturday moves to Monday", "P1M", "2026-10-21 09:00", "2026-11-23 16:00:00"],
    ["a month that ends on a holiday moves past it", "P1M", "2026-11-25 09:00", "2026-12-28 16:00:00"],
    ["a month keeps to a shorter month's end", "P1M", "2026-08-31 09:00", "2026-09-30 16:00:00"],
    ["days are counted from the moved date", "P1M1D", "2026-10-21 09:00", "2026-11-24 16:00:00"],
    ["weeks are calendar weeks", "P2W", "2026-11-23 09:00", "2026-12-07 16:00:00"],
    ["mixed weeks, days and minutes", "P3W30DT1620M", "2026-07-01 09:00", "2026-09-10 12:00:00"],
    ["a month from a receipt on Saturday starts on Monday", "P1M", "2026-11-21 09:00", "2026-12-23 16:00:00"],
    ["a year of months", "P1Y", "2026-03-13 09:00", "2027-03-16 16:00:00"],
    ["seconds are kept", "PT90S", "2026-11-23 15:59:30", "2026-11-24 07:31:00"],
    ["no time at all is the receipt's own opening", "PT0S", "2026-11-21 11:00", "2026-11-23 07:30:00"],
  ])("%s", (_name, iso, received, expected) => {
    expect(due(iso, received)).toBe(expected);
  });

  test("a service's own hours have no break and know no Ramadan", () => {
    const own = { open: "08:00", close: "14:00" };
    expect(due("PT5H", "2026-11-23 08:30", own)).toBe("2026-11-23 13:30:00");
    expect(due("P1D", "2026-03-02 09:00", own)).toBe("2026-03-03 14:00:00");
    expect(due("PT1H", "2026-11-20 13:30", own)).toBe("2026-11-23 08:30:00");
    expect(due("P1DT1H", "2026-11-19 09:00", own)).toBe("2026-11-23 09:00:00");
  });

  test("Polewali Mandar's day ends an hour earlier in universal time", () => {
    const receivedAt = parseInstant("2026-11-23T09:00:00+08:00");
    const result = computeDue(polewali, { receivedAt, iso: "P3D", basis: "working" });
    expect(toOfficeIso(result.due ?? 0, "Asia/Makassar")).toBe("2026-11-26T16:00:00+08:00");
  });
});

describe("calendar and clock basis", () => {
  test.each<[string, string, Basis, string, string]>([
    ["calendar days end with the day", "P3D", "calendar", "2026-11-20 10:00", "2026-11-23 23:59:59"],
    ["a time part runs on from there", "P1DT2H", "calendar", "2026-11-20 10:00", "2026-11-22 01:59:59"],
    ["a time part alone runs from the receipt", "PT5H", "calendar", "2026-11-20 22:00", "2026-11-21 03:00:00"],
    ["months and days on the calendar", "P1M2D", "calendar", "2026-01-31 10:00", "2026-03-02 23:59:59"],
    ["clock days keep the time of day", "P3D", "clock", "2026-11-20 10:00", "2026-11-23 10:00:00"],
    ["24 hours", "PT24H", "clock", "2026-12-31 20:15", "2027-01-01 20:15:00"],
    ["clock months", "P1M", "clock", "2026-01-31 10:00", "2026-02-28 10:00:00"],
  ])("%s", (_name, iso, basis, received, expected) => {
    expect(due(iso, received, { basis })).toBe(expected);
  });

  test("pauses move these on by their length", () => {
    const pauses = [{ from: at("2026-11-21 10:00"), to: at("2026-11-22 12:30") }];
    expect(due("P3D", "2026-11-20 10:00", { basis: "calendar", pauses })).toBe("2026-11-25 02:29:59");
    expect(due("P3D", "2026-11-20 10:00", { basis: "clock", pauses })).toBe("2026-11-24 12:30:00");
  });

  test("no holiday is needed, so any year will do", () => {
    expect(due("P10D", "2030-05-01 10:00", { basis: "clock" })).toBe("2030-05-11 10:00:00");
    expect(due("P10D", "2027-12-28 10:00", { basis: "calendar" })).toBe("2028-01-07 23:59:59");
  });
});

describe("pauses", () => {
  const pause = (from: string, to: string | null) => ({ from: at(from), to: to === null ? null : at(to) });

  test("one that begins at the deadline or after it changes nothing", () => {
    expect(due("P1D", "2026-11-23 09:00", { pauses: [pause("2026-11-24 16:00", "2026-11-26 10:00")] })).toBe(
      "2026-11-24 16:00:00",
    );
    expect(due("P1D", "2026-11-23 09:00", { pauses: [pause("2026-11-24 15:59", "2026-11-25 07:30")] })).toBe(
      "2026-11-25 07:31:00",
    );
  });

  test("an earlier pause can bring a later one before the deadline", () => {
    const first = pause("2026-11-24 09:00", "2026-11-24 10:00");
    const second = pause("2026-11-25 08:00", "2026-11-25 09:00");
    expect(due("P1D", "2026-11-23 09:00", { pauses: [second] })).toBe("2026-11-24 16:00:00");
    expect(due("P1D", "2026-11-23 09:00", { pauses: [first] })).toBe("2026-11-25 08:30:00");
    expect(due("P1D", "2026-11-23 09:00", { pauses: [first, second] })).toBe("2026-11-25 09:30:00");
    expect(due("P1D", "2026-11-23 09:00", { pauses: [second, first] })).toBe("2026-11-25 09:30:00");
  });

  test("one in closed time moves nothing on the working basis", () => {
    expect(due("P3D", "2026-11-20 09:00", { pauses: [pause("2026-11-20 17:00", "2026-11-23 07:30")] })).toBe(
      "2026-11-25 16:00:00",
    );
  });

  test("uses the service's own hours", () => {
    const pauses = [pause("2026-11-24 10:00", "2026-11-24 18:00")];
    expect(due("P3D", "2026-11-23 10:00", { pauses, open: "08:00", close: "14:00" })).toBe("2026-11-27 12:00:00");
  });

  test("what lies before the receipt does not count", () => {
    expect(due("P1D", "2026-11-23 09:00", { pauses: [pause("2026-11-16 09:00", "2026-11-23 10:00")] })).toBe(
      "2026-11-25 08:30:00",
    );
  });

  test("while one lasts the clock stands", () => {
    const input = { receivedAt: at("2026-11-23 09:00"), iso: "P1D", basis: "working" as const };
    const standing = computeDue(bantul, { ...input, pauses: [pause("2026-11-24 08:00", null)] });
    expect(standing).toMatchObject({ due: at("2026-11-24 16:00"), paused: true });
    const late = computeDue(bantul, { ...input, pauses: [pause("2026-11-25 08:00", null)] });
    expect(late).toMatchObject({ due: at("2026-11-24 16:00"), paused: false });
  });
});

describe("years the calendar does not know", () => {
  const unknown = (iso: string, received: string, options: Options = {}) => {
    return computeDue(bantul, { receivedAt: at(received), iso, basis: "working", ...options });
  };

  test.each([
    ["days that run out of the calendar", "P10D", "2027-12-28 09:00", 2028],
    ["a time part that does", "PT40H", "2027-12-28 09:00", 2028],
    ["months that lead out of it", "P1Y", "2027-03-01 09:00", 2028],
    ["far out of it", "P30Y", "2027-03-01 09:00", 2057],
    ["a receipt whose next opening is outside", "PT1M", "2027-12-31 17:00", 2028],
    ["a receipt outside", "P1D", "2029-05-01 09:00", 2029],
    ["a receipt before it", "P1D", "2024-12-31 09:00", 2024],
  ])("%s", (_name, iso, received, year) => {
    expect(unknown(iso, received)).toMatchObject({ due: null, unknownYear: year });
  });

  test("a pause that lasts into one", () => {
    const pauses = [{ from: at("2027-12-30 09:00"), to: at("2028-01-04 09:00") }];
    expect(unknown("P1D", "2027-12-29 09:00", { pauses })).toMatchObject({ due: null, unknownYear: 2028 });
  });

  test("the last closing time of the last year is known", () => {
    expect(unknown("P1D", "2027-12-30 09:00")).toMatchObject({ due: at("2027-12-31 16:30"), unknownYear: null });
  });

  test("a hole between two years is not walked over", () => {
    const calendar = officeCalendarFromFiles("bantul", holidays, officeHours);
    const { "2026": _left, ...years } = calendar.years;
    const holed = compileCalendar({ ...calendar, years });
    const result = computeDue(holed, { receivedAt: at("2025-12-29 09:00"), iso: "P10D", basis: "working" });
    expect(result).toMatchObject({ due: null, unknownYear: 2026 });
    const time = computeDue(holed, { receivedAt: at("2025-12-29 09:00"), iso: "PT90H", basis: "working" });
    expect(time).toMatchObject({ due: null, unknownYear: 2026 });
    expect(openTimeBetween(holed, at("2025-12-29 09:00"), at("2027-01-04 09:00"))).toBeNull();
  });

  test("says what is missing", () => {
    expect(explainUnknownYear(2028)).toBe("kalender 2028 belum diatur");
    expect(explainUnknownYear(2028, "en")).toBe("the calendar of 2028 has not been set");
  });
});

describe("durations", () => {
  test("mixed weeks, fractions of the last part", () => {
    expect(parseDuration("P3W30DT1620M")).toEqual({
      years: 0,
      months: 0,
      weeks: 3,
      days: 30,
      hours: 0,
      minutes: 1620,
      seconds: 0,
    });
    expect(parseDuration("P1Y2M3W4DT5H6M7.5S")).toMatchObject({ years: 1, months: 2, weeks: 3, days: 4, seconds: 7.5 });
    expect(parseDuration("PT1,5H").hours).toBe(1.5);
  });

  test.each([
    ["", "syntax"],
    ["10 hari", "syntax"],
    ["P", "empty"],
    ["PT", "empty"],
    ["P1DT", "empty"],
    ["P1H", "syntax"],
    ["PT1D", "syntax"],
    ["P-1D", "syntax"],
    ["-P1D", "syntax"],
    ["P1D2W", "syntax"],
    ["P1.5D", "syntax"],
    ["PT1.5H2M", "syntax"],
    ["p1d", "syntax"],
    ["P1D ", "syntax"],
    ["P99999Y", "too-long"],
    ["PT99999999999H", "too-long"],
  ])("%j is refused (%s)", (iso, fault) => {
    expect(isDuration(iso)).toBe(false);
    expect(() => parseDuration(iso)).toThrow(DurationError);
    expect(() => parseDuration(iso)).toThrow(expect.objectContaining({ fault, code: "duration-invalid" }));
  });

  test("add up part by part", () => {
    expect(addDurations(parseDuration("P10D"), parseDuration("P7DT1H"))).toEqual(parseDuration("P17DT1H"));
  });
});

describe("limits of the catalog", () => {
  const hours = (calendar: "24x7" | "working-days" | "every-day" | "unspecified") => ({
    calendar,
    open: null,
    close: null,
  });
  const limit = (kind: LimitLike["kind"], max: string | null, min: string | null = null): LimitLike => ({
    kind,
    unit_calendar: "working-days",
    min_iso: min,
    max_iso: max,
  });
  const context = { receivedAt: at("2026-03-13 09:00"), serviceHours: hours("working-days") };

  test("the basis is the source's, else the service's, else the office's", () => {
    const unspecified = { unit_calendar: "unspecified" as const };
    expect(basisOf({ unit_calendar: "working-days" }, hours("24x7"))).toBe("working");
    expect(basisOf({ unit_calendar: "calendar" }, hours("24x7"))).toBe("calendar");
    expect(basisOf({ unit_calendar: "24x7" }, hours("working-days"))).toBe("clock");
    expect(basisOf(unspecified, hours("24x7"), { unspecified: "calendar" })).toBe("clock");
    expect(basisOf(unspecified, hours("working-days"))).toBe("working");
    expect(basisOf(unspecified, hours("every-day"))).toBe("working");
    expect(basisOf(unspecified, hours("every-day"), { everyDay: "calendar" })).toBe("calendar");
    expect(basisOf(unspecified, hours("working-days"), { everyDay: "calendar" })).toBe("working");
    expect(basisOf(unspecified, null, { unspecified: "calendar" })).toBe("calendar");
    expect(basisOf(null, null)).toBe("working");
  });

  test("maximum and exact are due at their maximum", () => {
    expect(text(dueOfLimit(bantul, limit("maximum", "P10D"), context).due)).toBe("2026-04-06 16:00:00");
    expect(text(dueOfLimit(bantul, limit("exact", "P10D"), context).due)).toBe("2026-04-06 16:00:00");
  });

  test("an extension is counted on: ten working days and seven are seventeen", () => {
    const due = dueOfLimit(bantul, limit("maximum", "P10D"), { ...context, extensions: ["P7D"] });
    expect(text(due.due)).toBe("2026-04-15 16:00:00");
  });

  test("a range also has an early target", () => {
    const result = dueOfLimit(bantul, limit("range", "P10D", "P5D"), { ...context, extensions: ["P7D"] });
    expect(text(result.early)).toBe("2026-03-27 16:30:00");
    expect(text(result.due)).toBe("2026-04-15 16:00:00");
  });

  test("a minimum has only a time before which it cannot be", () => {
    const result = dueOfLimit(bantul, limit("minimum", null, "P1D"), context);
    expect(result).toMatchObject({ due: null, early: null, notBefore: at("2026-03-16 15:00") });
  });

  test.each<LimitLike | null>([limit("tentative", null), limit("on-request", null), limit("none", null), null])(
    "no due time until a date is agreed: %j",
    (none) => {
      expect(dueOfLimit(bantul, none, context)).toMatchObject({ due: null, notBefore: null, unknownYear: null });
      const agreedDue = at("2026-03-30 12:00");
      expect(dueOfLimit(bantul, none, { ...context, agreedDue })).toMatchObject({ due: agreedDue, paused: false });
    },
  );

  test("an agreed date does not replace a limit the source gives", () => {
    const result = dueOfLimit(bantul, limit("maximum", "P10D"), { ...context, agreedDue: at("2026-12-01 09:00") });
    expect(text(result.due)).toBe("2026-04-06 16:00:00");
  });

  test("the service's hours hold only when both are stated", () => {
    const own = { calendar: "unspecified" as const, open: "08:00", close: "14:00" };
    const receivedAt = at("2026-11-20 15:00");
    expect(text(dueOfLimit(bantul, limit("maximum", "P10D"), { receivedAt, serviceHours: own }).due)).toBe(
      "2026-12-07 14:00:00",
    );
    const half = { ...own, close: null };
    expect(text(dueOfLimit(bantul, limit("maximum", "P10D"), { receivedAt, serviceHours: half }).due)).toBe(
      "2026-12-04 16:30:00",
    );
  });
});

describe("time left", () => {
  const input = { due: at("2026-11-26 16:00"), receivedAt: at("2026-11-23 08:30"), basis: "working" as const };

  test("open time leaves out breaks, nights, weekends and holidays", () => {
    expect(openTimeBetween(bantul, at("2026-11-23 10:00"), at("2026-11-23 14:00"))).toBe(3 * HOUR);
    expect(openTimeBetween(bantul, at("2026-11-20 16:00"), at("2026-11-23 08:00"))).toBe(HOUR);
    expect(openTimeBetween(bantul, at("2026-12-23 15:00"), at("2026-12-28 08:30"))).toBe(2 * HOUR);
    expect(
      openTimeBetween(bantul, at("2026-11-23 10:00"), at("2026-11-23 14:00"), { open: "08:00", close: "14:00" }),
    ).toBe(4 * HOUR);
    expect(openTimeBetween(bantul, at("2026-11-23 14:00"), at("2026-11-23 10:00"))).toBe(0);
  });

  test("turns amber in the last quarter of the allotted open time, red after the due time", () => {
    // Allotted: 6.5 + 3 * 7.5 = 29 hours of open time; a quarter is 7.25 hours, reached on the 26th at 07:45.
    expect(timeLeft(bantul, { ...input, now: at("2026-11-26 07:44") }).state).toBe("normal");
    expect(timeLeft(bantul, { ...input, now: at("2026-11-26 07:45") })).toEqual({
      ms: 8.25 * HOUR,
      openMs: 7.25 * HOUR,
      late: false,
      state: "last-quarter",
    });
    expect(timeLeft(bantul, { ...input, now: at("2026-11-26 16:00") })).toMatchObject({ ms: 0, late: false });
    expect(timeLeft(bantul, { ...input, now: at("2026-11-27 08:30") })).toEqual({
      ms: -16.5 * HOUR,
      openMs: -HOUR,
      late: true,
      state: "late",
    });
  });

  test("a pause stops the chip and is no part of the allotted time", () => {
    const pauses = [{ from: at("2026-11-26 09:00"), to: null }];
    expect(timeLeft(bantul, { ...input, pauses, now: at("2026-12-10 09:00") })).toEqual({
      ms: 7 * HOUR,
      openMs: 6 * HOUR,
      late: false,
      state: "paused",
    });
    const ended = [{ from: at("2026-11-23 09:00"), to: at("2026-11-26 09:00") }];
    const moved = { ...input, due: at("2026-12-01 09:00"), pauses: ended };
    expect(timeLeft(bantul, { ...moved, now: at("2026-11-27 08:00") }).state).toBe("normal");
  });

  test("on the wall clock a quarter is a quarter of the minutes", () => {
    const clock = { due: at("2026-11-23 00:05"), receivedAt: at("2026-11-22 23:57"), basis: "clock" as const };
    expect(timeLeft(bantul, { ...clock, now: at("2026-11-23 00:02") }).state).toBe("normal");
    expect(timeLeft(bantul, { ...clock, now: at("2026-11-23 00:03") }).state).toBe("last-quarter");
  });
});

describe("bad input", () => {
  test("opening hours that cannot be", () => {
    const input = { receivedAt: at("2026-11-23 09:00"), iso: "P1D", basis: "working" as const };
    expect(() => computeDue(bantul, { ...input, open: "08:00" })).toThrow(HoursError);
    expect(() => computeDue(bantul, { ...input, open: "14:00", close: "08:00" })).toThrow(HoursError);
    expect(() => computeDue(bantul, { ...input, open: "8", close: "14:00" })).toThrow(/jam layanan "8"/);
  });

  test("times that cannot be read", () => {
    for (const wrong of ["kemarin", "2026-03-16", "2026-02-30T10:00:00+07:00", "2026-03-16T10:00:00"]) {
      expect(() => parseInstant(wrong)).toThrow(InstantError);
    }
    expect(parseInstant("2026-03-16T10:00:00+07:00")).toBe(Date.UTC(2026, 2, 16, 3));
    expect(parseInstant("2026-03-16T03:00Z", "Asia/Makassar")).toBe(Date.UTC(2026, 2, 16, 3));
    expect(() => computeDue(bantul, { receivedAt: Number.NaN, iso: "P1D", basis: "clock" })).toThrow(RangeError);
  });
});
