import type { RegisterCell } from "../../../shared/ipc/registers";
import { zonedParts, zoneOffset } from "../../ui/format/format";

export const PERIOD_KINDS = ["month", "quarter", "year"] as const;
export type PeriodKind = (typeof PERIOD_KINDS)[number];

/** A period of the office's calendar. `index`: the month 0–11, the quarter 0–3, always 0 for a year. */
export interface Period {
  kind: PeriodKind;
  year: number;
  index: number;
}

const COUNT: Readonly<Record<PeriodKind, number>> = { month: 12, quarter: 4, year: 1 };

/** The period of a kind in which a time (epoch milliseconds) lies. */
export function periodAt(kind: PeriodKind, ms: number, zone: string): Period {
  const { year, month } = zonedParts(ms, zone);
  return { kind, year, index: Math.floor((month - 1) / (12 / COUNT[kind])) };
}

/** The period so many later, or earlier. */
export function shiftPeriod({ kind, year, index }: Period, by: number): Period {
  const count = COUNT[kind];
  const place = year * count + index + by;
  return { kind, year: Math.floor(place / count), index: ((place % count) + count) % count };
}

/** Another kind of period: the one in which the shown one begins. */
export function changeKind({ kind, year, index }: Period, to: PeriodKind): Period {
  const month = index * (12 / COUNT[kind]);
  return { kind: to, year, index: Math.floor(month / (12 / COUNT[to])) };
}

/** Begin and end (not in it) of a period in epoch milliseconds. */
export function boundsOf({ kind, year, index }: Period, zone: string): { from: number; to: number } {
  const months = 12 / COUNT[kind];
  const begin = (month: number) => Date.UTC(year, month, 1) - zoneOffset(zone);
  return { from: begin(index * months), to: begin((index + 1) * months) };
}

/** A cell in words. */
export function cellWords(
  cell: RegisterCell,
  format: { day: (date: string) => string; date: (ms: number) => string; instant: (ms: number) => string },
): string {
  if (typeof cell === "string") return cell;
  if ("day" in cell) return format.day(cell.day);
  return cell.time ? format.instant(cell.at) : format.date(cell.at);
}
