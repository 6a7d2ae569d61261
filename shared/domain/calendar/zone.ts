import { Temporal } from "temporal-polyfill";

/**
 * The zone's offset from UTC in milliseconds, or null when the zone is unknown or changes its offset after 2000.
 * Indonesian zones (WIB +7, WITA +8, WIT +9) have had no summer time since 1964, so one offset per calendar is exact;
 * a zone for which it would not be is refused instead of being treated as if it were.
 */
export function fixedOffsetOf(zone: string): number | null {
  try {
    const start = Temporal.Instant.from("2000-01-01T00:00:00Z").toZonedDateTimeISO(zone);
    if (start.getTimeZoneTransition("next") !== null) {
      return null;
    }
    return start.offsetNanoseconds / 1_000_000;
  } catch {
    return null;
  }
}
