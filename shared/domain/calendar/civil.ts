/**
 * Dates as whole numbers: an "epoch day" is the number of days since 1970-01-01 in the proleptic Gregorian calendar.
 * Deadline arithmetic runs on these integers; no date object is made in a loop.
 */

export const DAY_MS = 86_400_000;
export const MINUTE_MS = 60_000;

/** What a time that somebody records may be: years that a date field can show and every rule can count with. */
export const EARLIEST_TIME = 0;
export const LATEST_TIME = Date.UTC(2200, 0, 1);

export type CivilDate = { year: number; month: number; day: number };

/** Epoch day of a civil date. The month is 1 to 12; the day may run past the month's end and is carried over. */
export function epochDayOf(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** Civil date of an epoch day. */
export function civilOf(epochDay: number): CivilDate {
  const shifted = epochDay + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

export function yearOf(epochDay: number): number {
  return civilOf(epochDay).year;
}

/** 0 is Sunday, 6 is Saturday. */
export function weekdayOf(epochDay: number): number {
  return (((epochDay + 4) % 7) + 7) % 7;
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) {
    return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  }
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Adds whole months; a day the target month does not have becomes that month's last day (31 January + 1 month = 28 February). */
export function addMonths(epochDay: number, months: number): number {
  if (months === 0) {
    return epochDay;
  }
  const from = civilOf(epochDay);
  const index = from.year * 12 + (from.month - 1) + months;
  const year = Math.floor(index / 12);
  const month = index - year * 12 + 1;
  return epochDayOf(year, month, Math.min(from.day, daysInMonth(year, month)));
}

/** Epoch day of a text "YYYY-MM-DD", or null when that is not a real date. */
export function parseDay(text: string): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) {
    return null;
  }
  const year = Number(match[1]);
  const month = Number(match[2]);
  const day = Number(match[3]);
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) {
    return null;
  }
  return epochDayOf(year, month, day);
}

/** "YYYY-MM-DD" of an epoch day. */
export function formatDay(epochDay: number): string {
  const { year, month, day } = civilOf(epochDay);
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/** Minutes after midnight of "HH:MM", or null when that is not a time of day. */
export function parseTimeOfDay(text: string): number | null {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text);
  return match === null ? null : Number(match[1]) * 60 + Number(match[2]);
}
