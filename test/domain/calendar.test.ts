import { describe, expect, test } from "vitest";
import holidays from "../../resources/calendar/holidays.json";
import officeHours from "../../resources/calendar/office-hours.json";
import {
  addMonths,
  civilOf,
  epochDayOf,
  formatDay,
  parseDay,
  parseTimeOfDay,
  weekdayOf,
} from "../../shared/domain/calendar/civil";
import { compileCalendar, workingDaysIn } from "../../shared/domain/calendar/compile";
import {
  type CalendarState,
  calendarFromState,
  EMPTY_CALENDAR,
  reduceCalendar,
  yearsWithoutRamadan,
} from "../../shared/domain/calendar/events";
import { officeCalendarFromFiles, parseHolidayFile, parseHoursFile } from "../../shared/domain/calendar/files";
import { CalendarError, parseOfficeCalendar } from "../../shared/domain/calendar/schema";
import { fixedOffsetOf } from "../../shared/domain/calendar/zone";

const OFFICES = ["bantul", "klaten", "pasuruan", "trenggalek", "polewali-mandar"];
const bantul = officeCalendarFromFiles("bantul", holidays, officeHours);

function problemsOf(action: () => unknown): string[] {
  try {
    action();
  } catch (error) {
    if (error instanceof CalendarError) {
      return error.problems.map((problem) => problem.field);
    }
    throw error;
  }
  return [];
}

describe("civil dates", () => {
  test("agree with Date over 800 years", () => {
    for (let day = epochDayOf(1800, 1, 1); day < epochDayOf(2600, 1, 1); day += 1) {
      const date = new Date(day * 86_400_000);
      const civil = civilOf(day);
      if (
        civil.year !== date.getUTCFullYear() ||
        civil.month !== date.getUTCMonth() + 1 ||
        civil.day !== date.getUTCDate() ||
        weekdayOf(day) !== date.getUTCDay() ||
        epochDayOf(civil.year, civil.month, civil.day) !== day
      ) {
        expect.fail(`epoch day ${day}: ${JSON.stringify(civil)} is not ${date.toISOString()}`);
      }
    }
  });

  test("a month's end stays in the month it is added to", () => {
    const added = (date: string, months: number) => formatDay(addMonths(parseDay(date) ?? Number.NaN, months));
    expect(added("2026-01-31", 1)).toBe("2026-02-28");
    expect(added("2028-01-31", 1)).toBe("2028-02-29");
    expect(added("2026-08-31", 13)).toBe("2027-09-30");
    expect(added("2026-12-15", 1)).toBe("2027-01-15");
  });

  test("texts that are no dates or times are refused", () => {
    for (const text of ["2026-02-30", "2026-13-01", "2026-00-10", "2026-1-1", "26-01-01", "2026-01-00"]) {
      expect(parseDay(text)).toBeNull();
    }
    for (const text of ["24:00", "7:30", "12:60", "1200"]) {
      expect(parseTimeOfDay(text)).toBeNull();
    }
  });
});

describe("the calendars the app ships", () => {
  test.each([
    [2025, 237, 17, 11],
    [2026, 240, 17, 8],
    [2027, 242, 18, 8],
  ])("%i has %i working days, %i national holidays and %i days of joint leave", (year, days, national, leave) => {
    expect(workingDaysIn(compileCalendar(bantul), year)).toBe(days);
    const holidayYear = bantul.years[String(year)];
    expect(Object.keys(holidayYear?.national ?? {})).toHaveLength(national);
    expect(Object.keys(holidayYear?.jointLeave ?? {})).toHaveLength(leave);
    expect(holidayYear?.decree).toMatch(/^SKB 3 Menteri \d/);
  });

  test("weekly hours are those of Perpres 21/2023: 37.5, and 32.5 in Ramadan", () => {
    const compiled = compileCalendar(bantul);
    const week = (monday: string) => {
      const from = (parseDay(monday) ?? 0) - compiled.firstDay;
      return ((compiled.openBefore[from + 7] ?? 0) - (compiled.openBefore[from] ?? 0)) / 60;
    };
    expect(week("2026-11-23")).toBe(37.5);
    expect(week("2026-03-02")).toBe(32.5);
  });

  test("every office has its zone", () => {
    const offsets = OFFICES.map((office) => {
      return compileCalendar(officeCalendarFromFiles(office, holidays, officeHours)).offset / 3_600_000;
    });
    expect(offsets).toEqual([7, 7, 7, 7, 8]);
  });

  test("no year lacks its Ramadan", () => {
    expect(yearsWithoutRamadan(bantul)).toEqual([]);
    expect(yearsWithoutRamadan({ ...bantul, hours: { ...bantul.hours, ramadanPeriods: {} } })).toEqual([
      2025, 2026, 2027,
    ]);
  });

  test("a year it does not have has no count", () => {
    expect(workingDaysIn(compileCalendar(bantul), 2028)).toBeNull();
    expect(workingDaysIn(compileCalendar({ ...bantul, years: {} }), 2026)).toBeNull();
  });
});

describe("bad calendars are named with the field at fault", () => {
  const year = bantul.years["2026"];
  const withYear = (change: object) => ({ ...bantul, years: { "2026": { ...year, ...change } } });
  const withMonday = (monday: object) => ({
    ...bantul,
    hours: { ...bantul.hours, normal: { ...bantul.hours.normal, mon: monday } },
  });

  test.each<[string, unknown, string]>([
    ["an impossible date", withYear({ national: { "2026-02-30": "X" } }), "years.2026.national.2026-02-30"],
    ["a date of another year", withYear({ national: { "2027-01-01": "X" } }), "years.2026.national.2027-01-01"],
    ["joint leave on a holiday", withYear({ jointLeave: { "2026-01-01": "X" } }), "years.2026.jointLeave.2026-01-01"],
    ["no decree", withYear({ decree: " " }), "years.2026.decree"],
    ["a year under another key", withYear({ year: 2027, national: {}, jointLeave: {} }), "years.2026.year"],
    ["closing before opening", withMonday({ open: "16:00", close: "07:30", breaks: [] }), "hours.normal.mon.close"],
    [
      "a break outside the hours",
      withMonday({ open: "07:30", close: "16:00", breaks: [["15:30", "16:00"]] }),
      "hours.normal.mon.breaks.0",
    ],
    [
      "breaks that touch",
      withMonday({
        open: "07:30",
        close: "16:00",
        breaks: [
          ["10:00", "11:00"],
          ["11:00", "12:00"],
        ],
      }),
      "hours.normal.mon.breaks.1",
    ],
    ["another zone than its hours", { ...bantul, zone: "Asia/Makassar" }, "zone"],
    ["a zone with summer time", { ...bantul, zone: "Europe/Berlin" }, "zone"],
    [
      "a Ramadan that ends before it begins",
      { ...bantul, hours: { ...bantul.hours, ramadanPeriods: { "1447": ["2026-03-20", "2026-02-19"] } } },
      "hours.ramadanPeriods.1447",
    ],
    [
      "an office that never opens",
      {
        ...bantul,
        hours: {
          ...bantul.hours,
          normal: { mon: null, tue: null, wed: null, thu: null, fri: null, sat: null, sun: null },
        },
      },
      "hours.normal",
    ],
  ])("%s", (_name, calendar, field) => {
    expect(problemsOf(() => parseOfficeCalendar(calendar))).toContain(field);
  });

  test("an office the file has no zone for", () => {
    expect(problemsOf(() => parseHoursFile(officeHours, "sleman"))).toEqual(["zone"]);
    expect(() => parseHolidayFile({ years: [] })).toThrow(/berkas hari libur tidak dapat dipakai/);
  });

  test("only zones without summer time have one offset", () => {
    expect(fixedOffsetOf("Asia/Jayapura")).toBe(9 * 3_600_000);
    expect(fixedOffsetOf("America/New_York")).toBeNull();
    expect(fixedOffsetOf("Asia/Bantul")).toBeNull();
  });
});

describe("the calendar stream", () => {
  const years = parseHolidayFile(holidays);
  const hours = parseHoursFile(officeHours, "bantul");
  const events = [
    { type: "calendar.hours-set", payload: { hours } },
    ...years.map((year) => ({ type: "calendar.year-set", payload: { year } })),
  ];
  const folded = events.reduce<CalendarState>(reduceCalendar, EMPTY_CALENDAR);

  test("folds to the office's calendar, as plain JSON", () => {
    expect(calendarFromState("bantul", folded)).toEqual(bantul);
    expect(JSON.parse(JSON.stringify(folded))).toEqual(folded);
  });

  test("has no calendar until hours are set", () => {
    expect(calendarFromState("bantul", EMPTY_CALENDAR)).toBeNull();
  });

  test("a later decree replaces its year and no other", () => {
    const changed = { year: 2026, decree: "SKB perubahan", national: { "2026-01-01": "Tahun Baru" }, jointLeave: {} };
    const state = reduceCalendar(folded, { type: "calendar.year-set", payload: { year: changed } });
    expect(state.years["2026"]).toEqual(changed);
    expect(state.years["2027"]).toBe(folded.years["2027"]);
    expect(folded.years["2026"]?.decree).not.toBe("SKB perubahan");
  });

  test("an event it does not know or cannot use changes nothing", () => {
    expect(reduceCalendar(folded, { type: "calendar.moon-set", payload: {} })).toBe(folded);
    expect(reduceCalendar(folded, { type: "calendar.year-set", payload: { year: { year: 2028 } } })).toBe(folded);
    expect(reduceCalendar(folded, { type: "calendar.hours-set", payload: null })).toBe(folded);
  });
});
