import { assert, double, property } from "fast-check";
import { describe, expect, test } from "vitest";
import { type Outline, pointIn, readOutline } from "../../shared/domain/emergency/outline";

type Line = [number, number][];

/** A square's line, longitude first, closed. */
function square(west: number, south: number, east: number, north: number): Line {
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
}

const feature = (geometry: unknown) => ({ type: "Feature", properties: { nama: "Sewon" }, geometry });
const polygon = (...lines: Line[]) => ({ type: "Polygon", coordinates: lines });

function outline(geojson: unknown): Outline {
  const reading = readOutline(JSON.stringify(geojson));
  if (!reading.ok) throw new Error(reading.problem);
  return reading.outline;
}

const sewon = polygon(square(110.3, -7.9, 110.4, -7.8));
const kretek = polygon(square(110.25, -8.03, 110.35, -7.95), square(110.28, -8.0, 110.3, -7.98));

describe("an outline", () => {
  test("is a collection, a feature, a polygon or several", () => {
    const several = { type: "MultiPolygon", coordinates: [sewon.coordinates, kretek.coordinates] };
    for (const geojson of [
      { type: "FeatureCollection", features: [feature(sewon), feature(kretek)] },
      feature(several),
      several,
      { type: "GeometryCollection", geometries: [sewon, kretek] },
      {
        type: "FeatureCollection",
        features: [feature(null), feature({ type: "Point", coordinates: [110, -7] }), feature(several)],
      },
    ]) {
      const read = outline(geojson);
      expect(read).toMatchObject({ points: 15, box: { south: -8.03, north: -7.8, west: 110.25, east: 110.4 } });
      expect(pointIn(read, { lat: -7.85, lon: 110.35 })).toBe(true);
      expect(pointIn(read, { lat: -8.02, lon: 110.26 })).toBe(true);
      // In the hole, between the two, and beside them.
      expect(pointIn(read, { lat: -7.99, lon: 110.29 })).toBe(false);
      expect(pointIn(read, { lat: -7.92, lon: 110.32 })).toBe(false);
      expect(pointIn(read, { lat: -7.85, lon: 110.5 })).toBe(false);
    }
  });

  test("on its line, its corner and a hole's line a point is inside", () => {
    const read = outline(kretek);
    expect(pointIn(read, { lat: -8.03, lon: 110.3 })).toBe(true);
    expect(pointIn(read, { lat: -7.95, lon: 110.35 })).toBe(true);
    expect(pointIn(read, { lat: -7.99, lon: 110.28 })).toBe(true);
  });

  test("an open line is closed, a third number and a byte order mark are passed over", () => {
    const open = square(110.3, -7.9, 110.4, -7.8).slice(0, -1);
    expect(pointIn(outline(polygon(open)), { lat: -7.85, lon: 110.31 })).toBe(true);
    const high = open.map(([lon, lat]) => [lon, lat, 45]);
    const text = `\ufeff${JSON.stringify({ type: "Polygon", coordinates: [high] })}`;
    expect(readOutline(text)).toMatchObject({ ok: true });
  });

  test("a point is inside as the product of its two halves says, for any shape that is not convex", () => {
    // An L: the square without its north-east quarter.
    const shape = outline(
      polygon([
        [110, -8],
        [112, -8],
        [112, -7],
        [111, -7],
        [111, -6],
        [110, -6],
      ]),
    );
    const degrees = (least: number, most: number) => double({ min: least, max: most, noNaN: true });
    assert(
      property(degrees(109, 113), degrees(-9, -5), (lon, lat) => {
        const inside = lon >= 110 && lat >= -8 && ((lon <= 112 && lat <= -7) || (lon <= 111 && lat <= -6));
        expect(pointIn(shape, { lat, lon })).toBe(inside);
      }),
    );
  });

  test.each([
    ["not JSON", "{", "not-json"],
    ["nothing", "", "not-json"],
    ["a list", "[]", "not-geojson"],
    ["a number", "5", "not-geojson"],
    ["something else", '{"type":"Topology"}', "not-geojson"],
    ["no areas", '{"type":"FeatureCollection","features":[]}', "no-shape"],
    ["points alone", '{"type":"Feature","geometry":{"type":"Point","coordinates":[110,-7]}}', "no-shape"],
    ["no features", '{"type":"FeatureCollection"}', "damaged"],
    ["two corners", '{"type":"Polygon","coordinates":[[[110,-7],[111,-7]]]}', "damaged"],
    ["words", '{"type":"Polygon","coordinates":[[["a","b"],[1,2],[3,4],[5,6]]]}', "damaged"],
    ["no line", '{"type":"Polygon","coordinates":[]}', "damaged"],
    ["latitude first", JSON.stringify(polygon(square(-7.9, 110.3, -7.8, 110.4))), "swapped"],
    ["metres", JSON.stringify(polygon(square(430_000, 9_120_000, 440_000, 9_130_000))), "not-degrees"],
    ["London", JSON.stringify(polygon(square(-1, 51, 1, 52))), "outside-indonesia"],
    ["too deep", `${'{"type":"GeometryCollection","geometries":['.repeat(20)}${"]}".repeat(20)}`, "not-geojson"],
  ])("%s is refused", (_, text, problem) => {
    expect(readOutline(text)).toEqual({ ok: false, problem });
  });

  test("more points than any office needs are refused", () => {
    const many: Line = Array.from({ length: 200_001 }, (_, index) => [110 + index / 1e6, -7 - (index % 2) / 1e3]);
    expect(readOutline(JSON.stringify(polygon(many)))).toEqual({ ok: false, problem: "too-large" });
  });
});
