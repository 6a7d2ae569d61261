import { describe, expect, test } from "vitest";
import holidays from "../../resources/calendar/holidays.json";
import officeHours from "../../resources/calendar/office-hours.json";
import { compileCalendar, DAY_LOCAL } from "../../shared/domain/calendar/compile";
import { dayOffProblems, daysOff, newYear, withDay, withoutDay } from "../../shared/domain/calendar/edit";
import { officeCalendarFromFiles } from "../../shared/domain/calendar/files";
import { type HolidayYear, holidayYearSchema } from "../../shared/domain/calendar/schema";

const year: HolidayYear = {
  year: 2026,
  decree: "SKB 1/2025",
  national: { "2026-01-01": "Tahun Baru" },
  jointLeave: { "2026-12-24": "Natal" },
};
const day = { date: "2026-07-20", list: "local" as const, name: "Hari Jadi Bantul", decree: "SE Bupati 5/2026" };

describe("a day off", () => {
  test("is entered with a decree of its own, and taken away without a trace", () => {
    const added = withDay(year, day);
    expect(holidayYearSchema.parse(added)).toEqual({
      ...year,
      local: { "2026-07-20": "Hari Jadi Bantul" },
      decrees: { "2026-07-20": "SE Bupati 5/2026" },
    });
    expect(daysOff(added).map(({ date, decree }) => [date, decree])).toEqual([
      ["2026-01-01", "SKB 1/2025"],
      ["2026-07-20", "SE Bupati 5/2026"],
      ["2026-12-24", "SKB 1/2025"],
    ]);
    expect(withoutDay(added, day.date)).toEqual(year);
  });

  test("moves between the lists and stands in one only", () => {
    const national = withDay(withDay(year, day), { ...day, list: "national", decree: "" });
    expect(national.national[day.date]).toBe("Hari Jadi Bantul");
    expect(national.local).toBeUndefined();
    expect(national.decrees).toBeUndefined();
  });

  test("closes the office and is named with its decree", () => {
    const shipped = officeCalendarFromFiles("bantul", holidays, officeHours);
    const compiled = compileCalendar({ ...shipped, years: { "2026": withDay(year, day) } });
    const index = [...compiled.named.keys()].find((at) => compiled.named.get(at)?.name === "Hari Jadi Bantul") ?? 0;
    expect(compiled.kind[index - compiled.firstDay]).toBe(DAY_LOCAL);
    expect(compiled.named.get(index)?.decree).toBe("SE Bupati 5/2026");
  });

  test.each([
    [{ ...day, date: "" }, { date: "required" }],
    [{ ...day, date: "2027-01-01" }, { date: "date-other-year" }],
    [{ ...day, date: "2026-01-01" }, { date: "date-taken" }],
    [{ ...day, name: " " }, { name: "required" }],
    [{ ...day, decree: "" }, { decree: "required" }],
    [{ ...day, list: "national" as const, decree: "" }, {}],
  ])("%j: %j", (entered, problems) => {
    expect(dayOffProblems(year, entered, null)).toEqual(problems);
  });

  test("keeps its date while it is edited", () => {
    expect(dayOffProblems(year, { ...day, date: "2026-01-01" }, "2026-01-01")).toEqual({});
  });
});

describe("a year that names a day wrongly is refused", () => {
  const problem = (value: unknown) => holidayYearSchema.safeParse(value).error?.issues[0]?.path.join(".");
  test("in another year, in two lists, or with a decree for no day", () => {
    const start = newYear(2026, "SKB");
    expect(problem({ ...start, local: { "2027-01-01": "x" } })).toBe("local.2027-01-01");
    expect(problem({ ...year, local: { "2026-01-01": "x" } })).toBe("local.2026-01-01");
    expect(problem({ ...year, local: { "2026-12-24": "x" } })).toBe("local.2026-12-24");
    expect(problem({ ...year, decrees: { "2026-03-03": "x" } })).toBe("decrees.2026-03-03");
  });
});
