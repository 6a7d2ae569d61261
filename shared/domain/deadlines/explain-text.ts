import { civilOf, DAY_MS, weekdayOf } from "../calendar/civil";

/** A note in both languages of the screen. */
export type Note = { id: string; en: string };

const WEEKDAYS = {
  id: ["Minggu", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu"],
  en: ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
} as const;

/** Names of the months, the first one first. */
export const MONTHS = {
  id: [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
  ],
  en: [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
  ],
} as const;

export type Language = "id" | "en";

export function weekdayName(day: number, language: Language): string {
  return WEEKDAYS[language][weekdayOf(day)] ?? "";
}

/** "Senin 23 November 2026" */
export function dayText(day: number, language: Language): string {
  const { year, month, day: date } = civilOf(day);
  return `${weekdayName(day, language)} ${date} ${MONTHS[language][month - 1] ?? ""} ${year}`;
}

/** Time of day of a local time: "09.00" in Indonesian, "09:00" in English; seconds only where there are any. */
export function timeText(local: number, language: Language): string {
  const seconds = Math.floor((local - Math.floor(local / DAY_MS) * DAY_MS) / 1000);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  if (seconds % 60 !== 0) {
    parts.push(seconds % 60);
  }
  return parts.map((part) => String(part).padStart(2, "0")).join(language === "id" ? "." : ":");
}

/** "4 jam 30 menit", "45 detik"; to the second. */
export function lengthText(milliseconds: number, language: Language): string {
  const seconds = Math.floor(milliseconds / 1000);
  const units = language === "id" ? (["jam", "menit", "detik"] as const) : (["h", "min", "s"] as const);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const shown = parts.flatMap((part, index) => (part === 0 ? [] : [`${part} ${units[index] ?? ""}`]));
  return shown.length === 0 ? `0 ${units[1]}` : shown.join(" ");
}

/** One sentence from several notes, its first letter a capital. */
export function joinNotes(notes: readonly Note[]): Note {
  return { id: sentence(notes.map((note) => note.id)), en: sentence(notes.map((note) => note.en)) };
}

function sentence(parts: readonly string[]): string {
  const joined = parts.join("; ");
  return joined.charAt(0).toUpperCase() + joined.slice(1);
}

/** What the screen says where a deadline would need a year that the calendar does not have. */
export function explainUnknownYear(year: number, language: Language = "id"): string {
  return language === "id" ? `kalender ${year} belum diatur` : `the calendar of ${year} has not been set`;
}
