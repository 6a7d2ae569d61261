import { DAY_MS, MINUTE_MS, weekdayOf } from "../../../shared/domain/calendar/civil";
import type { CompiledCalendar } from "../../../shared/domain/calendar/compile";
import {
  isKnown,
  isUnknown,
  isWorking,
  nextOpen,
  openBetween,
  patternAt,
  walkOpen,
} from "../../../shared/domain/calendar/open-time";
import type { Chance } from "./random";

/** Opening hours that stand in for a year the calendar does not know: demo data must not depend on the year. */
const FALLBACK = { start: 7.5 * 60 * MINUTE_MS, end: 16 * 60 * MINUTE_MS };

/** The office's open time for the generator: like the calendar's, but never without an answer. Epoch milliseconds. */
export class OfficeTime {
  constructor(private readonly calendar: CompiledCalendar) {}

  /** The local day of a time, as an epoch day. */
  dayOf(at: number): number {
    return Math.floor((at + this.calendar.offset) / DAY_MS);
  }

  private hours(day: number): { start: number; end: number } | null {
    const index = day - this.calendar.firstDay;
    if (!isKnown(this.calendar, index)) return [0, 6].includes(weekdayOf(day)) ? null : FALLBACK;
    if (!isWorking(this.calendar, index)) return null;
    const pattern = patternAt(this.calendar, index);
    return { start: pattern.starts[0] ?? FALLBACK.start, end: pattern.close };
  }

  isOpenDay(day: number): boolean {
    return this.hours(day) !== null;
  }

  /** The time when `length` of open time has passed after `from`; always within open time. */
  after(from: number, length: number): number {
    const { calendar } = this;
    const start = nextOpen(calendar, null, from + calendar.offset);
    const end = isUnknown(start) ? start : walkOpen(calendar, null, start, length);
    return isUnknown(end) ? this.roughlyAfter(from, length) : end - calendar.offset;
  }

  private roughlyAfter(from: number, length: number): number {
    const { offset } = this.calendar;
    let rest = length;
    for (let day = this.dayOf(from); ; day += 1) {
      const hours = this.hours(day);
      if (!hours) continue;
      const start = Math.max(day * DAY_MS + hours.start - offset, from);
      const end = day * DAY_MS + hours.end - offset;
      if (start + rest <= end) return start + rest;
      rest -= Math.max(0, end - start);
    }
  }

  /** Open milliseconds between two times. */
  between(from: number, to: number): number {
    const { calendar } = this;
    const open = openBetween(calendar, null, from + calendar.offset, to + calendar.offset);
    if (!isUnknown(open)) return open;
    let sum = 0;
    for (let day = this.dayOf(from); day <= this.dayOf(to); day += 1) {
      const hours = this.hours(day);
      if (!hours) continue;
      const start = Math.max(day * DAY_MS + hours.start - calendar.offset, from);
      sum += Math.max(0, Math.min(day * DAY_MS + hours.end - calendar.offset, to) - start);
    }
    return sum;
  }

  /** The time from which `length` of open time leads to `to`. */
  before(to: number, length: number): number {
    const { offset } = this.calendar;
    let rest = length;
    for (let day = this.dayOf(to); ; day -= 1) {
      const hours = this.hours(day);
      if (!hours) continue;
      const start = day * DAY_MS + hours.start - offset;
      const open = this.between(start, Math.min(to, (day + 1) * DAY_MS - offset));
      if (open >= rest) return this.after(start, open - rest);
      rest -= open;
    }
  }

  /** A moment of an open day, more often in the morning; null where no open time of the day is left before `latest`. */
  momentOf(day: number, chance: Chance, latest: number): number | null {
    const hours = this.hours(day);
    if (!hours) return null;
    const start = day * DAY_MS + hours.start - this.calendar.offset;
    const end = Math.min(day * DAY_MS + hours.end - this.calendar.offset - 20 * MINUTE_MS, latest);
    if (end <= start) return null;
    const part = Math.min(chance.next(), chance.next() * 1.3, 0.999);
    return Math.floor(this.after(start + part * (end - start), 0));
  }
}
