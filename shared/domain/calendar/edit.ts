import { parseDay, yearOf } from "./civil";
import { DAY_LISTS, type DayList, dayListOf, type HolidayYear } from "./schema";

/** One day off as a form holds it. `decree` "" or the year's own: no decree of its own is kept. */
export interface DayOff {
  date: string;
  list: DayList;
  name: string;
  decree: string;
}

/** A year without days off: what an office begins with before the decree is entered. */
export function newYear(year: number, decree: string): HolidayYear {
  return { year, decree, national: {}, jointLeave: {} };
}

/** The days off of a year in the order of the calendar. */
export function daysOff(year: HolidayYear): DayOff[] {
  return DAY_LISTS.flatMap((list) =>
    Object.entries(year[list] ?? {}).map(([date, name]) => ({
      date,
      list,
      name,
      decree: year.decrees?.[date] ?? year.decree,
    })),
  ).sort((left, right) => (left.date < right.date ? -1 : 1));
}

/** The year without a day off. */
export function withoutDay(year: HolidayYear, date: string): HolidayYear {
  const less = (days: Record<string, string> | undefined) =>
    Object.fromEntries(Object.entries(days ?? {}).filter(([other]) => other !== date));
  const { local, decrees, ...rest } = year;
  const [localLeft, decreesLeft] = [less(local), less(decrees)];
  return {
    ...rest,
    national: less(year.national),
    jointLeave: less(year.jointLeave),
    // An empty table is left out: a year that nobody changed keeps the form that the app brought.
    ...(Object.keys(localLeft).length > 0 ? { local: localLeft } : {}),
    ...(Object.keys(decreesLeft).length > 0 ? { decrees: decreesLeft } : {}),
  };
}

/** The year with a day off, in place of what stood on that date before. */
export function withDay(year: HolidayYear, day: DayOff): HolidayYear {
  const rest = withoutDay(year, day.date);
  const own = day.decree.trim() !== "" && day.decree.trim() !== year.decree;
  return {
    ...rest,
    [day.list]: sorted({ ...rest[day.list], [day.date]: day.name.trim() }),
    ...(own ? { decrees: sorted({ ...rest.decrees, [day.date]: day.decree.trim() }) } : {}),
  };
}

function sorted(days: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(days).sort(([left], [right]) => (left < right ? -1 : 1)));
}

/** What is wrong with a day off before it is entered: field -> key. `replaces` is the date that is being edited. */
export function dayOffProblems(year: HolidayYear, day: DayOff, replaces: string | null): Record<string, string> {
  const problems: Record<string, string> = {};
  const parsed = parseDay(day.date);
  if (parsed === null) problems.date = "required";
  else if (yearOf(parsed) !== year.year) problems.date = "date-other-year";
  else if (day.date !== replaces && dayListOf(year, day.date) !== null) problems.date = "date-taken";
  if (day.name.trim() === "") problems.name = "required";
  if (day.list === "local" && day.decree.trim() === "") problems.decree = "required";
  return problems;
}
