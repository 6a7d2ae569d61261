import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  daysOf,
  firstFree,
  placeInDay,
  shownHours,
  startOfDay,
  startOfWeek,
  timesOnDay,
} from "../../renderer/parts/bookings/booking-times";
import {
  barsOf,
  bookingsAt,
  bookingsOn,
  type Cursor,
  DAY,
  daysOfView,
  type Grid,
  moveCursor,
  slotOf,
  within,
} from "../../renderer/screens/bookings/bookings-model";
import { clashesOf, overlap } from "../../shared/domain/bookings/times";
import type { Booked } from "../../shared/ipc/bookings";

const HOUR = 3_600_000;
const JAKARTA = "Asia/Jakarta";
/** Monday 23 November 2026, midnight in western Indonesia. */
const MONDAY = Date.parse("2026-11-23T00:00:00+07:00");
const at = (hours: number) => MONDAY + hours * HOUR;

const booking = (id: string, from: number, to: number, resource = "ruang"): Booked => ({
  id,
  request: `request-${id}`,
  number: `K1-2026-${id}`,
  serviceName: "Peminjaman ruang",
  status: "open",
  applicant: "Sri",
  agency: "",
  subject: "Rapat",
  resource,
  from: at(from),
  to: at(to),
  clashesWith: [],
  version: 1,
});

describe("days and weeks are the office's own", () => {
  test("a day begins at its own midnight, also in central Indonesia", () => {
    expect(startOfDay(Date.parse("2026-11-23T00:10:00+07:00"), JAKARTA)).toBe(MONDAY);
    expect(startOfDay(Date.parse("2026-11-23T23:59:00+07:00"), JAKARTA)).toBe(MONDAY);
    expect(startOfDay(Date.parse("2026-11-23T00:10:00+08:00"), "Asia/Makassar")).toBe(MONDAY - HOUR);
  });

  test("a week begins on Monday, also seen from its Sunday", () => {
    expect(startOfWeek(Date.parse("2026-11-29T23:00:00+07:00"), JAKARTA)).toBe(MONDAY);
    expect(startOfWeek(MONDAY, JAKARTA)).toBe(MONDAY);
    expect(daysOfView("week", MONDAY)).toHaveLength(7);
    expect(daysOfView("day", MONDAY)).toEqual([MONDAY]);
  });

  test("a time over midnight touches two days", () => {
    expect(daysOf({ from: at(22), to: at(26) }, JAKARTA)).toEqual([MONDAY, MONDAY + DAY]);
    expect(daysOf({ from: at(22), to: at(24) }, JAKARTA)).toEqual([MONDAY]);
  });
});

test("a booking over several days says what it takes of each", () => {
  const time = (ms: number) => new Date(ms + 7 * HOUR).toISOString().slice(11, 16).replace(":", ".");
  const span = booking("a", 8, 60);
  const words = [0, 1, 2].map((day) => timesOnDay(span, MONDAY + day * DAY, time, "sepanjang hari"));
  expect(words).toEqual(["08.00–24.00", "sepanjang hari", "00.00–12.00"]);
});

describe("a day's hours", () => {
  test("are those of work, and more where something is taken", () => {
    expect(shownHours(MONDAY, [])).toEqual({ first: 7, last: 18 });
    expect(shownHours(MONDAY, [booking("a", 5.5, 20.25)])).toEqual({ first: 5, last: 21 });
    expect(shownHours(MONDAY, [booking("a", -3, 2)])).toEqual({ first: 0, last: 18 });
    expect(shownHours(MONDAY, [booking("a", 30, 31)])).toEqual({ first: 7, last: 18 });
  });

  test("place a booking by its length", () => {
    const hours = { first: 8, last: 16 };
    expect(placeInDay(booking("a", 10, 12), MONDAY, hours)).toEqual({ left: 25, width: 25 });
    expect(placeInDay(booking("a", 6, 9), MONDAY, hours)).toEqual({ left: 0, width: 12.5 });
    expect(placeInDay(booking("a", 17, 18), MONDAY, hours)).toBeNull();
  });

  test("put bookings that clash below each other, the others in one line", () => {
    const hours = { first: 7, last: 18 };
    const apart = [booking("a", 8, 9), booking("b", 9, 10)];
    expect(barsOf(apart, "ruang", MONDAY, hours).lanes).toBe(1);
    const { bars, lanes } = barsOf([...apart, booking("c", 8.5, 9.5)], "ruang", MONDAY, hours);
    expect(lanes).toBe(2);
    expect(bars.map((bar) => [bar.booking.id, bar.lane])).toEqual([
      ["a", 0],
      ["c", 1],
      ["b", 0],
    ]);
  });
});

describe("a free time", () => {
  test("is the first whole or half hour of the day that nothing takes", () => {
    expect(firstFree(MONDAY, [])).toEqual({ from: at(8), to: at(9) });
    expect(firstFree(MONDAY, [booking("a", 8, 10.25)])).toEqual({ from: at(10.5), to: at(11.5) });
    expect(firstFree(MONDAY, [booking("a", 0, 24)])).toBeNull();
  });

  test("is the hour itself in the day's view, where it is free", () => {
    const taken = [booking("a", 9.5, 10)];
    expect(slotOf("day", "ruang", MONDAY, 9, taken)).toBeNull();
    expect(slotOf("day", "ruang", MONDAY, 10, taken)).toEqual({ from: at(10), to: at(11) });
    expect(slotOf("day", "lain", MONDAY, 9, taken)).toEqual({ from: at(9), to: at(10) });
    expect(slotOf("week", "ruang", MONDAY, 0, taken)).toEqual({ from: at(8), to: at(9) });
  });
});

describe("the keyboard in the calendar", () => {
  const all = [booking("a", 8, 9), booking("b", 10, 11), booking("c", 8, 9, "mobil")];
  const resources = ["ruang", "mobil"];
  const grid: Grid = {
    rows: 2,
    columns: 7,
    entries: (row, column) => bookingsOn(all, resources[row] ?? "", MONDAY + column * DAY).length,
  };
  const go = (key: string, cursor: Cursor) => moveCursor(key, cursor, grid);

  test("down goes through a day's bookings and then to the next resource, up the same way back", () => {
    expect(go("ArrowDown", { row: 0, column: 0, entry: 0 })).toEqual({ row: 0, column: 0, entry: 1 });
    expect(go("ArrowDown", { row: 0, column: 0, entry: 1 })).toEqual({ row: 1, column: 0, entry: 0 });
    expect(go("ArrowUp", { row: 1, column: 0, entry: 0 })).toEqual({ row: 0, column: 0, entry: 1 });
    expect(go("ArrowUp", { row: 0, column: 0, entry: 0 })).toEqual({ row: 0, column: 0, entry: 0 });
  });

  test("left and right go from day to day and over the edge of the week", () => {
    expect(go("ArrowRight", { row: 0, column: 0, entry: 1 })).toEqual({ row: 0, column: 1, entry: 0 });
    expect(go("ArrowLeft", { row: 0, column: 0, entry: 0 })).toBe("before");
    expect(go("ArrowRight", { row: 0, column: 6, entry: 0 })).toBe("after");
    expect(go("Enter", { row: 0, column: 0, entry: 0 })).toBeNull();
  });

  test("never leaves the calendar, whatever is pressed", () => {
    const keys = fc.constantFrom("ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End");
    fc.assert(
      fc.property(fc.array(keys, { maxLength: 60 }), (pressed) => {
        let cursor: Cursor = { row: 0, column: 0, entry: 0 };
        for (const key of pressed) {
          const next = moveCursor(key, cursor, grid);
          if (next !== null && typeof next === "object") cursor = next;
          expect(within(cursor, grid)).toEqual(cursor);
        }
      }),
    );
  });

  test("finds the booking of an hour", () => {
    expect(bookingsAt(all, "ruang", MONDAY, 10).map(({ id }) => id)).toEqual(["b"]);
    expect(bookingsAt(all, "ruang", MONDAY, 9)).toEqual([]);
  });
});

test("clashes are exactly the pairs of one resource that overlap, seen from both sides", () => {
  const span = fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 9 }), fc.constantFrom("a", "b"));
  fc.assert(
    fc.property(fc.array(span, { maxLength: 20 }), (spans) => {
      const list = spans.map(([from, length, resource], index) => ({
        id: String(index),
        resource,
        from,
        to: from + length,
      }));
      const found = clashesOf(list);
      for (const one of list) {
        const expected = list.filter(
          (other) => other.id !== one.id && other.resource === one.resource && overlap(one, other),
        );
        expect([...(found.get(one.id) ?? [])].sort()).toEqual(expected.map(({ id }) => id).sort());
      }
    }),
  );
});
