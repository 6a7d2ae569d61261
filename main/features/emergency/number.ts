import { readCallerNumber } from "../../../shared/identity/caller-number";

export { maskedNumber, shownNumber } from "../../../shared/identity/caller-number";

/** A caller's number as it was typed or sent, read. */
export interface NumberRead {
  /** null where it is withheld or cannot be read; a withheld one may be there all the same. */
  e164: string | null;
  withheld: boolean;
  /** As an Indonesian reads it; the typed text where it cannot be read. */
  display: string;
  /** Further numbers in the same text, E.164. */
  others: string[];
  /** Why it cannot be read, as a key of the words; null where it can. */
  problem: string | null;
}

/**
 * Reads what stands in a form's field. A text that is no number is kept as text: no call is refused for it. An empty
 * field says nothing, not even that the number is withheld.
 */
export function readNumber(typed: string): NumberRead {
  const nothing: NumberRead = { e164: null, withheld: false, display: typed.trim(), others: [], problem: null };
  if (typed.trim() === "") return nothing;
  const read = readCallerNumber(typed);
  if (!read.ok) return { ...nothing, problem: read.problem };
  const { e164, withheld, display, others } = read;
  return { e164, withheld, display, others, problem: null };
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
