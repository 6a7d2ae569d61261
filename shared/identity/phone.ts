import { type PhoneNumber, parsePhoneNumberFromString } from "libphonenumber-js/max";
import { SHORT_NUMBERS } from "./phone-shape";

export interface PhoneCheck {
  /** E.164 (+62…), or the short number itself. */
  stored: string;
  /** As an Indonesian reads it. */
  shown: string;
}

/** Reads 08…, 62…, 0062…, +62…, (0274) … and short numbers. Returns null for what cannot be a phone number. */
export function checkPhone(typed: string): PhoneCheck | null {
  const read = readNumber(typed);
  if (read === null || typeof read === "string") return read === null ? null : { stored: read, shown: read };
  return { stored: read.number, shown: shownPhone(read) };
}

/** As `checkPhone`, for whoever only keeps the number: putting it into its shown form takes most of the time. */
export function storedPhone(typed: string): string | null {
  const read = readNumber(typed);
  return read === null || typeof read === "string" ? read : read.number;
}

/** A number of Indonesia as it is dialled there, another country's with its code. */
export function shownPhone(number: PhoneNumber): string {
  return number.country === "ID" ? number.formatNational() : number.formatInternational();
}

/** A country's code written without a plus, or with the zeros that are dialled for it. */
const FOREIGN_ZEROS = /^\(?00[\s.-]*(?=[1-9])/;
const OWN_CODE = /^\(?62(?=[\s.()-]*\d)/;
const FEWEST_WITH_CODE = 10;

/**
 * One phone number, by the rules of Indonesia where it names no country; null for what is none. The library reads
 * `62811811234` as a number of eleven digits within Indonesia and knows no `0062`: both are put right before it.
 */
export function parsePhone(typed: string): PhoneNumber | null {
  const trimmed = typed.trim();
  const digits = trimmed.replace(/\D/g, "").length;
  const candidate = FOREIGN_ZEROS.test(trimmed)
    ? trimmed.replace(FOREIGN_ZEROS, "+")
    : digits >= FEWEST_WITH_CODE && OWN_CODE.test(trimmed)
      ? trimmed.replace(OWN_CODE, "+62")
      : trimmed;
  const parsed = parsePhoneNumberFromString(candidate, "ID");
  return parsed?.isValid() ? parsed : null;
}

function readNumber(typed: string): PhoneNumber | string | null {
  const trimmed = typed.trim();
  return SHORT_NUMBERS.includes(trimmed) ? trimmed : parsePhone(trimmed);
}
