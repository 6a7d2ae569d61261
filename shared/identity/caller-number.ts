import { type PhoneNumber, parsePhoneNumberFromString } from "libphonenumber-js/max";
import { SHORT_NUMBERS } from "./phone-shape";

/**
 * A caller's number as an exchange sent it or somebody typed it. `e164` is null where there is none: it was withheld, or
 * it is a service's short number (112, 110 …), which is nobody's.
 */
export interface CallerNumber {
  e164: string | null;
  /** The caller hid it. It may be there all the same (an asserted identity with a privacy mark): shown, never tallied. */
  withheld: boolean;
  /** As an Indonesian reads it. */
  display: string;
  /** Further numbers of the same text, E.164. */
  others: string[];
}

/** Why a text is no number: a spreadsheet cut its digits off, or it cannot be read at all. */
export type CallerProblem = "phone-truncated" | "phone-unreadable";

export type CallerReading = ({ ok: true } & CallerNumber) | { ok: false; problem: CallerProblem };

const WITHHELD_WORDS = [
  "anonymous",
  "anonim",
  "private",
  "private number",
  "nomor pribadi",
  "pribadi",
  "restricted",
  "unknown",
  "unavailable",
  "withheld",
  "blocked",
  "no number",
  "no caller id",
  "number withheld",
  "tidak diketahui",
  "tidak dikenal",
  "tidak ada",
  "tanpa nomor",
  "disembunyikan",
  "rahasia",
  "asserted-id-not-available",
];

/** `6.28E+12`: the digits behind the first few are gone. */
const TRUNCATED = /^\s*[+-]?\d+(?:[.,]\d+)?\s*e\s*\+?\s*\d+\s*$/i;
const PRIVACY = /\bprivacy\s*[:=]\s*(?:id|user|full|header|session)\b/i;
const LONGEST = 2_000;

/** Reads what may be a phone number, in any usual writing. Never throws. */
export function readCallerNumber(typed: string): CallerReading {
  const text = plain(typed.slice(0, LONGEST));
  if (TRUNCATED.test(text)) return { ok: false, problem: "phone-truncated" };
  const marked = PRIVACY.test(text);
  const address = addressOf(text);
  if (isWithheld(address)) return { ok: true, e164: null, withheld: true, display: "", others: [] };
  if (SHORT_NUMBERS.includes(address)) return { ok: true, e164: null, withheld: marked, display: address, others: [] };
  const [first, ...others] = numbersOf(address);
  if (!first) return { ok: false, problem: "phone-unreadable" };
  const further = new Set(others.map(({ number }): string => number));
  further.delete(first.number);
  return { ok: true, e164: first.number, withheld: marked, display: shown(first), others: [...further] };
}

/** The number as it is shown to those who may not see it: `0812-****-7890`. "" stays "". */
export function maskedNumber(e164OrText: string): string {
  const parsed = e164OrText.startsWith("+") ? parsePhoneNumberFromString(e164OrText) : undefined;
  const digits = (parsed?.country === "ID" ? `0${parsed.nationalNumber}` : e164OrText).replace(/\D/g, "");
  if (digits === "") return "";
  if (digits.length < 9) return "****";
  // At least four digits stay hidden: a land line of ten shows its last two.
  return `${digits.slice(0, 4)}-****-${digits.slice(Math.max(8, digits.length - 4))}`;
}

/** As an Indonesian reads a stored number. */
export function shownNumber(e164: string): string {
  const parsed = e164.startsWith("+") ? parsePhoneNumberFromString(e164) : undefined;
  return parsed ? shown(parsed) : e164;
}

function shown(number: PhoneNumber): string {
  return number.country === "ID" ? number.formatNational() : number.formatInternational();
}

/** One writing of digits, dashes and blanks; no marks that are not seen. */
function plain(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[\u2010-\u2015\u2212]/g, "-")
    .replace(/[\p{Cf}\p{Cc}]/gu, (mark) => (mark === "\n" || mark === "\t" ? " / " : ""))
    .trim();
}

/** The part of a SIP or tel address, or of a header, that names the caller. */
function addressOf(text: string): string {
  const withoutHeader = text
    .replace(/^(?:p-asserted-identity|remote-party-id|from|caller-?id)\s*:\s*/i, "")
    .replace(/;?\s*privacy\s*[:=].*$/i, "")
    .trim();
  const uri = /(?:sips?|tel):\s*([^@>;\s]*)/i.exec(withoutHeader);
  if (!uri) return withoutHeader.replace(/^"(.*)"$/, "$1").trim();
  const user = decoded(uri[1] ?? "").trim();
  const name = /"([^"]*)"\s*</.exec(withoutHeader)?.[1]?.trim() ?? "";
  // An extension of the exchange says less than the number that it shows beside it.
  return /^\d{1,5}$/.test(user) && !SHORT_NUMBERS.includes(user) && name.replace(/\D/g, "").length >= 7 ? name : user;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function isWithheld(address: string): boolean {
  const words = address.toLowerCase().replace(/[<>"]/g, "").trim();
  return /^[\s0+*#.-]*$/.test(words) || WITHHELD_WORDS.includes(words.replace(/\s+/g, " "));
}

function numbersOf(text: string): PhoneNumber[] {
  const whole = numberOf(text);
  if (whole) return [whole];
  const found: PhoneNumber[] = [];
  for (const part of text.split(/[/;,&|]|\b(?:atau|dan|or|and)\b/i)) {
    const number = numberOf(part) ?? inAreaOf(found[0], part);
    if (number) found.push(number);
  }
  return found;
}

/** `0274-367509/367510`: what follows a land line's number without an area code lies in the same area. */
function inAreaOf(first: PhoneNumber | undefined, part: string): PhoneNumber | null {
  const digits = part.replace(/\D/g, "");
  const area = first?.country === "ID" ? /^\((0\d+)\)/.exec(first.formatNational())?.[1] : undefined;
  return area && digits.length >= 5 && digits.length <= 8 ? numberOf(`${area}${digits}`) : null;
}

function numberOf(part: string): PhoneNumber | null {
  // Words around it (HP, WA, Telp.) say nothing; an extension is no part of the number.
  const bare = part.replace(/\b(?:ext|pes|pesawat)\.?\s*\d+.*$/i, "").replace(/\p{L}+\.?:?/gu, " ");
  if (/[^\d\s+().:*#'-]/.test(bare)) return null;
  const plus = /^\s*\(?\+/.test(bare);
  const digits = bare.replace(/\D/g, "");
  if (digits.length < 7 || digits.length > 16) return null;
  const parsed = parsePhoneNumberFromString(international(digits, plus), "ID");
  return parsed?.isPossible() && parsed.nationalNumber.length >= 7 ? parsed : null;
}

/**
 * One form for what is written as 0062…, 62…, +62 (0)…, 8…: the library takes a leading 62 for a part of the number and
 * calls 0062 invalid.
 */
function international(digits: string, plus: boolean): string {
  const rest = digits.replace(/^00/, "");
  const abroad = plus || rest !== digits;
  if (/^62\d{7,}/.test(rest)) return `+62${rest.slice(2).replace(/^0/, "")}`;
  if (abroad) return `+${rest}`;
  return /^8\d{8,12}$/.test(digits) ? `+62${digits}` : digits;
}
