import { assert, double, property } from "fast-check";
import { describe, expect, test } from "vitest";
import {
  cellOf,
  decodePlusCode,
  encodePlusCode,
  isFullPlusCode,
  isShortPlusCode,
  recoverPlusCode,
} from "../../shared/domain/emergency/plus-code";

// The numbers of the specification's own tests (Open Location Code, Apache-2.0).
describe("plus codes as the specification decodes them", () => {
  test.each([
    ["7FG49Q00+", 20.35, 2.75, 20.4, 2.8],
    ["7FG49QCJ+2V", 20.37, 2.782125, 20.370125, 2.78225],
    ["7FG49QCJ+2VX", 20.3701, 2.78221875, 20.370125, 2.78225],
    ["7FG49QCJ+2VXGJ", 20.370113, 2.782234375, 20.370114, 2.78223632813],
    ["8FVC2222+22", 47.0, 8.0, 47.000125, 8.000125],
    ["4VCPPQGP+Q9", -41.273125, 174.785875, -41.273, 174.786],
    ["62G20000+", 0.0, -180.0, 1, -179],
    ["22220000+", -90, -180, -89, -179],
    ["22222222+22", -90.0, -180.0, -89.999875, -179.999875],
    ["6VGX0000+", 0, 179, 1, 180],
    ["6FH32222+222", 1, 1, 1.000025, 1.00003125],
    ["CFX3X2X2+X2", 89.999875, 1, 90, 1.000125],
    ["84000000+", 30, -140, 50, -120],
    ["6FH56C22+22", 1.2000000000000028, 3.4000000000000057, 1.2001249999999999, 3.4001250000000027],
    ["849VGJQF+VX7QR3J", 37.53966912, -122.3750698242, 37.53966916, -122.3750697021],
    ["849VGJQF+VX7QR3J7QR3J", 37.53966912, -122.3750698242, 37.53966916, -122.3750697021],
  ])("%s", (code, south, west, north, east) => {
    expect(isFullPlusCode(code)).toBe(true);
    const cell = cellOf(code);
    expect(cell.south).toBeCloseTo(south, 9);
    expect(cell.west).toBeCloseTo(west, 9);
    expect(cell.south + cell.height).toBeCloseTo(north, 9);
    expect(cell.west + cell.width).toBeCloseTo(east, 9);
  });

  test.each([
    ["8FWC2345+G6", false],
    ["8FWC2345+G6G", false],
    ["8fwc2345+", false],
    ["8FWCX400+", false],
    ["WC2345+G6g", true],
    ["2345+G6", true],
    ["45+G6", true],
    ["+G6", true],
    ["849VGJQF+VX7QR3JW", false],
  ])("%s is a code, short: %s", (code, short) => {
    expect([isFullPlusCode(code), isShortPlusCode(code)]).toEqual([!short, short]);
  });

  test.each([
    "G+",
    "+",
    "8FWC2345+G",
    "8FWC2_45+G6",
    "8FWC2η45+G6",
    "8FWC2345+G6+",
    "8FWC2345G6+",
    "8FWC2300+G6",
    "WC2300+G6g",
    "WC2345+G",
    "WC2300+",
    "849VGJQF+VX7QR3U",
    "849VGJQF+VX7QR3JU",
  ])("%s is none", (code) => {
    expect(isFullPlusCode(code) || isShortPlusCode(code)).toBe(false);
  });

  test.each([
    ["9C3W9QCJ+2VX", 51.3701125, -1.217765625, "+2VX"],
    ["9C3W9QCJ+2VX", 51.3708675, -1.217765625, "CJ+2VX"],
    ["9C3W9QCJ+2VX", 51.3701125, -1.217010625, "CJ+2VX"],
    ["9C3W9QCJ+2VX", 51.3852125, -1.217765625, "9QCJ+2VX"],
    ["9C3W9QCJ+2VX", 51.3701125, -1.202665625, "9QCJ+2VX"],
    ["8FJFW222+", 42.899, 9.012, "22+"],
    ["796RXG22+", 14.95125, -23.5001, "22+"],
    ["8FRCXGRF+PM", 47.0, 8.55, "XGRF+PM"],
    ["CFX22222+22", 89.6, 0.0, "2222+22"],
    ["2CXXXXXX+XX", -81.0, 0.0, "XXXXXX+XX"],
  ])("%s is recovered near %d, %d", (full, lat, lon, short) => {
    expect(recoverPlusCode(short, { lat, lon })).toBe(full);
  });

  test("a point's code holds the point, and its beginning is found again near it", () => {
    const degrees = (least: number, most: number) => double({ min: least, max: most, noNaN: true });
    assert(
      property(degrees(-11, 6), degrees(95, 141), (lat, lon) => {
        const code = encodePlusCode({ lat, lon });
        const read = decodePlusCode(code);
        expect(Math.abs(read.lat - lat)).toBeLessThan(0.0000626);
        expect(Math.abs(read.lon - lon)).toBeLessThan(0.0000626);
        expect(recoverPlusCode(code.slice(4), { lat: lat + 0.2, lon: lon - 0.2 })).toBe(code);
      }),
      { numRuns: 300 },
    );
  });
});
