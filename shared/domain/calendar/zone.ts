const OFFSET = /^GMT(?:([+-])(\d{2}):(\d{2})(?::(\d{2}))?)?$/;

/** Reads a zone's offset from UTC at a point in time, from the platform's own zone data. */
function offsetReader(zone: string): (milliseconds: number) => number {
  const format = new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "longOffset" });
  return (milliseconds) => {
    const name = format.formatToParts(milliseconds).find((part) => part.type === "timeZoneName")?.value ?? "";
    const [, sign, hours, minutes, seconds] = OFFSET.exec(name) ?? [];
    const size = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60 + Number(seconds ?? 0);
    return (sign === "-" ? -size : size) * 1000;
  };
}

/** The zone's offset from UTC in milliseconds at a point in time (epoch milliseconds). Throws RangeError for no zone. */
export function offsetAt(zone: string, milliseconds: number): number {
  return offsetReader(zone)(milliseconds);
}

/** Summer and winter of each of these years are looked at. */
const FIRST_YEAR = 2000;
const LAST_YEAR = 2040;

const HOUR_MS = 3_600_000;

/** The zones of Indonesia, by Keppres 41/1987; looking them up takes the platform's zone data several milliseconds. */
const INDONESIA: Readonly<Record<string, number>> = {
  "Asia/Jakarta": 7 * HOUR_MS,
  "Asia/Pontianak": 7 * HOUR_MS,
  "Asia/Makassar": 8 * HOUR_MS,
  "Asia/Jayapura": 9 * HOUR_MS,
};

/**
 * The zone's offset from UTC in milliseconds, or null when the zone is unknown or changes its offset after 2000.
 * Indonesian zones (WIB +7, WITA +8, WIT +9) have had no summer time since 1964, so one offset per calendar is exact;
 * a zone for which it would not be is refused instead of being treated as if it were.
 */
export function fixedOffsetOf(zone: string): number | null {
  if (Object.hasOwn(INDONESIA, zone)) return INDONESIA[zone] ?? null;
  try {
    const read = offsetReader(zone);
    const offset = read(Date.UTC(FIRST_YEAR, 0, 1));
    for (let year = FIRST_YEAR; year <= LAST_YEAR; year++) {
      if (read(Date.UTC(year, 0, 1)) !== offset || read(Date.UTC(year, 6, 1)) !== offset) return null;
    }
    return offset;
  } catch {
    return null;
  }
}
