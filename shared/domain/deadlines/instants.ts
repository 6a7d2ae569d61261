import { DAY_MS, MINUTE_MS, parseDay } from "../calendar/civil";
import { offsetAt } from "../calendar/zone";

/** A text that is no point in time. The message is Indonesian, `english` the same in English. */
export class InstantError extends Error {
  readonly code = "instant-invalid";
  readonly text: string;
  readonly english: string;

  constructor(text: string) {
    super(
      `waktu "${text}" tidak dapat dibaca; tulis tanggal, jam dan selisih zona, misalnya 2026-03-16T10:00:00+07:00`,
    );
    this.name = "InstantError";
    this.text = text;
    this.english = `time "${text}" cannot be read; write date, time and offset, for example 2026-03-16T10:00:00+07:00`;
  }
}

const INSTANT = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(Z|[+-]\d{2}(?::?\d{2})?)?$/i;

/** Milliseconds of an offset such as +07:00, +0700, +07 or Z; null where it is none. */
function offsetOf(text: string): number | null {
  if (text.toUpperCase() === "Z") return 0;
  const digits = text.slice(1).replace(":", "");
  const hours = Number(digits.slice(0, 2));
  const minutes = Number(digits.slice(2) || 0);
  if (hours > 23 || minutes > 59) return null;
  return (text.startsWith("-") ? -1 : 1) * (hours * 60 + minutes) * MINUTE_MS;
}

/**
 * Epoch milliseconds of an ISO date and time. One without an offset is taken in `zone` if that is given, else refused:
 * a time without its zone is a guess. Throws InstantError.
 */
export function parseInstant(text: string, zone?: string): number {
  const [, date = "", hours, minutes, seconds, fraction, offsetText] = INSTANT.exec(text) ?? [];
  const day = parseDay(date);
  const [hour, minute, second] = [Number(hours), Number(minutes), Number(seconds ?? 0)];
  if (day === null || hour > 23 || minute > 59 || second > 59) throw new InstantError(text);
  const inDay = (hour * 60 + minute) * MINUTE_MS + second * 1000 + Math.trunc(Number(`0.${fraction ?? 0}`) * 1000);
  const local = day * DAY_MS + inDay;
  const offset = offsetText !== undefined ? offsetOf(offsetText) : zone !== undefined ? offsetAt(zone, local) : null;
  if (offset === null) throw new InstantError(text);
  return local - offset;
}

/** ISO time at an offset from UTC (milliseconds), to the second: 2026-04-06T16:00:00+07:00. */
export function isoAtOffset(milliseconds: number, offset: number): string {
  const minutes = Math.abs(Math.trunc(offset / MINUTE_MS));
  const pad = (value: number) => String(value).padStart(2, "0");
  const local = new Date(Math.floor(milliseconds) + offset).toISOString().slice(0, 19);
  return `${local}${offset < 0 ? "-" : "+"}${pad(Math.trunc(minutes / 60))}:${pad(minutes % 60)}`;
}

/** ISO time with the zone's offset, to the second: 2026-04-06T16:00:00+07:00. */
export function toOfficeIso(milliseconds: number, zone: string): string {
  return isoAtOffset(milliseconds, offsetAt(zone, milliseconds));
}
