import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { positionOf, rowWindow } from "../../renderer/ui/table/use-row-window";

const height = fc.integer({ min: 20, max: 60 });
const count = fc.integer({ min: 0, max: 200_000 });
const view = fc.integer({ min: 0, max: 2_000 });
const scroll = fc.double({ min: 0, max: 1_000_000, noNaN: true });

describe("the rows that are drawn", () => {
  test("hold every row in view, few others, and none that does not exist", () => {
    fc.assert(
      fc.property(scroll, view, height, count, (top, viewHeight, rowHeight, rows) => {
        const { first, end } = rowWindow(top, viewHeight, rowHeight, rows);
        expect(first).toBeGreaterThanOrEqual(0);
        expect(end).toBeLessThanOrEqual(rows);
        expect(end - first).toBeLessThanOrEqual(viewHeight / rowHeight + 30);
        const shown = { from: Math.floor(top / rowHeight), to: Math.ceil((top + viewHeight) / rowHeight) };
        for (const row of [shown.from, shown.to - 1]) {
          if (row < rows && row >= 0 && shown.to > shown.from) {
            expect(row).toBeGreaterThanOrEqual(first);
            expect(row).toBeLessThan(end);
          }
        }
      }),
    );
  });

  test("stay the same while a row is scrolled through", () => {
    expect(rowWindow(3_200, 640, 32, 1_000)).toEqual(rowWindow(3_231, 640, 32, 1_000));
  });
});

describe("a row is brought into view", () => {
  test("with the least movement", () => {
    expect(positionOf(5, 0, 320, 32)).toBe(0);
    expect(positionOf(9, 0, 320, 32)).toBe(0);
    expect(positionOf(10, 0, 320, 32)).toBe(32);
    expect(positionOf(3, 320, 320, 32)).toBe(96);
  });

  test("whole, wherever the list stands", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }), scroll, height, (index, top, rowHeight) => {
        const viewHeight = rowHeight * 10;
        const position = positionOf(index, top, viewHeight, rowHeight);
        expect(position).toBeLessThanOrEqual(index * rowHeight);
        expect(position + viewHeight).toBeGreaterThanOrEqual((index + 1) * rowHeight);
      }),
    );
  });
});
