import type { Span } from "../../../shared/domain/bookings/times";
import { zonedParts, zoneOffset } from "../../ui/format/format";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Midnight that begins the zone's day in which an instant lies, epoch milliseconds. Indonesian zones have one offset. */
export function startOfDay(at: number, zone: string): number {
  const offset = zoneOffset(zone);
  return Math.floor((at + offset) / DAY) * DAY - offset;
}

/** Midnight that begins the Monday of the zone's week in which an instant lies. */
export function startOfWeek(at: number, zone: string): number {
  const weekday = (zonedParts(at, zone).weekday + 6) % 7;
  return startOfDay(at, zone) - weekday * DAY;
}

/** Whole hours of a day that are shown: the usual ones, and more where something is taken earlier or later. */
export function shownHours(day: number, spans: readonly Span[]): { first: number; last: number } {
  let first = 7;
  let last = 18;
  for (const { from, to } of spans) {
    if (to <= day || from >= day + DAY) continue;
    first = Math.min(first, Math.floor(Math.max(0, from - day) / HOUR));
    last = Math.max(last, Math.ceil(Math.min(DAY, to - day) / HOUR));
  }
  return { first, last };
}

/** Where a span lies in a day's hours, in percent from the left; null where it does not touch them. */
export function placeInDay(
  span: Span,
  day: number,
  hours: { first: number; last: number },
): { left: number; width: number } | null {
  const begin = day + hours.first * HOUR;
  const length = (hours.last - hours.first) * HOUR;
  const from = Math.max(span.from, begin);
  const to = Math.min(span.to, begin + length);
  if (to <= from) return null;
  return { left: ((from - begin) / length) * 100, width: ((to - from) / length) * 100 };
}

/**
 * When a span takes a day, in words: "09.00–11.00", "08.00–24.00" where it goes on, `allDay` where it takes all of it.
 * `time` puts an instant into words.
 */
export function timesOnDay(span: Span, day: number, time: (at: number) => string, allDay: string): string {
  const begins = span.from > day;
  const ends = span.to < day + DAY;
  if (!begins && !ends) return allDay;
  return `${time(begins ? span.from : day)}–${ends ? time(span.to) : time(day).replace("00", "24")}`;
}

/** The days (their midnights) that a span touches, at most `most`. */
export function daysOf(span: Span, zone: string, most = 7): number[] {
  const days: number[] = [];
  for (let day = startOfDay(span.from, zone); day < span.to && days.length < most; day += DAY) days.push(day);
  return days;
}

/** The first time on a day that is free for `length`, at whole or half hours between 8 and 16; null where none is. */
export function firstFree(
  day: number,
  taken: readonly Span[],
  length = HOUR,
  hours: { first: number; last: number } = { first: 8, last: 16 },
): Span | null {
  for (let from = day + hours.first * HOUR; from + length <= day + hours.last * HOUR; from += HOUR / 2) {
    const to = from + length;
    if (!taken.some((span) => span.from < to && from < span.to)) return { from, to };
  }
  return null;
}
