/** A position on the ground, degrees of WGS 84. */
export interface Point {
  lat: number;
  lon: number;
}

/** Four numbers around an area, degrees. */
export interface Box {
  south: number;
  north: number;
  west: number;
  east: number;
}

/** Around all of Indonesia, from Sabang to Merauke and from Miangas to Rote, with its near waters. */
export const INDONESIA: Box = { south: -11.2, north: 6.3, west: 94.8, east: 141.1 };

export function inBox(box: Box, { lat, lon }: Point): boolean {
  return lat >= box.south && lat <= box.north && lon >= box.west && lon <= box.east;
}

export function middleOf({ south, north, west, east }: Box): Point {
  return { lat: (south + north) / 2, lon: (west + east) / 2 };
}

const EARTH_METRES = 6_371_008.8;
const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** Metres between two points, along the ground of a round earth. */
export function metresBetween(one: Point, other: Point): number {
  const lat = Math.sin(radians(other.lat - one.lat) / 2);
  const lon = Math.sin(radians(other.lon - one.lon) / 2);
  const half = lat * lat + Math.cos(radians(one.lat)) * Math.cos(radians(other.lat)) * lon * lon;
  return 2 * EARTH_METRES * Math.asin(Math.min(1, Math.sqrt(half)));
}

/** Degrees to seven places: about a centimetre, and no digits that only arithmetic made. */
export function rounded(degrees: number): number {
  return Math.round(degrees * 1e7) / 1e7 + 0;
}
