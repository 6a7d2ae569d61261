import { DAY_MS, epochDayOf, MINUTE_MS, parseDay, parseTimeOfDay, weekdayOf } from "./civil";
import { CalendarError, type DayHours, type OfficeCalendar, WEEKDAYS } from "./schema";
import { fixedOffsetOf } from "./zone";

/** Why a day is open or closed. */
export const DAY_UNKNOWN = 0;
export const DAY_WORKING = 1;
/** A weekday on which the office has no hours. */
export const DAY_CLOSED = 2;
export const DAY_HOLIDAY = 3;
export const DAY_JOINT_LEAVE = 4;
/** A day off in this district only. */
export const DAY_LOCAL = 5;

/** The opening hours of one kind of day, in milliseconds after local midnight. */
export type DayPattern = {
  starts: readonly number[];
  ends: readonly number[];
  close: number;
  open: number;
  ramadan: boolean;
};

export type NamedDay = { name: string; decree: string };

/**
 * A calendar as integer tables. Local time is UTC plus `offset` (taken once: the zone never changes it); day `i` of the
 * tables is epoch day `firstDay + i`. The prefix tables have one entry more than there are days, so that the open time
 * or the working days between two days are a subtraction.
 */
export type CompiledCalendar = {
  office: string;
  zone: string;
  /** Milliseconds to add to UTC. */
  offset: number;
  firstDay: number;
  dayCount: number;
  /** DAY_UNKNOWN .. DAY_LOCAL */
  kind: Uint8Array;
  /** Index into `patterns` on working days. */
  patternOf: Uint8Array;
  patterns: readonly DayPattern[];
  /** Last day of the unbroken run of known years that a known day is in. */
  runEnd: Int32Array;
  /** Working days before day i. */
  workingBefore: Int32Array;
  /** Table index of each working day. */
  workingDays: Int32Array;
  /** Open minutes before day i. */
  openBefore: Int32Array;
  /** Holidays, joint leave and local days off by epoch day. */
  named: ReadonlyMap<number, NamedDay>;
};

function minutesOf(text: string): number {
  const minutes = parseTimeOfDay(text);
  if (minutes === null) {
    throw new CalendarError("jam kantor", [{ field: "hours", message: `"${text}" bukan jam` }]);
  }
  return minutes;
}

function patternFor(hours: DayHours, ramadan: boolean): DayPattern {
  const starts = [minutesOf(hours.open)];
  const ends: number[] = [];
  for (const [from, to] of hours.breaks) {
    ends.push(minutesOf(from));
    starts.push(minutesOf(to));
  }
  ends.push(minutesOf(hours.close));
  const open = ends.reduce((sum, end, index) => sum + end - (starts[index] ?? end), 0);
  return {
    starts: starts.map((minutes) => minutes * MINUTE_MS),
    ends: ends.map((minutes) => minutes * MINUTE_MS),
    close: minutesOf(hours.close) * MINUTE_MS,
    open: open * MINUTE_MS,
    ramadan,
  };
}

function dayOf(text: string): number {
  const day = parseDay(text);
  if (day === null) {
    throw new CalendarError("kalender kantor", [{ field: "tanggal", message: `"${text}" bukan tanggal` }]);
  }
  return day;
}

/**
 * Compiles an office calendar for computing. Takes a calendar that passed `parseOfficeCalendar`; throws CalendarError for
 * one that did not. Costs about a millisecond, so compile once per change of the calendar, not per deadline.
 */
export function compileCalendar(calendar: OfficeCalendar): CompiledCalendar {
  const offset = fixedOffsetOf(calendar.zone);
  if (offset === null) {
    throw new CalendarError("kalender kantor", [{ field: "zone", message: `"${calendar.zone}" tidak dapat dipakai` }]);
  }
  const years = Object.values(calendar.years).sort((left, right) => left.year - right.year);
  const firstYear = years[0]?.year ?? 1970;
  const lastYear = years[years.length - 1]?.year ?? firstYear - 1;
  const firstDay = epochDayOf(firstYear, 1, 1);
  const dayCount = epochDayOf(lastYear + 1, 1, 1) - firstDay;

  const patterns: DayPattern[] = [];
  const patternIndex = (hours: DayHours | null, ramadan: boolean): number => {
    return hours === null ? -1 : patterns.push(patternFor(hours, ramadan)) - 1;
  };
  const normal = WEEKDAYS.map((weekday) => patternIndex(calendar.hours.normal[weekday], false));
  const ramadan = WEEKDAYS.map((weekday) => patternIndex(calendar.hours.ramadan[weekday], true));
  const inRamadan = new Uint8Array(dayCount);
  for (const [from, to] of Object.values(calendar.hours.ramadanPeriods)) {
    const start = Math.max(dayOf(from) - firstDay, 0);
    const end = Math.min(dayOf(to) - firstDay, dayCount - 1);
    if (start <= end) {
      inRamadan.fill(1, start, end + 1);
    }
  }

  const kind = new Uint8Array(dayCount);
  const patternOf = new Uint8Array(dayCount);
  const named = new Map<number, NamedDay>();
  for (const year of years) {
    const from = epochDayOf(year.year, 1, 1);
    const to = epochDayOf(year.year + 1, 1, 1);
    for (let day = from; day < to; day += 1) {
      const week = inRamadan[day - firstDay] === 1 ? ramadan : normal;
      const pattern = week[weekdayOf(day)] ?? -1;
      kind[day - firstDay] = pattern < 0 ? DAY_CLOSED : DAY_WORKING;
      patternOf[day - firstDay] = Math.max(pattern, 0);
    }
    const daysOff = [
      { days: year.local ?? {}, as: DAY_LOCAL },
      { days: year.jointLeave, as: DAY_JOINT_LEAVE },
      { days: year.national, as: DAY_HOLIDAY },
    ];
    for (const { days, as } of daysOff) {
      for (const [date, name] of Object.entries(days)) {
        kind[dayOf(date) - firstDay] = as;
        named.set(dayOf(date), { name, decree: year.decrees?.[date] ?? year.decree });
      }
    }
  }

  const runEnd = new Int32Array(dayCount);
  let end = dayCount - 1;
  for (let index = dayCount - 1; index >= 0; index -= 1) {
    if (kind[index] === DAY_UNKNOWN) {
      end = index - 1;
    }
    runEnd[index] = end;
  }

  const workingBefore = new Int32Array(dayCount + 1);
  const openBefore = new Int32Array(dayCount + 1);
  const workingDays: number[] = [];
  for (let index = 0; index < dayCount; index += 1) {
    const working = kind[index] === DAY_WORKING;
    const open = working ? (patterns[patternOf[index] ?? 0]?.open ?? 0) : 0;
    workingBefore[index + 1] = (workingBefore[index] ?? 0) + (working ? 1 : 0);
    openBefore[index + 1] = (openBefore[index] ?? 0) + open / MINUTE_MS;
    if (working) {
      workingDays.push(index);
    }
  }

  return {
    office: calendar.office,
    zone: calendar.zone,
    offset,
    firstDay,
    dayCount,
    kind,
    patternOf,
    patterns,
    runEnd,
    workingBefore,
    workingDays: Int32Array.from(workingDays),
    openBefore,
    named,
  };
}

/** Table index of the local time's day; may lie outside the tables. `local` is milliseconds of local time. */
export function dayIndexOf(calendar: CompiledCalendar, local: number): number {
  return Math.floor(local / DAY_MS) - calendar.firstDay;
}

/** Number of working days the calendar has in a year, or null when it does not know the year. */
export function workingDaysIn(calendar: CompiledCalendar, year: number): number | null {
  const from = epochDayOf(year, 1, 1) - calendar.firstDay;
  const to = epochDayOf(year + 1, 1, 1) - calendar.firstDay;
  if (calendar.kind[from] === undefined || calendar.kind[from] === DAY_UNKNOWN) {
    return null;
  }
  return (calendar.workingBefore[to] ?? 0) - (calendar.workingBefore[from] ?? 0);
}
