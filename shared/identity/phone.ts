import { type PhoneNumber, parsePhoneNumberFromString } from "libphonenumber-js/max";
import { SHORT_NUMBERS } from "./phone-shape";

export interface PhoneCheck {
  /** E.164 (+62…), or the short number itself. */
  stored: string;
  /** As an Indonesian reads it. */
  shown: string;
}

/** Reads 08…, 62…, +62…, (0274) … and short numbers. Returns null for what cannot be a phone number. */
export function checkPhone(typed: string): PhoneCheck | null {
  const read = readPhone(typed);
  if (read === null || typeof read === "string") return read === null ? null : { stored: read, shown: read };
  return { stored: read.number, shown: read.country === "ID" ? read.formatNational() : read.formatInternational() };
}

/** As `checkPhone`, for whoever only keeps the number: putting it into its shown form takes most of the time. */
export function storedPhone(typed: string): string | null {
  const read = readPhone(typed);
  return read === null || typeof read === "string" ? read : read.number;
}

function readPhone(typed: string): PhoneNumber | string | null {
  const trimmed = typed.trim();
  if (SHORT_NUMBERS.includes(trimmed)) return trimmed;
  const candidate = /^62\d/.test(trimmed) ? `+${trimmed}` : trimmed;
  const parsed = parsePhoneNumberFromString(candidate, "ID");
  return parsed?.isValid() ? parsed : null;
}
