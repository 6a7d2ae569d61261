import type { CompiledCalendar } from "../calendar/compile";
import { isUnknown, openBetween } from "../calendar/open-time";
import type { Basis } from "./basis";
import { type HoursInput, ownHoursOf } from "./due";
import type { Pause } from "./plan";

export type TimeLeftState = "normal" | "last-quarter" | "late" | "paused";

export type TimeLeft = {
  /** Wall milliseconds until the due time; negative when it is past. While paused: as they were when the pause began. */
  ms: number;
  /** The same in the deadline's own time: open time on the working basis, else wall time. Null: year not in the calendar. */
  openMs: number | null;
  late: boolean;
  state: TimeLeftState;
};

export type TimeLeftInput = HoursInput & {
  /** Epoch milliseconds, as all times here. */
  due: number;
  receivedAt: number;
  now: number;
  basis: Basis;
  pauses?: readonly Pause[] | undefined;
};

/**
 * Open milliseconds between two points in time (epoch milliseconds), 0 when `to` is not after `from`; null when a part
 * of it lies in a year that the calendar does not know. Throws HoursError.
 */
export function openTimeBetween(
  calendar: CompiledCalendar,
  from: number,
  to: number,
  hours: HoursInput = {},
): number | null {
  const open = openBetween(calendar, ownHoursOf(hours), from + calendar.offset, to + calendar.offset);
  return isUnknown(open) ? null : open;
}

function spent(calendar: CompiledCalendar, input: TimeLeftInput, from: number, to: number): number | null {
  return input.basis === "working" ? openTimeBetween(calendar, from, to, input) : Math.max(0, to - from);
}

/**
 * How much time is left and how pressing that is: amber ("last-quarter") once at most a quarter of the allotted time is
 * left, red ("late") after the due time. Waiting for the applicant is no part of the allotted time, and while it lasts the
 * clock stands.
 */
export function timeLeft(calendar: CompiledCalendar, input: TimeLeftInput): TimeLeft {
  const pauses = (input.pauses ?? []).filter((pause) => pause.from < input.due && pause.from <= input.now);
  const standing = pauses.find((pause) => pause.to === null);
  const now = standing === undefined ? input.now : Math.max(standing.from, input.receivedAt);
  const ms = input.due - now;
  if (ms < 0) {
    const over = spent(calendar, input, input.due, now);
    return { ms, openMs: over === null ? null : -over, late: true, state: "late" };
  }
  const openMs = spent(calendar, input, now, input.due);
  if (standing !== undefined) {
    return { ms, openMs, late: false, state: "paused" };
  }
  let allotted = spent(calendar, input, input.receivedAt, input.due);
  for (const pause of pauses) {
    if (allotted !== null && pause.to !== null) {
      const waited = spent(calendar, input, Math.max(pause.from, input.receivedAt), pause.to);
      allotted = waited === null ? null : allotted - waited;
    }
  }
  const pressing = openMs !== null && allotted !== null && openMs * 4 <= allotted;
  return { ms, openMs, late: false, state: pressing ? "last-quarter" : "normal" };
}
