import { zonedParts, zoneOffset } from "../format/format";

/** What typed text means: an instant or date, nothing, or a key of what is wrong with it. */
export type TimeReading =
  | { ok: true; value: number | null }
  | { ok: false; error: "date-form" | "time-form" | "date-missing" };
export type DateReading = { ok: true; value: string | null } | { ok: false; error: "date-form" | "date-missing" };

const DATE = /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})$/;
const TIME = /^([01]?\d|2[0-3])(?:[.:]?([0-5]\d))?$/;

/** Reads "23/11/2026" (also "23-11-26", "23.11.2026") as "2026-11-23". Two-digit years are 20xx. */
export function readDate(typed: string): DateReading {
  const text = typed.trim();
  if (text === "") return { ok: true, value: null };
  const match = DATE.exec(text);
  if (!match) return { ok: false, error: "date-form" };
  const [day, month] = [Number(match[1]), Number(match[2])];
  const year = match[3]?.length === 2 ? 2000 + Number(match[3]) : Number(match[3]);
  const date = new Date(Date.UTC(year, month - 1, day));
  if (year < 1000 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day)
    return { ok: false, error: "date-missing" };
  return { ok: true, value: date.toISOString().slice(0, 10) };
}

/** Reads "23/11/2026 09.00" (also 09:00, 0900 and 9) in a zone as epoch milliseconds. A date alone lacks its time. */
export function readTime(typed: string, zone: string): TimeReading {
  const text = typed.trim().replace(/\s+/g, " ");
  if (text === "") return { ok: true, value: null };
  const space = text.lastIndexOf(" ");
  const time = TIME.exec(text.slice(space + 1));
  const date = readDate(space < 0 ? text : text.slice(0, space));
  if (!date.ok) return date;
  if (space < 0 || !time) return { ok: false, error: "time-form" };
  if (date.value === null) return { ok: false, error: "date-form" };
  const midnight = Date.parse(`${date.value}T00:00:00Z`) - zoneOffset(zone);
  return { ok: true, value: midnight + (Number(time[1]) * 60 + Number(time[2] ?? 0)) * 60_000 };
}

/** The text that readTime reads back: "23/11/2026 09.00". */
export function writeTime(ms: number, zone: string): string {
  const parts = zonedParts(ms, zone);
  return `${two(parts.day)}/${two(parts.month)}/${parts.year} ${two(parts.hour)}.${two(parts.minute)}`;
}

/** The text that readDate reads back: "23/11/2026" of "2026-11-23". */
export function writeDate(date: string): string {
  const [year, month, day] = date.split("-");
  return `${day}/${month}/${year}`;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
