import { checkPhone } from "../../../shared/identity/phone";

/** A caller's number as it was typed or sent, read. */
export interface NumberRead {
  /** null where it is withheld or cannot be read. */
  e164: string | null;
  withheld: boolean;
  /** As an Indonesian reads it; the typed text where it cannot be read. */
  display: string;
  /** Further numbers in the same text, E.164. */
  others: string[];
  /** Why it cannot be read, as a key of the words. */
  problem: string | null;
}

const WITHHELD = /^(?:0|anonymous|anonim|private|pribadi|restricted|unknown|unavailable|withheld|dirahasiakan)$/i;

/** Reads a number in any usual spelling. A text that is no number is kept as text: no call is refused for it. */
export function readNumber(typed: string): NumberRead {
  const text = typed.trim();
  if (WITHHELD.test(text.replace(/^"|"$/g, ""))) {
    return { e164: null, withheld: true, display: "", others: [], problem: null };
  }
  if (text === "") return { e164: null, withheld: false, display: "", others: [], problem: null };
  const read = checkPhone(text.replace(/^00/, "+"));
  return read?.stored.startsWith("+")
    ? { e164: read.stored, withheld: false, display: read.shown, others: [], problem: null }
    : { e164: null, withheld: false, display: text, others: [], problem: "phone" };
}

/** A stored number (E.164) as an Indonesian reads it: 0812-3456-7890. */
export function shownNumber(e164: string): string {
  return e164 === "" ? "" : (checkPhone(e164)?.shown ?? e164);
}

const MASK = "****";
/** Fewer digits than this are masked whole. */
const FEWEST_SHOWN = 9;

/** A stored number for those who may not see it: 0812-****-7890. */
export function maskedNumber(e164: string): string {
  if (e164 === "") return "";
  const digits = e164.startsWith("+62") ? `0${e164.slice(3)}` : e164;
  if (digits.length < FEWEST_SHOWN) return MASK;
  return `${digits.slice(0, 4)}-${MASK}-${digits.slice(digits.length > 10 ? -4 : -3)}`;
}

/** The digits of a stored number as people type them: 6281234567890 and 081234567890. */
export function spellingsOf(e164: string): string[] {
  const digits = e164.replace(/\D/g, "");
  if (digits === "") return [];
  return e164.startsWith("+62") ? [digits, `0${digits.slice(2)}`] : [digits];
}

/** What stands in a text as one number, with whatever people write between its digits. */
const WRITTEN_NUMBER = /\+?\d(?:[\s().-]*\d){3,}/g;

/** A search as it was typed, and the same with the digits of each number in it put together. */
export function searchedSpellings(typed: string): string[] {
  const joined = typed.replace(WRITTEN_NUMBER, (number) => number.replace(/\D/g, "").replace(/^00/, ""));
  // Without its 0 or 62: 812-3456-7890.
  const national = joined.replace(/(^|\s)(?=8\d{3})/g, "$10");
  return [...new Set([typed, joined, national])];
}
