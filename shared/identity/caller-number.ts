import type { PhoneNumber } from "libphonenumber-js/max";
import { parsePhone, shownPhone } from "./phone";
import { SHORT_NUMBERS } from "./phone-shape";

export const CALLER_PROBLEMS = [
  "phone-truncated",
  "phone-masked",
  "phone-no-area-code",
  "phone-too-long",
  "phone-unreadable",
] as const;
/**
 * Why a text is no phone number: a spreadsheet has cut its digits off (`6,28E+12`), it is hidden by stars, a number of a
 * land line lacks its area code, it is longer than any number's text, or it is none at all.
 */
export type CallerProblem = (typeof CALLER_PROBLEMS)[number];

/** What a caller's number says. */
export interface CallerNumber {
  /** E.164. null where there is none: withheld, or a short number (112, 110, …), which is nobody's. */
  e164: string | null;
  /**
   * The caller or the exchange keeps it back. Withheld numbers are never one person: no tally, no look-up, no duplicate.
   * With a mark of privacy beside it `e164` still holds it, for the call-taker alone.
   */
  withheld: boolean;
  /** As an Indonesian reads it; "" where it is withheld and not there. */
  display: string;
  /** Further numbers of the text, E.164. */
  others: string[];
}

export type CallerReading = ({ ok: true } & CallerNumber) | { ok: false; problem: CallerProblem };

const LONGEST = 2000;
const WITHHELD: CallerReading = { ok: true, e164: null, withheld: true, display: "", others: [] };

/** What exchanges and people write in place of a number. */
const WITHHELD_WORDS: ReadonlySet<string> = new Set(
  `anonymous anonim anon private privat pribadi restricted unknown unavailable withheld blocked hidden none null nil na
  nomorpribadi nomorrahasia rahasia disembunyikan nomordisembunyikan tersembunyi nomortersembunyi tanpanomor tidakadanomor
  nomortidakada tidakada tidakdiketahui nomortidakdiketahui tidakdikenal nomortidakdikenal nonumber numberwithheld
  privatenumber withheldnumber unknownnumber hiddennumber blockednumber privatecaller unknowncaller anonymouscaller
  callerunknown idwithheld idunavailable callerid calleridwithheld calleridunavailable nocallerid notavailable unavail
  anonymousinvalid assertedidnotavailable outofarea undefined`.split(/\s+/),
);

const MARKS_OF_DIRECTION = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const PRIVACY = /(?:^|[\s;])privacy\s*[=:]\s*"?(?:id|user|header|session|full|critical|on|yes|uri)\b/i;
/** Digits, then a power of ten: a spreadsheet's short form, which has lost the last digits. */
const TRUNCATED = /\d\s*[eE]\s*\+\s*\d{1,3}\b|\d[.,]\d+\s*[eE]\s*\d{1,3}\b|^#{3,}$/;
/** "0274/367509": an area code and its number, not two numbers. */
const AREA_CODE_SLASH = /(?<!\d)(\(?0\d{2,3}\)?)\s*\/\s*(?=[1-9]\d{4,7}\b)/g;
const EXTENSION = /(?:\b|(?<=\d))(?:ext(?:ension)?|ekst(?:ensi)?|pes(?:awat)?|psw|pws)\b\.?\s*:?\s*(?=\d{1,6}\b)/gi;

/**
 * Reads the number of a caller as an exchange, a spreadsheet or a person gives it: a number in any usual form, a SIP or
 * tel address, several numbers, words for "withheld" (also empty and zeros), a short number. Never throws.
 */
export function readCallerNumber(text: string): CallerReading {
  if (text.length > LONGEST) return { ok: false, problem: "phone-too-long" };
  const plain = text
    .normalize("NFKC")
    .replace(MARKS_OF_DIRECTION, "")
    .replace(/[\u2010-\u2015\u2212]/g, "-");
  const { words, marked } = withoutAddress(plain);
  const trimmed = words.trim();
  if (saysWithheld(trimmed)) return WITHHELD;
  if (TRUNCATED.test(trimmed)) return { ok: false, problem: "phone-truncated" };
  // What a spreadsheet leaves behind a number that it took for an amount.
  const cleaned = trimmed
    .replace(/^(\+?\d{7,15})[.,]0+$/, "$1")
    .replace(EXTENSION, " ext. ")
    .replace(AREA_CODE_SLASH, "$1 ");
  const numbers = numbersIn(cleaned);
  const [first, ...rest] = numbers;
  if (first) {
    const others = [...new Set(rest.map(({ number }) => number))].filter((number) => number !== first.number);
    return { ok: true, e164: first.number, withheld: marked, display: shownPhone(first), others };
  }
  if (marked) return WITHHELD;
  const short = shortNumber(cleaned);
  if (short !== null) return { ok: true, e164: null, withheld: false, display: short, others: [] };
  if (/\d[\d\s.-]*[*xX•●]{2,}/.test(cleaned)) return { ok: false, problem: "phone-masked" };
  const digits = cleaned.replace(/\D/g, "");
  const local = /^[2-9]\d{4,7}$/.test(digits) && /^[\d\s.()-]+$/.test(cleaned);
  return { ok: false, problem: local ? "phone-no-area-code" : "phone-unreadable" };
}

/** Whether a text stands for "there is no number": nothing, zeros, dashes, or one of the words. */
function saysWithheld(text: string): boolean {
  const bare = text.toLowerCase().replace(/[^\p{L}\p{N}#*]/gu, "");
  return /^[\s0+.<>"'()_-]*$/.test(text) || WITHHELD_WORDS.has(bare);
}

/**
 * Takes the caller's part out of a SIP or tel address, with its header's name, its display name and its parameters.
 * `marked`: the address says that the number is not to be shown.
 */
function withoutAddress(text: string): { words: string; marked: boolean } {
  const found = /(?:sips?|tel):([^>\s]*)/i.exec(text);
  if (!found) return { words: text, marked: PRIVACY.test(text) };
  const named = text
    .slice(0, found.index)
    .replace(/^\s*(?:from|to|contact|remote-party-id|p-(?:asserted|preferred)-identity)\s*:/i, "")
    .replace(/["'<]/g, "")
    .trim();
  const [address = "", ...parameters] = (found[1] ?? "").split(";");
  const user = decoded(userOf(address.split("?")[0] ?? ""));
  const marked =
    PRIVACY.test(text) ||
    (named !== "" && saysWithheld(named)) ||
    saysWithheld(user) ||
    parameters.some((parameter) => /^privacy=(?!none|off)/i.test(parameter)) ||
    /@(?:[^@;>\s]*\.)?anonymous\.invalid\b/i.test(text);
  // An extension of the exchange says less than the number that it shows beside it.
  const extension = /^\d{1,5}$/.test(user) && !SHORT_NUMBERS.includes(user);
  return { words: extension && parsePhone(named) ? named : user, marked };
}

/** The part before the @, without a password; nothing where only a host is named. */
function userOf(address: string): string {
  if (!address.includes("@")) return /^\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?$/.test(address) ? "" : address;
  return address.replace(/@.*$/, "").replace(/:.*$/, "");
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** 112 and its like, also with a country's code or the name of a service before it. */
function shortNumber(text: string): string | null {
  const digits = text.replace(/^(?:\+|00)62/, "").replace(/\D/g, "");
  const named = text.replace(/^[\s+]*(?:00)?(?:62)?[\s\d().-]*/, "");
  return SHORT_NUMBERS.includes(digits) && !/\d/.test(named) ? digits : null;
}

/** Two numbers that stand beside each other with nothing but a space: the second begins as only a whole number does. */
const NEXT_BEGINS = /\s+(?=(?:\+\s?\d|0\d|\(0\d|62[\s.-]?8))/;
const BETWEEN = /\s*(?:[/;|&\n\r\t]|,(?!\d{1,2}\b)|\batau\b|\bdan\b|\bor\b|\band\b)\s*/i;
const FEWEST_DIGITS = 7;

function numbersIn(text: string): PhoneNumber[] {
  const found: PhoneNumber[] = [];
  for (const part of text.split(BETWEEN)) {
    const whole = numberOf(part, found.at(-1));
    if (whole) {
      found.push(whole);
      continue;
    }
    const pieces = part.split(NEXT_BEGINS);
    if (pieces.length > 1) for (const piece of joinedAgain(pieces)) push(found, numberOf(piece, found.at(-1)));
  }
  return found;
}

function push(found: PhoneNumber[], number: PhoneNumber | null): void {
  if (number) found.push(number);
}

/** Pieces too short for a number belong to the one before: "0274 036 7509" has a space before a zero. */
function joinedAgain(pieces: readonly string[]): string[] {
  const joined: string[] = [];
  for (const piece of pieces) {
    const before = joined.at(-1);
    if (before !== undefined && before.replace(/\D/g, "").length < FEWEST_DIGITS)
      joined[joined.length - 1] += ` ${piece}`;
    else joined.push(piece);
  }
  return joined;
}

/** The number of one part; `before`: the number that stood before it, whose area code a shorter one may share. */
function numberOf(part: string, before: PhoneNumber | undefined): PhoneNumber | null {
  const [main = "", extension] = part.split(" ext. ");
  // A letter or a star between digits hides a digit or stands for one: nothing is guessed.
  if (/\d[^\S\r\n]*[\p{L}*#•●_]+[^\S\r\n]*\d/u.test(main)) return null;
  const bare = main
    .replace(/\(0\)/, "")
    .replace(/[^\d+()\s.-]/gu, " ")
    .replace(/[.-](?=\s)|(?<=\s)[.-]/g, " ")
    .trim();
  const digits = bare.replace(/\D/g, "");
  if (before && before.getType() === "FIXED_LINE" && /^[1-9]\d{4,7}$/.test(digits)) {
    return parsePhone(`0${before.nationalNumber.slice(0, -digits.length)}${digits}`);
  }
  if (digits.length < FEWEST_DIGITS) return null;
  return parsePhone(extension === undefined ? bare : `${bare} ext. ${extension.replace(/\D.*$/, "")}`);
}

/** As an Indonesian reads a stored number. */
export function shownNumber(e164: string): string {
  const parsed = e164.startsWith("+") ? parsePhone(e164) : null;
  return parsed ? shownPhone(parsed) : e164;
}

const SHOWN_BEGINNING = 4;
const SHOWN_END = 4;
const FEWEST_HIDDEN = 3;

/**
 * A number with its middle hidden, for those without the right to see it: `0812-****-7890`. How much is hidden says
 * nothing of its length. "" for no number.
 */
export function maskedNumber(number: string): string {
  const plain = number.trim();
  if (plain === "") return "";
  const national = plain.replace(/^\+62/, "0");
  const foreign = national.startsWith("+") ? "+" : "";
  const digits = national.replace(/\D/g, "");
  const end = Math.min(SHOWN_END, digits.length - SHOWN_BEGINNING - FEWEST_HIDDEN);
  if (end < 1) return "****";
  return `${foreign}${digits.slice(0, SHOWN_BEGINNING)}-****-${digits.slice(-end)}`;
}
