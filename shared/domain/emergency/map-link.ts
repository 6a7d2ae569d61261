import { findPosition, pointOf } from "./coordinates";
import { decodePlusCode, isFullPlusCode } from "./plus-code";
import { metresBetween, type Point } from "./point";

/** What a link says of a place. */
export interface LinkPlace {
  /** What the link points at; null where it only shows a screen's middle, or nothing. */
  pin: Point | null;
  /** Other points that the link gives for the same thing, far from the pin. */
  others: Point[];
  /** The middle of the screen: where somebody looked, not what they meant. */
  view: Point | null;
}

/** Parts of a link that name a place, the surest first. */
type Part = "pin" | "query" | "path" | "middle";

interface Found {
  part: Part;
  point: Point;
}

/** Hosts whose links carry a number in place of a position. */
const SHORT =
  /^(?:maps\.app\.goo\.gl|goo\.gl|app\.goo\.gl|g\.co|bit\.ly|tinyurl\.com|t\.co|s\.id|osm\.org\/go|maps\.apple\/p|her\.is|w3w\.co|what3words\.com|g\.page|share\.google|wa\.me)\b/i;

const LINK =
  /(?:https?:\/\/|geo:|maps:|comgooglemaps:|google\.navigation:|waze:|om:|(?:www\.)?(?:maps\.app\.)?goo\.gl\/|(?:www\.|maps\.)?google\.[a-z.]+\/maps|maps\.google\.[a-z.]+|(?:www\.)?openstreetmap\.org|osm\.org|(?:www\.)?waze\.com|maps\.apple\.com|bit\.ly\/)[^\s<>]*/giu;

/** The links of a text, in their order, and the text without them. */
export function linksIn(text: string): { links: string[]; rest: string } {
  const links = text.match(LINK) ?? [];
  return { links: links.map((link) => link.replace(/[.,;:)\]}>"']+$/u, "")), rest: text.replace(LINK, " ") };
}

/** Whether a link says nothing of where it leads before it is opened. Such a link is never opened. */
export function isShortLink(link: string): boolean {
  return SHORT.test(link.replace(/^https?:\/\/(?:www\.)?/i, ""));
}

/** Reads the place that a link carries, without opening it. null: it carries none. Never throws. */
export function readLink(link: string): LinkPlace | null {
  const found = foundIn(link);
  const sure = ["pin", "query", "path"] as const;
  const pins = sure.flatMap((part) => found.filter((one) => one.part === part).map(({ point }) => point));
  const view = found.find(({ part }) => part === "middle")?.point ?? null;
  const [pin = null, ...more] = pins;
  if (pin === null) return view && { pin: null, others: [], view };
  const others = more.filter((other) => metresBetween(pin, other) > SAME_METRES);
  const seen = zoomIn(link);
  if (view && metresBetween(pin, view) > screenMetres(seen)) others.push(view);
  return { pin, others: distinct(others), view };
}

/** Two parts of a link within this mean the same point. */
const SAME_METRES = 100;
/** A screen whose zoom is not known shows about this much to each side. */
const SCREEN_METRES = 10_000;
const WIDEST_SCREEN = 2_000_000;

/** How far a screen's edge may be from its middle, metres, for a map of 256 pixels a tile and a very wide screen. */
function screenMetres(zoom: number | null): number {
  if (zoom === null) return SCREEN_METRES;
  return Math.min(WIDEST_SCREEN, Math.max(1000, (156_543 / 2 ** zoom) * 2000));
}

function zoomIn(link: string): number | null {
  const zoom = /@-?[\d.]+,-?[\d.]+,([\d.]+)z/.exec(link) ?? /#map=([\d.]+)\//.exec(link);
  return zoom ? Number(zoom[1]) : null;
}

function distinct(points: readonly Point[]): Point[] {
  return points.filter((point, index) => points.findIndex((one) => metresBetween(one, point) <= SAME_METRES) === index);
}

const NUMBER = String.raw`([+-]?\d{1,3}(?:\.\d+)?)`;
const PAIR = new RegExp(String.raw`^\s*(?:loc:)?\s*\(?\s*${NUMBER}\s*[,\s]\s*${NUMBER}(?![\d.])`, "i");

function pair(text: string): Point | null {
  const found = PAIR.exec(text);
  return found ? pointFrom(found[1], found[2]) : null;
}

function pointFrom(lat: string | undefined, lon: string | undefined): Point | null {
  if (!lat || !lon) return null;
  const point = { lat: Number(lat), lon: Number(lon) };
  return Math.abs(point.lat) <= 180 && Math.abs(point.lon) <= 180 ? point : null;
}

/** A decoded part of a link that a person could have written: a pair, DMS, a whole plus code, "Label@lat,lon". */
function written(text: string): Point | null {
  const direct = pair(text) ?? pair(/@([^@]*)$/.exec(text)?.[1] ?? "");
  if (direct) return direct;
  const code = text.split(/[\s,]+/).find(isFullPlusCode);
  if (code) {
    const { lat, lon } = decodePlusCode(code);
    return { lat, lon };
  }
  const position = /[°"]/.test(text) ? findPosition(text) : null;
  return position === null || position === "broken" ? null : pointOf(position, position.latFirst ?? true);
}

/** Parameters that name what is meant; `middle` where it is what the map shows. */
const PARAMETERS: Readonly<Record<string, Part>> = {
  q: "query",
  query: "query",
  destination: "query",
  daddr: "query",
  to: "query",
  coordinate: "pin",
  viewpoint: "middle",
  ll: "middle",
  sll: "middle",
  center: "middle",
  cp: "middle",
  map: "middle",
  cbll: "query",
};

function foundIn(link: string): Found[] {
  const found: Found[] = [];
  const add = (part: Part, point: Point | null) => {
    if (point) found.push({ part, point });
  };
  const [address = "", hash = ""] = link.split("#");
  const [path = "", ...queries] = address.split("?");
  const parameters = new Map(
    [...queries.join("&").split("&"), ...(hash.includes("=") ? hash.split("&") : [])].flatMap((text) => {
      const at = text.indexOf("=");
      return at < 0 ? [] : [[text.slice(0, at).toLowerCase(), decodedPart(text.slice(at + 1))] as const];
    }),
  );
  const whole = decodedPart(link);
  addPins(whole, path, add);
  addParameters(parameters, /waze/i.test(path), add);
  addScheme(path, add);
  if (/\/maps|google|plus\.codes|\/l\//i.test(path)) addPath(path, add);
  const at = /@([+-]?\d{1,3}\.\d+),([+-]?\d{1,3}\.\d+)(?=[,/?&#]|$)/.exec(whole.replace(/[?&]q(?:uery)?=[^&]*/g, ""));
  add("middle", pointFrom(at?.[1], at?.[2]));
  const osm = /(?:^|&)map=[\d.]+\/(-?\d+(?:\.\d+)?)\/(-?\d+(?:\.\d+)?)/.exec(hash);
  add("middle", pointFrom(osm?.[1], osm?.[2]));
  return found;
}

function decodedPart(text: string): string {
  try {
    return decodeURIComponent(text.replace(/\+(?=[\s\d(-]|[A-Za-z]{3})/g, " "));
  } catch {
    return text;
  }
}

/** What a map's own data in a link says: the pin is the last !3d…!4d…, a way's end the last !1d…!2d…. */
function addPins(whole: string, path: string, add: (part: Part, point: Point | null) => void): void {
  if (/\/maps\/embed/i.test(path)) {
    const embedded = /!2d(-?\d+(?:\.\d+)?)!3d(-?\d+(?:\.\d+)?)/.exec(whole);
    add("middle", pointFrom(embedded?.[2], embedded?.[1]));
    return;
  }
  const pin = [...whole.matchAll(/!3d(-?\d+(?:\.\d+)?)!4d(-?\d+(?:\.\d+)?)/g)].at(-1);
  add("pin", pointFrom(pin?.[1], pin?.[2]));
  if (pin) return;
  const end = [...whole.matchAll(/!1d(-?\d+(?:\.\d+)?)!2d(-?\d+(?:\.\d+)?)/g)].at(-1);
  if (/\/dir\//i.test(path)) add("pin", pointFrom(end?.[2], end?.[1]));
}

function addParameters(
  parameters: ReadonlyMap<string, string>,
  waze: boolean,
  add: (part: Part, point: Point | null) => void,
): void {
  add("pin", pointFrom(parameters.get("mlat"), parameters.get("mlon")));
  const lat = parameters.get("lat") ?? parameters.get("latitude");
  const lon = parameters.get("lon") ?? parameters.get("lng") ?? parameters.get("long") ?? parameters.get("longitude");
  if (lat && lon) add("query", pair(`${lat},${lon}`));
  for (const [name, part] of Object.entries(PARAMETERS)) {
    const value = parameters.get(name);
    if (value === undefined) continue;
    // Where words are asked for, Apple's ll is what they are the name of; Waze goes to its ll.
    const label = name === "ll" && (parameters.has("address") || parameters.has("auid"));
    add(label || (waze && name === "ll") ? "query" : part, written(value.replace(/^ll\./, "").replace("~", ",")));
  }
}

/** geo:lat,lon and the schemes of apps. */
function addScheme(path: string, add: (part: Part, point: Point | null) => void): void {
  const scheme = /^(?:geo|om|google\.navigation):(?:\/\/)?(?:q=)?(.*)$/i.exec(path);
  const point = pair(decodedPart(scheme?.[1] ?? ""));
  // 0,0 says that the query names the place.
  if (point && (point.lat !== 0 || point.lon !== 0)) add("path", point);
}

/** /maps/place/…, /maps/search/…, the last stop of /maps/dir/…, and a bare pair of any map's path. */
function addPath(path: string, add: (part: Part, point: Point | null) => void): void {
  const parts = path.split("/").map(decodedPart);
  const begins = parts.findIndex((part) => /^(?:place|search|dir|l|maps)$/i.test(part));
  const points = parts
    .slice(begins + 1)
    .filter((part) => !part.startsWith("@") && !part.startsWith("data="))
    .flatMap((part) => written(part) ?? []);
  add("path", points.at(-1) ?? null);
}
