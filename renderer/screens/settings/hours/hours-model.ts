import { parseTimeOfDay } from "../../../../shared/domain/calendar/civil";
import { type OfficeHours, WEEKDAYS, type Weekday } from "../../../../shared/domain/calendar/schema";

/** The week as offices write it. */
export const OFFICE_WEEK: readonly Weekday[] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/** One weekday as it is typed: times as 07.30, breaks as 12.00-13.00. */
export interface DayText {
  isOpen: boolean;
  open: string;
  close: string;
  breaks: string;
}

export interface PeriodText {
  hijri: string;
  from: string | null;
  to: string | null;
}

export interface HoursText {
  source: string;
  normal: Record<Weekday, DayText>;
  ramadan: Record<Weekday, DayText>;
  periods: PeriodText[];
}

export const WEEK_NAMES = ["normal", "ramadan"] as const;
export type WeekName = (typeof WEEK_NAMES)[number];

const written = (time: string) => time.replace(":", ".");

/** Office hours as the form holds them. */
export function hoursText(hours: OfficeHours): HoursText {
  const week = (name: WeekName) =>
    Object.fromEntries(
      WEEKDAYS.map((day) => {
        const known = hours[name][day];
        const text: DayText = {
          isOpen: known !== null,
          open: known ? written(known.open) : "",
          close: known ? written(known.close) : "",
          breaks: known ? known.breaks.map(([from, to]) => `${written(from)}-${written(to)}`).join(", ") : "",
        };
        return [day, text];
      }),
    ) as Record<Weekday, DayText>;
  return {
    source: hours.source,
    normal: week("normal"),
    ramadan: week("ramadan"),
    periods: Object.entries(hours.ramadanPeriods)
      .map(([hijri, [from, to]]) => ({ hijri, from, to }))
      .sort((left, right) => (left.hijri < right.hijri ? -1 : 1)),
  };
}

/** "7.30", "0730" and "07:30" as "07:30"; null for what is no time of day. */
export function readTimeOfDay(typed: string): string | null {
  const match = /^(\d{1,2})[.:]?(\d{2})$/.exec(typed.trim());
  const text = match ? `${(match[1] ?? "").padStart(2, "0")}:${match[2]}` : "";
  return parseTimeOfDay(text) === null ? null : text;
}

function readBreaks(typed: string): [string, string][] | null {
  if (typed.trim() === "") return [];
  const spans = typed.split(",").map((span) => {
    const [from, to, ...rest] = span.split(/[-–]/);
    const times = [readTimeOfDay(from ?? ""), readTimeOfDay(to ?? "")];
    return rest.length > 0 || times[0] == null || times[1] == null ? null : ([times[0], times[1]] as [string, string]);
  });
  return spans.some((span) => span === null) ? null : (spans as [string, string][]);
}

/** The hours that the form means, or what is wrong with it: "normal.mon.open" -> key. */
export function readHours(
  text: HoursText,
  zone: string,
): { hours: OfficeHours; problems: null } | { hours: null; problems: Record<string, string> } {
  const problems: Record<string, string> = {};
  if (text.source.trim() === "") problems.source = "required";
  const weekOf = (name: WeekName) =>
    Object.fromEntries(
      WEEKDAYS.map((day) => [day, readDay(text[name][day], `${name}.${day}`, problems)]),
    ) as OfficeHours["normal"];
  const [normal, ramadan] = [weekOf("normal"), weekOf("ramadan")];
  if (WEEKDAYS.every((day) => !text.normal[day].isOpen)) problems["normal.mon.isOpen"] = "no-open-day";
  const ramadanPeriods: Record<string, [string, string]> = {};
  for (const [index, { hijri, from, to }] of text.periods.entries()) {
    const path = `periods.${index}`;
    if (!/^\d{4}$/.test(hijri.trim())) problems[`${path}.hijri`] = "hijri-year";
    else if (ramadanPeriods[hijri.trim()] !== undefined) problems[`${path}.hijri`] = "hijri-twice";
    if (from === null) problems[`${path}.from`] = "required";
    if (to === null) problems[`${path}.to`] = "required";
    if (from !== null && to !== null) {
      if (from > to) problems[`${path}.to`] = "period-order";
      ramadanPeriods[hijri.trim()] = [from, to];
    }
  }
  if (Object.keys(problems).length > 0) return { hours: null, problems };
  return { hours: { source: text.source.trim(), zone, normal, ramadan, ramadanPeriods }, problems: null };
}

function readDay(day: DayText, path: string, problems: Record<string, string>): OfficeHours["normal"][Weekday] {
  if (!day.isOpen) return null;
  const [open, close, breaks] = [readTimeOfDay(day.open), readTimeOfDay(day.close), readBreaks(day.breaks)];
  if (open === null) problems[`${path}.open`] = "time-of-day";
  if (close === null) problems[`${path}.close`] = "time-of-day";
  if (breaks === null) problems[`${path}.breaks`] = "breaks-form";
  if (open === null || close === null || breaks === null) return null;
  if (open >= close) problems[`${path}.close`] = "close-early";
  const edges = [open, ...breaks.flat(), close];
  if (edges.some((edge, index) => index > 0 && edge <= (edges[index - 1] ?? "")) && open < close) {
    problems[`${path}.breaks`] = "breaks-order";
  }
  return { open, close, breaks };
}
