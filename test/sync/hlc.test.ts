import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatHlc, HybridClock, hlcWall, isClockAhead } from "../../main/sync/hlc";
import { CLOCK_TOLERANCE_MS } from "../../shared/domain/eventlog/clocks";

const NOW = Date.parse("2026-11-23T09:00:00+07:00");
const walls = fc.integer({ min: NOW - 86_400_000, max: NOW + 86_400_000 });

describe("a hybrid clock", () => {
  test("goes on when the wall clock is set back, and sorts as text", () => {
    fc.assert(
      fc.property(fc.array(walls, { minLength: 2, maxLength: 50 }), (times) => {
        const clock = new HybridClock("K1.test", null);
        const values = times.map((wall) => clock.tick(wall));
        expect(values).toEqual([...values].sort());
        expect(new Set(values).size).toBe(values.length);
      }),
    );
  });

  test("never comes before what it was shown", () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant("tick" as const), wall: walls }),
      fc.record({
        kind: fc.constant("observe" as const),
        wall: walls,
        theirs: walls,
        counter: fc.nat({ max: 0xffff }),
      }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const clock = new HybridClock("K1.test", null);
        let highest = "";
        for (const action of steps) {
          if (action.kind === "tick") {
            const value = clock.tick(action.wall);
            expect(value > highest).toBe(true);
            highest = value;
          } else {
            const theirs = formatHlc(action.theirs, action.counter, "K0.test");
            if (clock.observe(theirs, action.wall) && theirs > highest) highest = theirs;
          }
        }
      }),
    );
  });

  test("is not moved by a clock more than five minutes ahead", () => {
    const clock = new HybridClock("K1.test", null);
    const before = clock.tick(NOW);
    expect(clock.observe(formatHlc(NOW + CLOCK_TOLERANCE_MS + 1, 7, "K2.test"), NOW)).toBe(false);
    expect(clock.tick(NOW)).toBe(formatHlc(NOW, 1, "K1.test"));
    expect(before).toBe(formatHlc(NOW, 0, "K1.test"));
  });

  test("is moved by one that is five minutes ahead at most", () => {
    const clock = new HybridClock("K1.test", null);
    expect(clock.observe(formatHlc(NOW + CLOCK_TOLERANCE_MS, 7, "K2.test"), NOW)).toBe(true);
    expect(clock.tick(NOW)).toBe(formatHlc(NOW + CLOCK_TOLERANCE_MS, 8, "K1.test"));
  });

  test("goes on where its last event stood", () => {
    const last = formatHlc(NOW + 3_600_000, 4, "K1.test");
    expect(new HybridClock("K1.test", last).tick(NOW)).toBe(formatHlc(NOW + 3_600_000, 5, "K1.test"));
  });

  test("takes a millisecond more when its counter is full", () => {
    const clock = new HybridClock("K1.test", formatHlc(NOW, 0xffff, "K1.test"));
    expect(clock.tick(NOW)).toBe(formatHlc(NOW + 1, 0, "K1.test"));
  });
});

test("a value says its wall clock and whether that is ahead of its arrival", () => {
  const value = formatHlc(NOW, 3, "K1.test");
  expect(hlcWall(value)).toBe(NOW);
  expect(isClockAhead(value, NOW - CLOCK_TOLERANCE_MS)).toBe(false);
  expect(isClockAhead(value, NOW - CLOCK_TOLERANCE_MS - 1)).toBe(true);
});
