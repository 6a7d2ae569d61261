import type { Booked } from "../../../shared/ipc/bookings";
import { firstFree, placeInDay, shownHours } from "../../parts/bookings/booking-times";

const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

export type CalendarView = "week" | "day";

/** The days (their midnights) that a view shows. */
export function daysOfView(view: CalendarView, start: number): number[] {
  return view === "day" ? [start] : Array.from({ length: 7 }, (_, index) => start + index * DAY);
}

/** The bookings of a resource that touch a day, the earliest first. */
export function bookingsOn(bookings: readonly Booked[], resource: string, day: number): Booked[] {
  return bookings
    .filter((booking) => booking.resource === resource && booking.from < day + DAY && booking.to > day)
    .sort((one, other) => one.from - other.from || (one.id < other.id ? -1 : 1));
}

/** Where the keyboard is: a resource (row), a column (a day of the week, or an hour of the day), a booking there. */
export interface Cursor {
  row: number;
  column: number;
  /** The place among the cell's bookings. */
  entry: number;
}

export interface Grid {
  rows: number;
  columns: number;
  /** How many bookings a cell holds. */
  entries(row: number, column: number): number;
}

/** The nearest cell that the grid has: after it became smaller. */
export function within(cursor: Cursor, grid: Grid): Cursor {
  const row = Math.max(0, Math.min(cursor.row, grid.rows - 1));
  const column = Math.max(0, Math.min(cursor.column, grid.columns - 1));
  const entry = Math.max(0, Math.min(cursor.entry, grid.entries(row, column) - 1));
  return { row, column, entry };
}

/**
 * Where an arrow key leads; null when it moves nothing. Up and down go through a cell's bookings first and then to the
 * resource above or below. "before" and "after": over the edge of what is shown, to the time before or after.
 */
export function moveCursor(key: string, cursor: Cursor, grid: Grid): Cursor | "before" | "after" | null {
  const at = within(cursor, grid);
  if (grid.rows === 0) return null;
  switch (key) {
    case "ArrowLeft":
      return at.column === 0 ? "before" : { ...at, column: at.column - 1, entry: 0 };
    case "ArrowRight":
      return at.column === grid.columns - 1 ? "after" : { ...at, column: at.column + 1, entry: 0 };
    case "ArrowDown":
      if (at.entry < grid.entries(at.row, at.column) - 1) return { ...at, entry: at.entry + 1 };
      return at.row === grid.rows - 1 ? at : { ...at, row: at.row + 1, entry: 0 };
    case "ArrowUp":
      if (at.entry > 0) return { ...at, entry: at.entry - 1 };
      if (at.row === 0) return at;
      return { ...at, row: at.row - 1, entry: Math.max(0, grid.entries(at.row - 1, at.column) - 1) };
    case "Home":
      return { ...at, column: 0, entry: 0 };
    case "End":
      return { ...at, column: grid.columns - 1, entry: 0 };
    default:
      return null;
  }
}

/** Whole hours that the day view shows. */
export function hoursOfDay(day: number, bookings: readonly Booked[]): { first: number; last: number } {
  return shownHours(day, bookings);
}

/** The bookings of a resource that touch an hour of a day. */
export function bookingsAt(bookings: readonly Booked[], resource: string, day: number, hour: number): Booked[] {
  const from = day + hour * HOUR;
  return bookingsOn(bookings, resource, day).filter((booking) => booking.from < from + HOUR && booking.to > from);
}

/** The time that a new request would take from a cell: the hour itself in the day view, the first free one in the week. */
export function slotOf(
  view: CalendarView,
  resource: string,
  day: number,
  hour: number,
  bookings: readonly Booked[],
): { from: number; to: number } | null {
  const taken = bookingsOn(bookings, resource, day);
  if (view === "week") return firstFree(day, taken);
  const from = day + hour * HOUR;
  const free = taken.every((booking) => booking.to <= from || booking.from >= from + HOUR);
  return free ? { from, to: from + HOUR } : null;
}

export interface Bar {
  booking: Booked;
  left: number;
  width: number;
  /** Bookings that clash lie below each other. */
  lane: number;
}

/** The bookings of a resource as bars of a day, in as many lanes as overlap. */
export function barsOf(
  bookings: readonly Booked[],
  resource: string,
  day: number,
  hours: { first: number; last: number },
): { bars: Bar[]; lanes: number } {
  const ends: number[] = [];
  const bars = bookingsOn(bookings, resource, day).flatMap((booking) => {
    const place = placeInDay(booking, day, hours);
    if (place === null) return [];
    const free = ends.findIndex((end) => end <= booking.from);
    const lane = free < 0 ? ends.length : free;
    ends[lane] = booking.to;
    return [{ booking, lane, ...place }];
  });
  return { bars, lanes: Math.max(1, ends.length) };
}
