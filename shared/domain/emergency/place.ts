import { findPosition, plainSigns, pointOf, type WrittenPosition } from "./coordinates";
import { isShortLink, linksIn, readLink } from "./map-link";
import { type Outline, pointIn } from "./outline";
import { decodePlusCode, isFullPlusCode, isShortPlusCode, recoverPlusCode } from "./plus-code";
import { type Box, INDONESIA, inBox, metresBetween, middleOf, type Point, rounded } from "./point";

export const PLACE_FORMS = ["decimal", "dms", "dm", "map-link", "plus-code"] as const;
export type PlaceForm = (typeof PLACE_FORMS)[number];

export const PLACE_NOTES = [
  /** A link shows only the middle of a screen. */
  "middle-only",
  /** No sign or letter says north or south: the one that is in the district was taken. */
  "sign-missing",
  /** A sign and a letter say opposite things. */
  "sign-contradicts",
  /** Longitude stands first. */
  "swapped",
  /** Parts of a text or link name points far apart; `point` is the other. */
  "contradicts",
  "outside-indonesia",
  /** Few digits: the place is known to a kilometre or worse. */
  "coarse",
  /** A plus code without its beginning, completed by the district. */
  "short-code",
  /** A short link stands beside it, which was not opened. */
  "short-link",
] as const;

/** Something an operator must know of a position that was read. */
export interface PlaceNote {
  code: (typeof PLACE_NOTES)[number];
  /** The other point, of `contradicts`. */
  point?: Point;
}

export interface PlaceRead extends Point {
  form: PlaceForm;
  /** False where it must be confirmed: only a screen's middle is known, a sign is missing, or its parts disagree. */
  certain: boolean;
  /** False outside outline or box, true inside an imported outline, null where only the box says so, or nothing does. */
  inDistrict: boolean | null;
  notes: PlaceNote[];
}

export const PLACE_PROBLEMS = [
  "empty",
  "too-long",
  "short-link",
  "link-without-place",
  "short-code",
  "not-an-angle",
  "unreadable",
] as const;
export type PlaceProblem = (typeof PLACE_PROBLEMS)[number];

export type PlaceReading = ({ ok: true } & PlaceRead) | { ok: false; problem: PlaceProblem };

/** What a position is checked against: the outline that the office imported, or the box that Sigap brings. */
export interface District {
  box: Box | null;
  outline: Outline | null;
}

const LONGEST = 5000;
/** Further apart than this, two points of one text are not the same place. */
const SAME_METRES = 200;
const NOT_CERTAIN: ReadonlySet<PlaceNote["code"]> = new Set([
  "middle-only",
  "sign-missing",
  "sign-contradicts",
  "contradicts",
  "outside-indonesia",
  "coarse",
  "short-code",
]);

/** A point and how it was found. */
interface Candidate {
  point: Point;
  form: PlaceForm;
  notes: PlaceNote[];
}

type Outcome = Candidate | PlaceProblem | null;

/**
 * Reads a position in any usual form from a pasted text, without the network: decimal degrees, degrees and minutes,
 * degrees, minutes and seconds, a map's link, a plus code. Never throws.
 */
export function readPlace(text: string, district: District): PlaceReading {
  if (text.length > LONGEST) return { ok: false, problem: "too-long" };
  const plain = plainSigns(text).trim();
  if (plain === "") return { ok: false, problem: "empty" };
  const { links, rest } = linksIn(plain);
  const inLinks = links.map((link) => fromLink(link, district));
  const inText = fromPlusCode(rest, district) ?? fromCoordinates(rest, district);
  const outcomes = [...inLinks, inText];
  const [found, ...more] = outcomes.filter((one): one is Candidate => one !== null && typeof one === "object");
  if (!found) {
    const problem = outcomes.find((one): one is PlaceProblem => typeof one === "string");
    return { ok: false, problem: problem ?? "unreadable" };
  }
  const notes = [...found.notes];
  for (const { point } of more) {
    if (metresBetween(point, found.point) > SAME_METRES) notes.push({ code: "contradicts", point });
  }
  if (inLinks.includes("short-link")) notes.push({ code: "short-link" });
  return finished({ ...found, notes }, district);
}

function finished({ point, form, notes }: Candidate, district: District): PlaceReading {
  const { lat, lon } = { lat: rounded(point.lat), lon: rounded(point.lon) };
  if (Math.abs(lat) > 90 || Math.abs(lon) > 180) return { ok: false, problem: "not-an-angle" };
  if (!inBox(INDONESIA, { lat, lon })) notes.push({ code: "outside-indonesia" });
  const certain = !notes.some(({ code }) => NOT_CERTAIN.has(code));
  return { ok: true, lat, lon, form, certain, inDistrict: isInDistrict(district, { lat, lon }), notes };
}

/** False outside outline or box, true inside an outline, null where only a box is known. */
export function isInDistrict({ outline, box }: District, point: Point): boolean | null {
  if (outline) return pointIn(outline, point);
  return box && !inBox(box, point) ? false : null;
}

function fromLink(link: string, district: District): Outcome {
  if (isShortLink(link)) return "short-link";
  const read = readLink(link);
  if (!read) return "link-without-place";
  const point = read.pin ?? read.view;
  if (!point) return "link-without-place";
  const notes: PlaceNote[] = read.pin ? [] : [{ code: "middle-only" }];
  for (const other of read.others) notes.push({ code: "contradicts", point: roundedPoint(other) });
  // A link that was typed by hand may be in the wrong order too.
  const swapped = !inBox(INDONESIA, point) && inBox(INDONESIA, turned(point));
  if (swapped) notes.push({ code: "swapped" });
  const chosen = swapped ? turned(point) : point;
  return withSign({ point: chosen, form: "map-link", notes }, false, district);
}

const turned = ({ lat, lon }: Point): Point => ({ lat: lon, lon: lat });
const roundedPoint = ({ lat, lon }: Point): Point => ({ lat: rounded(lat), lon: rounded(lon) });

/** Signs of which a plus code may be one; what stands around it is passed over. */
const CODES = /(?<![A-Z0-9+])[2-9CFGHJMPQRVWX0]{2,8}\+[2-9CFGHJMPQRVWX]{0,7}(?![A-Z0-9+])/gi;
/** A code of ten signs is a cell of 14 metres; one of eight has 275. */
const EXACT_CELL = 0.001;
/** A short code of fewer signs fits many places of one district. */
const FEWEST_OF_SHORT = 4;

function fromPlusCode(text: string, { box }: District): Outcome {
  const codes = text.match(CODES) ?? [];
  const full = codes.find(isFullPlusCode);
  if (full) return fromFullCode(full, []);
  const short = codes.find(
    (code) => isShortPlusCode(code) && code.indexOf("+") >= FEWEST_OF_SHORT && !/^\d+\+\d*$/.test(code),
  );
  if (!short) return null;
  return box ? fromFullCode(recoverPlusCode(short, middleOf(box)), [{ code: "short-code" }]) : "short-code";
}

function fromFullCode(code: string, notes: PlaceNote[]): Candidate {
  const { lat, lon, height } = decodePlusCode(code);
  if (height > EXACT_CELL) notes.push({ code: "coarse" });
  return { point: { lat, lon }, form: "plus-code", notes };
}

function fromCoordinates(text: string, district: District): Outcome {
  const written = findPosition(text);
  if (written === "broken") return "not-an-angle";
  if (!written) return null;
  const notes: PlaceNote[] = [];
  const latFirst = written.latFirst ?? orderOf(written);
  // Letters say which is which in any order; bare numbers are written latitude first.
  if (!latFirst && written.first.axis === null && written.second.axis === null) notes.push({ code: "swapped" });
  if (written.first.contradicts || written.second.contradicts) notes.push({ code: "sign-contradicts" });
  if (written.coarse) notes.push({ code: "coarse" });
  const lat = latFirst ? written.first : written.second;
  return withSign({ point: pointOf(written, latFirst), form: written.form, notes }, lat.signed, district);
}

/** Of two numbers that could both be a latitude, the order that is in this country. */
function orderOf(written: WrittenPosition): boolean {
  return inBox(INDONESIA, pointOf(written, true)) || !inBox(INDONESIA, pointOf(written, false));
}

/** Puts the south where nothing says north or south and only the south can be meant. */
function withSign(candidate: Candidate, signed: boolean, { box, outline }: District): Candidate {
  const { lat, lon } = candidate.point;
  if (signed || lat <= 0) return candidate;
  const south = { lat: -lat, lon };
  const around = outline?.box ?? box;
  const meant = around
    ? inBox(around, south) && !inBox(around, candidate.point)
    : !inBox(INDONESIA, candidate.point) && inBox(INDONESIA, south);
  const only = !inBox(INDONESIA, candidate.point) && inBox(INDONESIA, south);
  if (!meant && !only) return candidate;
  return { ...candidate, point: south, notes: [...candidate.notes, { code: "sign-missing" }] };
}
