import { Temporal } from "temporal-polyfill";

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

/**
 * Epoch milliseconds of an ISO date and time. One without an offset is taken in `zone` if that is given, else refused:
 * a time without its zone is a guess. Throws InstantError.
 */
export function parseInstant(text: string, zone?: string): number {
  try {
    if (zone !== undefined && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?$/.test(text)) {
      return Temporal.PlainDateTime.from(text).toZonedDateTime(zone).epochMilliseconds;
    }
    return Temporal.Instant.from(text).epochMilliseconds;
  } catch {
    throw new InstantError(text);
  }
}

/** ISO time with the zone's offset, to the second: 2026-04-06T16:00:00+07:00. */
export function toOfficeIso(milliseconds: number, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(Math.floor(milliseconds))
    .toZonedDateTimeISO(zone)
    .toString({ smallestUnit: "second", timeZoneName: "never" });
}
