import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import { SHORT_NUMBERS } from "./phoneShape";

export interface PhoneCheck {
  /** E.164 (+62…), or the short number itself. */
  stored: string;
  /** As an Indonesian reads it. */
  shown: string;
}

/** Reads 08…, 62…, +62…, (0274) … and short numbers. Returns null for what cannot be a phone number. */
export function checkPhone(typed: string): PhoneCheck | null {
  const trimmed = typed.trim();
  if (SHORT_NUMBERS.includes(trimmed)) return { stored: trimmed, shown: trimmed };
  const candidate = /^62\d/.test(trimmed) ? `+${trimmed}` : trimmed;
  const parsed = parsePhoneNumberFromString(candidate, "ID");
  if (!parsed?.isValid()) return null;
  return {
    stored: parsed.number,
    shown: parsed.country === "ID" ? parsed.formatNational() : parsed.formatInternational(),
  };
}
