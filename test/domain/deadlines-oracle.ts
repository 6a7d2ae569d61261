/**
 * A second, deliberately slow implementation of the deadline rules for working time: it looks at every minute by itself,
 * with Date objects and no tables, and shares no code with the one it checks. Whole minutes only.
 */
type Week = Record<string, { open: string; close: string; breaks: string[][] } | null>;
export type OracleCalendar = {
  offset: number;
  normal: Week;
  ramadan: Week;
  ramadanPeriods: Record<string, string[]>;
  closedDates: ReadonlySet<string>;
};

const MINUTE = 60_000;
const NAMES = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

function localParts(calendar: OracleCalendar, at: number): { date: string; time: string; weekday: string } {
  const local = new Date(at + calendar.offset);
  const iso = local.toISOString();
  return { date: iso.slice(0, 10), time: iso.slice(11, 16), weekday: NAMES[local.getUTCDay()] ?? "" };
}

function isOpenMinute(calendar: OracleCalendar, at: number, own: { open: string; close: string } | null): boolean {
  const { date, time, weekday } = localParts(calendar, at);
  const ramadan = Object.values(calendar.ramadanPeriods).some(([from = "", to = ""]) => from <= date && date <= to);
  const day = (ramadan ? calendar.ramadan : calendar.normal)[weekday] ?? null;
  if (day === null || calendar.closedDates.has(date)) {
    return false;
  }
  if (own !== null) {
    return own.open <= time && time < own.close;
  }
  const onBreak = day.breaks.some(([from = "", to = ""]) => from <= time && time < to);
  return day.open <= time && time < day.close && !onBreak;
}

export class SlowOracle {
  private readonly calendar: OracleCalendar;
  private readonly own: { open: string; close: string } | null;

  constructor(calendar: OracleCalendar, own: { open: string; close: string } | null) {
    this.calendar = calendar;
    this.own = own;
  }

  open(at: number): boolean {
    return isOpenMinute(this.calendar, at, this.own);
  }

  dateOf(at: number): string {
    return localParts(this.calendar, at).date;
  }

  nextOpen(from: number): number {
    let at = from;
    while (!this.open(at)) {
      at += MINUTE;
    }
    return at;
  }

  /** The end of the minute in which the wanted number of open minutes is full. */
  walk(from: number, minutes: number): number {
    let at = from;
    let left = minutes;
    while (left > 0) {
      if (this.open(at)) {
        left -= 1;
      }
      at += MINUTE;
    }
    return at;
  }

  openMinutes(from: number, to: number): number {
    let minutes = 0;
    for (let at = from; at < to; at += MINUTE) {
      minutes += this.open(at) ? 1 : 0;
    }
    return minutes;
  }

  private startOfDay(at: number): number {
    return Date.parse(`${this.dateOf(at)}T00:00:00Z`) - this.calendar.offset;
  }

  private hasOpenMinute(day: number): boolean {
    return this.openMinutes(day, day + 1440 * MINUTE) > 0;
  }

  private closing(day: number): number {
    let at = day + 1440 * MINUTE;
    while (!this.open(at - MINUTE)) {
      at -= MINUTE;
    }
    return at;
  }

  due(
    receivedAt: number,
    duration: { months: number; weeks: number; days: number; minutes: number },
    pauses: readonly { from: number; to: number }[],
  ): number {
    let due = this.nextOpen(receivedAt);
    if (duration.months + duration.weeks + duration.days > 0) {
      let day = this.startOfDay(due);
      if (duration.months + duration.weeks > 0) {
        const local = new Date(day + this.calendar.offset);
        const wanted = local.getUTCDate();
        local.setUTCDate(1);
        local.setUTCMonth(local.getUTCMonth() + duration.months);
        const last = new Date(Date.UTC(local.getUTCFullYear(), local.getUTCMonth() + 1, 0)).getUTCDate();
        local.setUTCDate(Math.min(wanted, last) + duration.weeks * 7);
        day = local.getTime() - this.calendar.offset;
        while (!this.hasOpenMinute(day)) {
          day += 1440 * MINUTE;
        }
      }
      for (let left = duration.days; left > 0; ) {
        day += 1440 * MINUTE;
        left -= this.hasOpenMinute(day) ? 1 : 0;
      }
      due = this.closing(day);
    }
    due = this.walk(due, duration.minutes);
    for (const pause of pauses) {
      if (pause.from < due) {
        due = this.walk(due, this.openMinutes(pause.from, pause.to));
      }
    }
    return due;
  }
}
