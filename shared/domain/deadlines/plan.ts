import { addMonths, DAY_MS } from "../calendar/civil";
import type { CompiledCalendar } from "../calendar/compile";
import {
  closingTime,
  isUnknown,
  nextOpen,
  type OwnHours,
  openBetween,
  type UnknownYear,
  walkOpen,
  workingDayAfter,
  workingDayFrom,
} from "../calendar/open-time";
import type { Basis } from "./basis";
import { type Duration, hasDatePart, timePartOf } from "./duration";

/** A time during which the office waits for the applicant. Epoch milliseconds; `to` null: it still waits. */
export type Pause = { from: number; to: number | null };

/** A pause that moved the deadline; local milliseconds. `added` is open time on the working basis, else wall time. */
export type CountedPause = { from: number; to: number; added: number; dueBefore: number; dueAfter: number };

/**
 * How a deadline came about, stage by stage, in local milliseconds and epoch days. Stages that an unknown year kept
 * from being computed are null, and so is `due`.
 */
export type DuePlan = {
  received: number;
  /** When the clock starts: the receipt, or the next opening after it. */
  start: number | null;
  /** The date that years, months and weeks (on other bases also days) lead to. */
  landed: number | null;
  /** The same, moved to a working day. */
  moved: number | null;
  /** The date that the working days lead to. */
  counted: number | null;
  /** With a date part: closing time (calendar basis: the last second) of that date; else the start. */
  base: number | null;
  /** After the time part: the deadline before pauses. */
  nominal: number | null;
  pauses: CountedPause[];
  /** A pause that has not ended and began before the deadline: the clock stands. */
  openPause: number | null;
  due: number | null;
  unknownYear: number | null;
};

function addDateUnits(day: number, duration: Duration): number {
  return addMonths(day, duration.years * 12 + duration.months) + duration.weeks * 7;
}

function planWorking(
  calendar: CompiledCalendar,
  own: OwnHours | null,
  plan: DuePlan,
  duration: Duration,
): UnknownYear | null {
  // A receipt in closed time counts as received at the next opening.
  const start = nextOpen(calendar, own, plan.received);
  if (isUnknown(start)) {
    return start;
  }
  plan.start = start;
  if (hasDatePart(duration)) {
    const startDay = Math.floor(start / DAY_MS);
    const landed = addDateUnits(startDay, duration);
    plan.landed = landed;
    let index: number | UnknownYear = landed - calendar.firstDay;
    if (landed !== startDay) {
      index = workingDayFrom(calendar, index);
      if (isUnknown(index)) {
        return index;
      }
    }
    plan.moved = index + calendar.firstDay;
    if (duration.days > 0) {
      index = workingDayAfter(calendar, index, duration.days);
      if (isUnknown(index)) {
        return index;
      }
    }
    plan.counted = index + calendar.firstDay;
    plan.base = closingTime(calendar, own, index);
  } else {
    plan.base = start;
  }
  const nominal = walkOpen(calendar, own, plan.base, timePartOf(duration));
  if (isUnknown(nominal)) {
    return nominal;
  }
  plan.nominal = nominal;
  return null;
}

function planWallTime(plan: DuePlan, basis: "calendar" | "clock", duration: Duration): void {
  const { received } = plan;
  plan.start = received;
  plan.base = received;
  if (hasDatePart(duration)) {
    const day = Math.floor(received / DAY_MS);
    const landed = addDateUnits(day, duration) + duration.days;
    plan.landed = landed;
    plan.moved = landed;
    plan.counted = landed;
    plan.base = landed * DAY_MS + (basis === "calendar" ? DAY_MS - 1000 : received - day * DAY_MS);
  }
  plan.nominal = plan.base + timePartOf(duration);
}

/** Pauses in order, each moving the deadline on; one that begins at or after the deadline so far changes nothing. */
function applyPauses(
  calendar: CompiledCalendar,
  own: OwnHours | null,
  plan: DuePlan,
  basis: Basis,
  pauses: readonly Pause[],
): UnknownYear | null {
  if (plan.nominal === null) {
    return null;
  }
  let due = plan.nominal;
  const ordered = pauses.length > 1 ? [...pauses].sort((left, right) => left.from - right.from) : pauses;
  for (const pause of ordered) {
    const begins = pause.from + calendar.offset;
    if (begins >= due) {
      continue;
    }
    if (pause.to === null) {
      plan.openPause = Math.max(begins, plan.received);
      continue;
    }
    // Nothing waits for an applicant who has not applied yet.
    const from = Math.max(begins, plan.received);
    const to = pause.to + calendar.offset;
    if (to <= from) {
      continue;
    }
    const added = basis === "working" ? openBetween(calendar, own, from, to) : to - from;
    if (isUnknown(added)) {
      return added;
    }
    const moved = basis === "working" ? walkOpen(calendar, own, due, added) : due + added;
    if (isUnknown(moved)) {
      return moved;
    }
    plan.pauses.push({ from, to, added, dueBefore: due, dueAfter: moved });
    due = moved;
  }
  plan.due = due;
  return null;
}

/**
 * Computes a deadline and keeps its stages. `receivedAt` and the pauses are epoch milliseconds; the plan is in local
 * time. On the calendar and clock bases no holiday is looked up, so any year will do.
 */
export function planDue(
  calendar: CompiledCalendar,
  own: OwnHours | null,
  receivedAt: number,
  duration: Duration,
  basis: Basis,
  pauses: readonly Pause[],
): DuePlan {
  const plan: DuePlan = {
    received: receivedAt + calendar.offset,
    start: null,
    landed: null,
    moved: null,
    counted: null,
    base: null,
    nominal: null,
    pauses: [],
    openPause: null,
    due: null,
    unknownYear: null,
  };
  let unknown: UnknownYear | null = null;
  if (basis === "working") {
    unknown = planWorking(calendar, own, plan, duration);
  } else {
    planWallTime(plan, basis, duration);
  }
  unknown ??= applyPauses(calendar, own, plan, basis, pauses);
  if (unknown !== null) {
    plan.unknownYear = unknown.unknownYear;
  }
  return plan;
}
