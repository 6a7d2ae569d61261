import { daysInMonth, epochDayOf, formatDay, parseDay } from "../../shared/domain/calendar/civil";
import { CliError } from "./verb";

/** Days since 1970, both included. */
export interface Days {
  first: number;
  last: number;
}

/** `2026`, `2026-Q3`, `2026-10` or `2026-10-05` as days. @throws CliError */
export function periodOption(text: string): Days {
  const day = parseDay(text);
  if (day !== null) return { first: day, last: day };
  const parts = /^(\d{4})(?:-(?:Q([1-4])|(0[1-9]|1[0-2])))?$/i.exec(text);
  if (!parts) {
    throw new CliError(
      `Periode "${text}" tidak dikenal. Tulis tahun 2026, triwulan 2026-Q3, bulan 2026-10, atau hari 2026-10-05.`,
    );
  }
  const [, year = "", quarter, month] = parts;
  const of = Number(year);
  const from = month ? Number(month) : quarter ? Number(quarter) * 3 - 2 : 1;
  const to = month ? from : quarter ? from + 2 : 12;
  return { first: epochDayOf(of, from, 1), last: epochDayOf(of, to, daysInMonth(of, to)) };
}

/** A day of the calendar. @throws CliError */
export function dayOption(text: string | undefined, option: string): number {
  const day = text === undefined ? null : parseDay(text);
  if (day === null) throw new CliError(`--${option} harus berupa tanggal, misalnya --${option} ${formatDay(20_727)}.`);
  return day;
}
