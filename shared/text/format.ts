import { fixedOffsetOf } from "../domain/calendar/zone";
import { MONTHS as LONG_MONTHS } from "../domain/deadlines/explain-text";

export type FormatLanguage = "id" | "en";

const WEEKDAYS: Record<FormatLanguage, readonly string[]> = {
  id: ["Min", "Sen", "Sel", "Rab", "Kam", "Jum", "Sab"],
  en: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"],
};
const MONTHS: Record<FormatLanguage, readonly string[]> = {
  id: ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"],
  en: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
};
/** The zones of Indonesia: no summer time since 1964, so an offset and a name say all. */
const INDONESIAN_ZONES: Readonly<Record<string, { name: string; hours: number }>> = {
  "Asia/Jakarta": { name: "WIB", hours: 7 },
  "Asia/Pontianak": { name: "WIB", hours: 7 },
  "Asia/Makassar": { name: "WITA", hours: 8 },
  "Asia/Ujung_Pandang": { name: "WITA", hours: 8 },
  "Asia/Jayapura": { name: "WIT", hours: 9 },
};
const UNITS: Record<
  FormatLanguage,
  Record<"day" | "hour" | "minute" | "second", readonly [one: string, many: string]>
> = {
  id: { day: ["hari", "hari"], hour: ["jam", "jam"], minute: ["menit", "menit"], second: ["detik", "detik"] },
  en: { day: ["day", "days"], hour: ["hour", "hours"], minute: ["minute", "minutes"], second: ["second", "seconds"] },
};

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Open time of an average working day: 37 h 30 min in five days (Perpres 21/2023, article 4). */
export const WORKING_DAY_MS = 7.5 * HOUR;

/** The name Indonesians give a zone (WIB, WITA, WIT); other zones keep their own name. */
export function zoneName(zone: string): string {
  return INDONESIAN_ZONES[zone]?.name ?? zone;
}

/** An instant's date and time of day in a zone. `weekday` 0 is Sunday. */
export interface ZonedParts {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  weekday: number;
}

/** Milliseconds that a zone is ahead of UTC; 0 for a zone whose offset changes (none in Indonesia does). */
export function zoneOffset(zone: string): number {
  const known = INDONESIAN_ZONES[zone];
  return known ? known.hours * HOUR : (fixedOffsetOf(zone) ?? 0);
}

/** Splits an instant (epoch milliseconds) into the zone's date and time. Indonesian zones have one fixed offset. */
export function zonedParts(ms: number, zone: string): ZonedParts {
  const local = new Date(ms + zoneOffset(zone));
  return {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
    hour: local.getUTCHours(),
    minute: local.getUTCMinutes(),
    second: local.getUTCSeconds(),
    weekday: local.getUTCDay(),
  };
}

/** The zone's calendar date of an instant (epoch milliseconds), as YYYY-MM-DD. */
export function isoDate(ms: number, zone: string): string {
  const { year, month, day } = zonedParts(ms, zone);
  return [year, month, day].map((part) => String(part).padStart(2, "0")).join("-");
}

/** "Sen 23 Nov 2026 09.00 WIB" (English: "Mon 23 Nov 2026 09:00 WIB"). */
export function formatInstant(ms: number, zone: string, language: FormatLanguage): string {
  return `${formatDate(ms, zone, language)} ${formatTime(ms, zone, language)} ${zoneName(zone)}`;
}

/** "Sen 23 Nov 2026" for an instant in a zone. */
export function formatDate(ms: number, zone: string, language: FormatLanguage): string {
  const { year, month, day, weekday } = zonedParts(ms, zone);
  return `${WEEKDAYS[language][weekday]} ${day} ${MONTHS[language][month - 1]} ${year}`;
}

/** "23 November 2026", as letters are dated. */
export function formatLongDate(ms: number, zone: string, language: FormatLanguage): string {
  const { year, month, day } = zonedParts(ms, zone);
  return `${day} ${LONG_MONTHS[language][month - 1]} ${year}`;
}

/** "09.00" (English "09:00"); with seconds "09.00.05". */
export function formatTime(ms: number, zone: string, language: FormatLanguage, seconds = false): string {
  const parts = zonedParts(ms, zone);
  const values = seconds ? [parts.hour, parts.minute, parts.second] : [parts.hour, parts.minute];
  return values.map((value) => String(value).padStart(2, "0")).join(language === "id" ? "." : ":");
}

/** "23 Nov 09.00" without weekday, year and zone: for dense tables, with the full form as its title. */
export function formatShort(ms: number, now: number, zone: string, language: FormatLanguage): string {
  const { year, month, day } = zonedParts(ms, zone);
  const date = `${day} ${MONTHS[language][month - 1]}`;
  const sameYear = zonedParts(now, zone).year === year;
  return `${sameYear ? date : `${date} ${year}`} ${formatTime(ms, zone, language)}`;
}

/** "Sen 23 Nov 2026" for a calendar date "2026-11-23"; what is not a date comes back as it is. */
export function formatDay(date: string, language: FormatLanguage): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  if (!match) return date;
  const ms = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]));
  return Number.isNaN(ms) ? date : formatDate(ms, "UTC", language);
}

export interface DurationOptions {
  language?: FormatLanguage;
  /** Open time of the office: days are working days of `WORKING_DAY_MS`, and the words say so. */
  working?: boolean;
  /** How many units to name, largest first; default 2. */
  units?: 1 | 2;
}

/** "2 hari 3 jam kerja", "45 menit": the two largest units of a length in milliseconds, without its sign. */
export function formatDuration(
  ms: number,
  { language = "id", working = false, units = 2 }: DurationOptions = {},
): string {
  const length = Math.abs(ms);
  const dayLength = working ? WORKING_DAY_MS : DAY;
  const days = Math.floor(length / dayLength);
  const rest = length - days * dayLength;
  const hours = Math.floor(rest / HOUR);
  const minutes = Math.floor((rest - hours * HOUR) / MINUTE);
  const word = (count: number, unit: "day" | "hour" | "minute" | "second") =>
    `${formatNumber(count, language)} ${UNITS[language][unit][count === 1 ? 0 : 1]}`;
  const parts: string[] = [];
  if (days > 0) parts.push(word(days, "day"));
  if (hours > 0) parts.push(word(hours, "hour"));
  if (days === 0 && minutes > 0) parts.push(word(minutes, "minute"));
  if (parts.length === 0)
    parts.push(length >= MINUTE ? word(minutes, "minute") : word(Math.floor(length / SECOND), "second"));
  const words = parts.slice(0, units).join(" ");
  if (!working) return words;
  return language === "id" ? `${words} kerja` : `${words} of working time`;
}

/** 1234567.5 -> "1.234.567,5" (English "1,234,567.5"). */
export function formatNumber(value: number, language: FormatLanguage, fractionDigits = 0): string {
  const [whole = "0", fraction] = Math.abs(value).toFixed(fractionDigits).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, language === "id" ? "." : ",");
  const sign = value < 0 ? "−" : "";
  return fraction === undefined ? `${sign}${grouped}` : `${sign}${grouped}${language === "id" ? "," : "."}${fraction}`;
}

/** 40000 -> "Rp 40.000" (English "IDR 40,000"). */
export function formatRupiah(amount: number, language: FormatLanguage): string {
  return `${language === "id" ? "Rp" : "IDR"} ${formatNumber(amount, language)}`;
}

/** 1536 -> "1,5 kB": sizes for people, powers of 1,000. */
export function formatBytes(bytes: number, language: FormatLanguage): string {
  const units = ["B", "kB", "MB", "GB", "TB"];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${formatNumber(value, language, unit > 0 && value < 100 ? 1 : 0)} ${units[unit]}`;
}
