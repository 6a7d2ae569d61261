import type { Point } from "./point";

export type WrittenForm = "decimal" | "dms" | "dm";

/** One of the two numbers of a position. */
interface Angle {
  value: number;
  /** Degrees alone, with minutes, with seconds. */
  form: WrittenForm;
  /** What a letter, a word or a label says it is. */
  axis: "lat" | "lon" | null;
  /** Whether its direction is said: by a sign or a letter. */
  signed: boolean;
  /** A sign and a letter that say opposite things. */
  contradicts: boolean;
  /** Digits behind the decimal sign of its last part. */
  digits: number;
  /** Minutes or seconds of 60 and more, or a fraction before them. */
  broken: boolean;
}

/** A position as somebody wrote it, before anybody asks whether it can be one of this country. */
export interface WrittenPosition {
  first: Angle;
  second: Angle;
  form: WrittenForm;
  /** Where the latitude stands, where letters, words or size say it; null where nothing does. */
  latFirst: boolean | null;
  /** Whole degrees: a position only to a hundred kilometres. */
  coarse: boolean;
}

type Token =
  | { kind: "number"; value: number; sign: -1 | 0 | 1; digits: number; whole: boolean }
  | { kind: "degree" | "minute" | "second" | "gap" | "word" }
  | { kind: "letter"; axis: "lat" | "lon"; sign: -1 | 1 }
  | { kind: "label"; axis: "lat" | "lon" };

const LETTERS: Readonly<Record<string, readonly ["lat" | "lon", -1 | 1]>> = {
  ls: ["lat", -1],
  lu: ["lat", 1],
  bt: ["lon", 1],
  bb: ["lon", -1],
  s: ["lat", -1],
  n: ["lat", 1],
  u: ["lat", 1],
  e: ["lon", 1],
  t: ["lon", 1],
  w: ["lon", -1],
  south: ["lat", -1],
  north: ["lat", 1],
  east: ["lon", 1],
  west: ["lon", -1],
  selatan: ["lat", -1],
  utara: ["lat", 1],
  timur: ["lon", 1],
  barat: ["lon", -1],
};

const LABELS: Readonly<Record<string, "lat" | "lon">> = {
  lat: "lat",
  latitude: "lat",
  lintang: "lat",
  y: "lat",
  lon: "lon",
  long: "lon",
  lng: "lon",
  longitude: "lon",
  bujur: "lon",
  x: "lon",
};

const DEGREE_WORDS: ReadonlySet<string> = new Set(["derajat", "der", "deg", "degrees", "degree", "d"]);
const MINUTE_WORDS: ReadonlySet<string> = new Set(["menit", "min", "minutes", "minute", "m"]);
const SECOND_WORDS: ReadonlySet<string> = new Set(["detik", "det", "sec", "seconds", "second"]);

/**
 * Makes one sign of each of the many that are pasted: minus signs, degree rings, primes, spaces that cannot be seen,
 * marks of direction, digits of full width.
 */
export function plainSigns(text: string): string {
  return text
    .replace(/[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, "")
    .replace(/[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g, "-")
    .replace(/[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g, " ")
    .replace(/[\u00ba\u02da\u2070\u2218\u25e6\u1d52\u25cb]/g, "°")
    .replace(/["\u201c-\u201f\u2033\u02ba\u02dd\u3003\u2036\uff02]|''|[\u2019\u2032]{2}/g, '"')
    .replace(/[\u2018-\u201b\u2032\u02b9\u02bc\u02c8\u0060\u00b4\u2035\uff07]/g, "'")
    .replace(/[\uff10-\uff19]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/\uff0c/g, ",")
    .replace(/\uff0e/g, ".");
}

const PIECES = /([+-]\s?)?(\d+)(?:[.,](\d+))?|°|'|"|\p{L}+|[^\S\n]+|./gsu;

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (const [piece, sign, whole, fraction] of text.matchAll(PIECES)) {
    if (whole !== undefined) {
      tokens.push({
        kind: "number",
        value: Number(`${whole}.${fraction ?? 0}`),
        sign: sign === undefined ? 0 : sign.startsWith("-") ? -1 : 1,
        digits: fraction?.length ?? 0,
        whole: fraction === undefined,
      });
    } else if (piece === "°") tokens.push({ kind: "degree" });
    else if (piece === "'") tokens.push({ kind: "minute" });
    else if (piece === '"') tokens.push({ kind: "second" });
    else if (/\p{L}/u.test(piece)) tokens.push(wordToken(piece.toLowerCase(), tokens));
    else if (piece.trim() !== "") tokens.push({ kind: "gap" });
  }
  return tokens;
}

function wordToken(word: string, before: Token[]): Token {
  const letter = Object.hasOwn(LETTERS, word) ? LETTERS[word] : undefined;
  if (letter) {
    // "Lintang Selatan": the label before it says no more than the word does.
    if (before.at(-1)?.kind === "label") before.pop();
    return { kind: "letter", axis: letter[0], sign: letter[1] };
  }
  const label = Object.hasOwn(LABELS, word) ? LABELS[word] : undefined;
  if (label) return { kind: "label", axis: label };
  if (DEGREE_WORDS.has(word)) return { kind: "degree" };
  if (MINUTE_WORDS.has(word)) return { kind: "minute" };
  return SECOND_WORDS.has(word) ? { kind: "second" } : { kind: "word" };
}

interface Parsed {
  angle: Angle;
  /** Where its tokens begin and end. */
  from: number;
  to: number;
}

/** Reads numbers that stand beside each other with spaces or colons as degrees, minutes and seconds. */
function spacedAngles(tokens: readonly Token[]): Parsed[] {
  const numbers = tokens.flatMap((token, index) => (token.kind === "number" ? [index] : []));
  const letters = tokens.filter(({ kind }) => kind === "letter").length;
  const marks = tokens.some(
    ({ kind }) => kind === "degree" || kind === "minute" || kind === "second" || kind === "word",
  );
  if (marks || letters !== 2 || (numbers.length !== 4 && numbers.length !== 6)) return [];
  const each = numbers.length / 2;
  return [numbers.slice(0, each), numbers.slice(each)].map((parts) => ({
    angle: angleOf(parts.map((index) => tokens[index] as Token & { kind: "number" })),
    from: parts[0] ?? 0,
    to: (parts.at(-1) ?? 0) + 1,
  }));
}

function angleOf(parts: readonly (Token & { kind: "number" })[]): Angle {
  const [degrees, minutes, seconds] = parts;
  const sized = (degrees?.value ?? 0) + (minutes?.value ?? 0) / 60 + (seconds?.value ?? 0) / 3600;
  const broken =
    parts.slice(0, -1).some(({ whole }) => !whole) ||
    parts.slice(1).some(({ value, sign }) => value >= 60 || sign !== 0);
  return {
    value: degrees?.sign === -1 ? -sized : sized,
    form: seconds ? "dms" : minutes ? "dm" : "decimal",
    axis: null,
    signed: degrees !== undefined && degrees.sign !== 0,
    contradicts: false,
    digits: parts.at(-1)?.digits ?? 0,
    broken,
  };
}

/** Reads each number with the degrees, minutes and seconds that its signs say. */
function markedAngles(tokens: readonly Token[]): Parsed[] {
  const angles: Parsed[] = [];
  const kindAt = (index: number) => tokens[index]?.kind;
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index];
    if (token?.kind !== "number") continue;
    const parts = [token];
    let end = index + 1;
    if (kindAt(end) === "degree") {
      end += 1;
      for (const mark of ["minute", "second"] as const) {
        const next = tokens[end];
        if (next?.kind !== "number") break;
        if (kindAt(end + 1) === mark) {
          parts.push(next);
          end += 2;
        } else if (next.sign === 0 && (kindAt(end + 1) === "letter" || parts.length === 2) && next.value < 60) {
          // The last mark is often left out: 7°53'16 S.
          parts.push(next);
          end += 1;
          break;
        } else break;
      }
    }
    angles.push({ angle: angleOf(parts), from: index, to: end });
    index = end - 1;
  }
  return angles;
}

/** Gives each angle the letter, word or label that belongs to it: those before it, or those behind it. */
function withLetters(tokens: readonly Token[], angles: readonly Parsed[]): Angle[] {
  const said = (index: number) => tokens[index]?.kind === "letter" || tokens[index]?.kind === "label";
  const first = angles[0];
  const before = first !== undefined && tokens.slice(0, first.from).some((_, index) => said(index));
  return angles.map(({ angle, from, to }, index) => {
    const [begin, end] = before ? [angles[index - 1]?.to ?? 0, from] : [to, angles[index + 1]?.from ?? tokens.length];
    const found = tokens
      .slice(begin, end)
      .flatMap((token) => (token.kind === "letter" || token.kind === "label" ? [token] : []));
    const said = found[before ? found.length - 1 : 0];
    if (!said) return angle;
    if (said.kind === "label") return { ...angle, axis: said.axis };
    const contradicts = angle.value < 0 && said.sign > 0;
    return { ...angle, axis: said.axis, signed: true, contradicts, value: Math.abs(angle.value) * said.sign };
  });
}

/**
 * Finds a position in a text: decimal degrees with point or comma, degrees and minutes, degrees, minutes and seconds,
 * with signs, letters (LS, LU, BT, S, E) or words, in any order of the two. null where there is none. Text around it is
 * passed over where the two numbers can be told from it. Never throws.
 */
export function findPosition(text: string): WrittenPosition | "broken" | null {
  const tokens = tokensOf(text);
  const spaced = spacedAngles(tokens);
  const parsed = spaced.length === 2 ? spaced : markedAngles(tokens);
  if (parsed.length < 2) return null;
  const angles = withLetters(tokens, parsed);
  const pairs = angles.slice(1).flatMap((second, index) => {
    const first = angles[index];
    const [one, two] = [parsed[index], parsed[index + 1]];
    if (!first || !one || !two) return [];
    const apart = tokens.slice(one.to, two.from).some(({ kind }) => kind === "word");
    return apart && (first.axis === null || second.axis === null)
      ? []
      : [{ first, second, told: told(first) + told(second) }];
  });
  const whole = angles.length === 2;
  const best = pairs.filter(({ told }) => told >= (whole ? 0 : 3)).toSorted((one, other) => other.told - one.told)[0];
  if (!best) return null;
  return positionOf(best.first, best.second);
}

/** How sure it is that a number is one of a position: a direction or many digits say so. */
function told({ axis, form, digits }: Angle): number {
  return (axis === null ? 0 : 1) + (form === "decimal" ? 0 : 2) + (digits >= 3 ? 2 : 0);
}

function positionOf(first: Angle, second: Angle): WrittenPosition | "broken" | null {
  if (first.broken || second.broken) return "broken";
  if (first.axis !== null && first.axis === second.axis) return null;
  const forms = [first.form, second.form];
  const form = forms.includes("dms") ? "dms" : forms.includes("dm") ? "dm" : "decimal";
  const coarse = form === "decimal" && first.digits < 3 && second.digits < 3;
  // Two bare whole numbers are no position: "5, 110" may be anything.
  const bare = first.digits === 0 && second.digits === 0 && !first.signed && first.axis === null;
  if (form === "decimal" && bare) return null;
  const latFirst =
    first.axis !== null
      ? first.axis === "lat"
      : second.axis !== null
        ? second.axis === "lon"
        : Math.abs(first.value) > 90
          ? false
          : Math.abs(second.value) > 90
            ? true
            : null;
  return { first, second, form, latFirst, coarse };
}

/** The point that a written position names, in the order that it is written or the other one. */
export function pointOf({ first, second }: WrittenPosition, latFirst: boolean): Point {
  return latFirst ? { lat: first.value, lon: second.value } : { lat: second.value, lon: first.value };
}
