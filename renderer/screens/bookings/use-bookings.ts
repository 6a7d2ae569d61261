import type { ResourceKind } from "../../../shared/domain/registers/registers";
import { useCall } from "../../client/client";
import { useRemembered } from "../../client/remembered";
import { startOfDay, startOfWeek } from "../../parts/bookings/booking-times";
import {
  bookingsAt,
  bookingsOn,
  type CalendarView,
  type Cursor,
  DAY,
  daysOfView,
  type Grid,
  hoursOfDay,
  moveCursor,
  slotOf,
  within,
} from "./bookings-model";

/** The hour of a day that the cursor goes to: where the booking begins, else the morning. */
function hourOf(booking: { from: number } | null, day: number): number {
  return booking === null ? 9 : Math.floor(Math.max(0, booking.from - day) / (DAY / 24));
}

/** Which days of which resources are shown, what is booked there, and where the cursor stands; found again later. */
export function useBookings(now: number, zone: string) {
  const [view, setView] = useRemembered<CalendarView>("bookings.view", "week");
  const [kind, setKind] = useRemembered<ResourceKind | null>("bookings.kind", null);
  const [at, setAt] = useRemembered<number>("bookings.at", startOfDay(now, zone));
  const weekday = (day: number) => Math.round((day - startOfWeek(day, zone)) / DAY);
  const [typed, setCursor] = useRemembered<Cursor>("bookings.cursor", {
    row: 0,
    column: weekday(startOfDay(now, zone)),
    entry: 0,
  });

  const start = view === "week" ? startOfWeek(at, zone) : startOfDay(at, zone);
  const days = daysOfView(view, start);
  const end = start + days.length * DAY;
  const { data, refusal, loading } = useCall(
    "bookings.list",
    { from: start, to: end, resource: null, kind },
    { keepPrevious: true },
  );
  const resources = data?.resources ?? [];
  const bookings = data?.bookings ?? [];
  const hours = hoursOfDay(start, bookings);

  const cellBookings = (row: number, column: number) => {
    const resource = resources[row]?.id ?? "";
    return view === "week"
      ? bookingsOn(bookings, resource, days[column] ?? start)
      : bookingsAt(bookings, resource, start, hours.first + column);
  };
  const shape: Grid = {
    rows: resources.length,
    columns: view === "week" ? 7 : hours.last - hours.first,
    entries: (row, column) => cellBookings(row, column).length,
  };
  const cursor = within(typed, shape);
  const resource = resources[cursor.row] ?? null;
  const chosen = cellBookings(cursor.row, cursor.column)[cursor.entry] ?? null;
  const day = view === "week" ? (days[cursor.column] ?? start) : start;

  const step = (by: -1 | 1) => setAt(start + by * (view === "week" ? 7 : 1) * DAY);
  return {
    view,
    kind,
    setKind,
    days,
    start,
    end,
    hours,
    resources,
    bookings,
    refusal,
    ready: data !== undefined,
    /** There is nothing that could be booked. */
    nothing: !loading && data !== undefined && resources.length === 0,
    clashes: bookings.filter((booking) => booking.clashesWith.length > 0).length,
    cursor,
    setCursor,
    /** The resource under the cursor, and the booking there. */
    resource,
    chosen,
    /** The time that a new request would take there; null where nothing is free or nothing can be booked. */
    slot:
      resource && resource.kind !== null && resource.active
        ? slotOf(view, resource.id, day, hours.first + cursor.column, bookings)
        : null,
    step,
    goTo: setAt,
    today: () => {
      const midnight = startOfDay(Date.now(), zone);
      setAt(midnight);
      if (view === "week") setCursor({ ...cursor, column: weekday(midnight) });
    },
    change: (next: CalendarView) => {
      if (next === view) return;
      // The day under the cursor stays in sight.
      setAt(day);
      setView(next);
      const column = next === "week" ? weekday(day) : hourOf(chosen, day) - hoursOfDay(day, bookings).first;
      setCursor({ ...cursor, column, entry: 0 });
    },
    /** Moves the cursor by a key; false where the key moves nothing. Over the edge it goes to the time beside. */
    move: (key: string): boolean => {
      const next = moveCursor(key, cursor, shape);
      if (next === null) return false;
      if (next === "before") {
        step(-1);
        setCursor({ ...cursor, column: view === "week" ? 6 : shape.columns - 1, entry: 0 });
      } else if (next === "after") {
        step(1);
        setCursor({ ...cursor, column: 0, entry: 0 });
      } else setCursor(next);
      return true;
    },
  };
}
