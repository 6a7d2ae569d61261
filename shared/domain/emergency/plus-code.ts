import type { Point } from "./point";

/** The twenty signs of a plus code, by their value (Open Location Code specification). */
const SIGNS = "23456789CFGHJMPQRVWX";
const BASE = SIGNS.length;
const SEPARATOR_AT = 8;
/** Signs that come in pairs; behind them each sign is a cell of a grid of 5 rows and 4 columns. */
const PAIRED = 10;
const ROWS = 5;
const COLUMNS = 4;
/** Signs behind this are left out: a cell is smaller than a millimetre by then. */
const MOST_SIGNS = 15;
/** A pair's size in degrees, in steps of the smallest cell, so that nothing is rounded on the way. */
const LAT_STEPS = 25_000_000;
const LON_STEPS = 8_192_000;

/** A plus code's cell: its south-west corner and its size, degrees. */
interface Cell {
  south: number;
  west: number;
  height: number;
  width: number;
}

/** A code's middle and how large its cell is, degrees. */
export interface DecodedPlusCode extends Point {
  height: number;
}

const SIGN = `[${SIGNS}]`;
const FULL = new RegExp(`^(?:${SIGN}{8}\\+(?:${SIGN}{2,})?|${SIGN}{6}00\\+|${SIGN}{4}0000\\+|${SIGN}{2}000000\\+)$`);
const SHORT = new RegExp(`^(?:${SIGN}{2}){0,3}\\+${SIGN}{2,}$`);

/** Whether a text is a whole plus code, which names a cell anywhere on earth. */
export function isFullPlusCode(text: string): boolean {
  const code = text.toUpperCase();
  return FULL.test(code) && valueAt(code, 0) * BASE < 180 && valueAt(code, 1) * BASE < 360;
}

/** Whether a text is a plus code whose beginning was left out: it needs a place nearby. */
export function isShortPlusCode(text: string): boolean {
  return SHORT.test(text.toUpperCase());
}

function valueAt(code: string, index: number): number {
  return SIGNS.indexOf(code[index] ?? "");
}

/** The middle of a full code's cell. Asked only for what `isFullPlusCode`. */
export function decodePlusCode(text: string): DecodedPlusCode {
  const { south, west, height, width } = cellOf(text);
  return { lat: Math.min(90, south + height / 2), lon: west + width / 2, height };
}

/** The cell of a full code. */
export function cellOf(text: string): Cell {
  const signs = text.toUpperCase().replace("+", "").replace(/0+$/, "").slice(0, MOST_SIGNS);
  let [lat, lon] = [-90 * LAT_STEPS, -180 * LON_STEPS];
  let [height, width] = [400 * LAT_STEPS, 400 * LON_STEPS];
  for (let index = 0; index < Math.min(PAIRED, signs.length); index += 2) {
    height /= BASE;
    width /= BASE;
    lat += valueAt(signs, index) * height;
    lon += valueAt(signs, index + 1) * width;
  }
  for (let index = PAIRED; index < signs.length; index++) {
    height /= ROWS;
    width /= COLUMNS;
    lat += Math.floor(valueAt(signs, index) / COLUMNS) * height;
    lon += (valueAt(signs, index) % COLUMNS) * width;
  }
  return { south: lat / LAT_STEPS, west: lon / LON_STEPS, height: height / LAT_STEPS, width: width / LON_STEPS };
}

/** The code of ten signs of a point: a cell of some 14 by 14 metres. */
export function encodePlusCode({ lat, lon }: Point): string {
  const cells = 8000;
  const row = Math.min(180 * cells - 1, Math.max(0, Math.floor((lat + 90) * cells + 1e-7)));
  const column = Math.floor(((((lon + 180) % 360) + 360) % 360) * cells + 1e-7);
  let code = "";
  for (let pair = 4; pair >= 0; pair--) {
    const size = BASE ** pair;
    code += SIGNS[Math.floor(row / size) % BASE];
    code += SIGNS[Math.floor(column / size) % BASE];
  }
  return `${code.slice(0, SEPARATOR_AT)}+${code.slice(SEPARATOR_AT)}`;
}

/** The full code nearest to a point that a short one stands for. */
export function recoverPlusCode(text: string, near: Point): string {
  const short = text.toUpperCase();
  const missing = SEPARATOR_AT - short.indexOf("+");
  const resolution = BASE ** (2 - missing / 2);
  const full = encodePlusCode(near).slice(0, missing) + short;
  const { lat, lon } = decodePlusCode(full);
  const half = resolution / 2;
  let [toLat, toLon] = [lat, lon];
  if (near.lat + half < lat && lat - resolution >= -90) toLat = lat - resolution;
  else if (near.lat - half > lat && lat + resolution <= 90) toLat = lat + resolution;
  if (near.lon + half < lon) toLon = lon - resolution;
  else if (near.lon - half > lon) toLon = lon + resolution;
  return encodePlusCode({ lat: toLat, lon: toLon }).slice(0, missing) + short;
}
