import { type Box, INDONESIA, inBox, type Point } from "./point";

/** A closed line of points: longitude and latitude in turn, degrees. */
type Ring = readonly number[];

/** One area: its outer line and the lines of its holes. */
interface Shape {
  outer: Ring;
  holes: readonly Ring[];
  box: Box;
}

/** What an office's area is within: the shapes of its GeoJSON. */
export interface Outline {
  shapes: readonly Shape[];
  box: Box;
  points: number;
}

export const OUTLINE_PROBLEMS = [
  "not-json",
  "not-geojson",
  "no-shape",
  "damaged",
  "not-degrees",
  "swapped",
  "outside-indonesia",
  "too-large",
] as const;
export type OutlineProblem = (typeof OUTLINE_PROBLEMS)[number];

export type OutlineReading = { ok: true; outline: Outline } | { ok: false; problem: OutlineProblem };

const MOST_LETTERS = 8_000_000;
const MOST_POINTS = 200_000;
/** Features within features, and no deeper: a file made to be endless is refused. */
const DEEPEST = 8;

class Unreadable extends Error {
  constructor(readonly problem: OutlineProblem) {
    super(problem);
  }
}

/**
 * Reads the area of an office from GeoJSON text (RFC 7946): a FeatureCollection, Feature, GeometryCollection, Polygon or
 * MultiPolygon in degrees, longitude first. Lines and points beside the areas are passed over. Never throws.
 */
export function readOutline(geojson: string): OutlineReading {
  if (geojson.length > MOST_LETTERS) return { ok: false, problem: "too-large" };
  let parsed: unknown;
  try {
    parsed = JSON.parse(geojson.replace(/^\ufeff/, ""));
  } catch {
    return { ok: false, problem: "not-json" };
  }
  try {
    const polygons = polygonsOf(parsed, 0);
    const shapes = polygons.map(shapeOf);
    const points = shapes.reduce(
      (sum, { outer, holes }) => sum + lengthOf(outer) + holes.reduce((all, hole) => all + lengthOf(hole), 0),
      0,
    );
    if (shapes.length === 0) return { ok: false, problem: "no-shape" };
    if (points > MOST_POINTS) return { ok: false, problem: "too-large" };
    const box = boxAround(shapes.map((shape) => shape.box));
    return checked({ shapes, box, points });
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, problem: error.problem };
    throw error;
  }
}

const lengthOf = (ring: Ring) => ring.length / 2;

/** Refuses what is no area of this country, and says which mistake it most likely is. */
function checked(outline: Outline): OutlineReading {
  const { south, north, west, east } = outline.box;
  if (Math.max(-west, east) > 180 || Math.max(-south, north) > 180) return { ok: false, problem: "not-degrees" };
  const within = (box: Box) =>
    inBox(INDONESIA, { lat: box.south, lon: box.west }) && inBox(INDONESIA, { lat: box.north, lon: box.east });
  if (within(outline.box)) return { ok: true, outline };
  const swapped = within({ south: west, north: east, west: south, east: north });
  return { ok: false, problem: swapped ? "swapped" : "outside-indonesia" };
}

function polygonsOf(value: unknown, depth: number): readonly unknown[] {
  if (typeof value !== "object" || value === null || depth > DEEPEST) throw new Unreadable("not-geojson");
  const { type, features, geometry, geometries, coordinates } = value as Record<string, unknown>;
  switch (type) {
    case "FeatureCollection":
      return listOf(features).flatMap((feature) => polygonsOf(feature, depth + 1));
    case "GeometryCollection":
      return listOf(geometries).flatMap((one) => polygonsOf(one, depth + 1));
    case "Feature":
      return geometry === null ? [] : polygonsOf(geometry, depth + 1);
    case "Polygon":
      return [coordinates];
    case "MultiPolygon":
      return listOf(coordinates);
    case "Point":
    case "MultiPoint":
    case "LineString":
    case "MultiLineString":
      return [];
    default:
      throw new Unreadable("not-geojson");
  }
}

function listOf(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new Unreadable("damaged");
  return value;
}

function shapeOf(polygon: unknown): Shape {
  const [outer, ...holes] = listOf(polygon).map(ringOf);
  if (!outer) throw new Unreadable("damaged");
  return { outer, holes, box: boxOf(outer) };
}

const FEWEST_CORNERS = 3;

/** A ring's numbers, closed. */
function ringOf(line: unknown): Ring {
  const ring: number[] = [];
  for (const position of listOf(line)) {
    const [lon, lat] = listOf(position);
    if (typeof lon !== "number" || typeof lat !== "number" || !Number.isFinite(lon) || !Number.isFinite(lat)) {
      throw new Unreadable("damaged");
    }
    ring.push(lon, lat);
  }
  const [lon, lat] = ring;
  if (lon === undefined || lat === undefined) throw new Unreadable("damaged");
  if (ring.at(-2) !== lon || ring.at(-1) !== lat) ring.push(lon, lat);
  if (lengthOf(ring) <= FEWEST_CORNERS) throw new Unreadable("damaged");
  return ring;
}

function boxOf(ring: Ring): Box {
  const box = { south: Infinity, north: -Infinity, west: Infinity, east: -Infinity };
  for (let index = 0; index < ring.length; index += 2) {
    const lon = ring[index] as number;
    const lat = ring[index + 1] as number;
    box.west = Math.min(box.west, lon);
    box.east = Math.max(box.east, lon);
    box.south = Math.min(box.south, lat);
    box.north = Math.max(box.north, lat);
  }
  return box;
}

function boxAround(boxes: readonly Box[]): Box {
  return boxes.reduce((all, box) => ({
    south: Math.min(all.south, box.south),
    north: Math.max(all.north, box.north),
    west: Math.min(all.west, box.west),
    east: Math.max(all.east, box.east),
  }));
}

/** Whether a point lies in one of an outline's shapes and in none of its holes. On a line counts as inside. */
export function pointIn({ shapes, box }: Outline, point: Point): boolean {
  if (!inBox(box, point)) return false;
  return shapes.some(
    (shape) =>
      inBox(shape.box, point) &&
      whereIn(shape.outer, point) !== "outside" &&
      shape.holes.every((hole) => whereIn(hole, point) !== "inside"),
  );
}

/** Where a point is of a ring: a ray to the east crosses its line an odd number of times from inside. */
function whereIn(ring: Ring, { lat, lon }: Point): "inside" | "outside" | "on" {
  let inside = false;
  for (let index = 2; index < ring.length; index += 2) {
    const x1 = ring[index - 2] as number;
    const y1 = ring[index - 1] as number;
    const x2 = ring[index] as number;
    const y2 = ring[index + 1] as number;
    const side = (x2 - x1) * (lat - y1) - (y2 - y1) * (lon - x1);
    const between =
      lon >= Math.min(x1, x2) && lon <= Math.max(x1, x2) && lat >= Math.min(y1, y2) && lat <= Math.max(y1, y2);
    if (side === 0 && between) return "on";
    if (y1 > lat !== y2 > lat && lon < x1 + ((lat - y1) / (y2 - y1)) * (x2 - x1)) inside = !inside;
  }
  return inside ? "inside" : "outside";
}
