import { DAY_MS, MINUTE_MS, yearOf } from "./civil";
import { type CompiledCalendar, DAY_UNKNOWN, DAY_WORKING, type DayPattern, dayIndexOf } from "./compile";

/**
 * Walking open time. All functions here take and give milliseconds of LOCAL time (epoch milliseconds plus the calendar's
 * offset). A span is open from its start up to, not including, its end: at closing time the office is closed. Where the
 * answer lies in a year that the calendar does not know they give an UnknownYear instead of a guess.
 */
export type UnknownYear = { unknownYear: number };

/** A service's own hours: every working day, no break, also in Ramadan. Milliseconds after local midnight. */
export type OwnHours = { start: number; end: number };

export function isUnknown(result: number | UnknownYear): result is UnknownYear {
  return typeof result !== "number";
}

function unknownAt(calendar: CompiledCalendar, index: number): UnknownYear {
  return { unknownYear: yearOf(index + calendar.firstDay) };
}

export function isKnown(calendar: CompiledCalendar, index: number): boolean {
  const kind = calendar.kind[index];
  return kind !== undefined && kind !== DAY_UNKNOWN;
}

export function isWorking(calendar: CompiledCalendar, index: number): boolean {
  return calendar.kind[index] === DAY_WORKING;
}

/** The office's hours on a working day. */
export function patternAt(calendar: CompiledCalendar, index: number): DayPattern {
  const pattern = calendar.patterns[calendar.patternOf[index] ?? 0];
  if (pattern === undefined) {
    throw new RangeError(`no opening hours for day ${index + calendar.firstDay}`);
  }
  return pattern;
}

/** Open milliseconds before the start of day `index`. */
function openBeforeDay(calendar: CompiledCalendar, own: OwnHours | null, index: number): number {
  return own === null
    ? (calendar.openBefore[index] ?? 0) * MINUTE_MS
    : (calendar.workingBefore[index] ?? 0) * (own.end - own.start);
}

/** Open milliseconds of day `index` before the given millisecond of the day. */
function openWithinDay(calendar: CompiledCalendar, own: OwnHours | null, index: number, time: number): number {
  if (!isWorking(calendar, index)) {
    return 0;
  }
  if (own !== null) {
    return Math.max(0, Math.min(time, own.end) - own.start);
  }
  const { starts, ends } = patternAt(calendar, index);
  let open = 0;
  for (let span = 0; span < starts.length; span += 1) {
    const start = starts[span] ?? 0;
    if (time <= start) {
      break;
    }
    open += Math.min(time, ends[span] ?? start) - start;
  }
  return open;
}

/** Closing time of a working day. */
export function closingTime(calendar: CompiledCalendar, own: OwnHours | null, index: number): number {
  const close = own === null ? patternAt(calendar, index).close : own.end;
  return (index + calendar.firstDay) * DAY_MS + close;
}

/** The given working day itself or the next one after it, as a table index. */
export function workingDayFrom(calendar: CompiledCalendar, index: number): number | UnknownYear {
  if (!isKnown(calendar, index)) {
    return unknownAt(calendar, index);
  }
  return isWorking(calendar, index) ? index : workingDayAfter(calendar, index, 1);
}

/** The nth working day after a day (that day not counted), as a table index; n is at least 1. */
export function workingDayAfter(calendar: CompiledCalendar, index: number, n: number): number | UnknownYear {
  if (!isKnown(calendar, index)) {
    return unknownAt(calendar, index);
  }
  const end = calendar.runEnd[index] ?? index;
  const found = calendar.workingDays[(calendar.workingBefore[index + 1] ?? 0) + n - 1];
  return found === undefined || found > end ? unknownAt(calendar, end + 1) : found;
}

/** The time itself when the office is open then, else the next opening (in a break: the break's end). */
export function nextOpen(calendar: CompiledCalendar, own: OwnHours | null, local: number): number | UnknownYear {
  const index = dayIndexOf(calendar, local);
  if (!isKnown(calendar, index)) {
    return unknownAt(calendar, index);
  }
  const midnight = (index + calendar.firstDay) * DAY_MS;
  const time = local - midnight;
  if (isWorking(calendar, index)) {
    if (own !== null) {
      if (time < own.end) {
        return midnight + Math.max(time, own.start);
      }
    } else {
      const { starts, ends } = patternAt(calendar, index);
      for (let span = 0; span < starts.length; span += 1) {
        if (time < (ends[span] ?? 0)) {
          return midnight + Math.max(time, starts[span] ?? 0);
        }
      }
    }
  }
  const next = workingDayAfter(calendar, index, 1);
  if (isUnknown(next)) {
    return next;
  }
  const start = own === null ? (patternAt(calendar, next).starts[0] ?? 0) : own.start;
  return (next + calendar.firstDay) * DAY_MS + start;
}

/** Open milliseconds from one time to a later one; 0 when `to` is not later. */
export function openBetween(
  calendar: CompiledCalendar,
  own: OwnHours | null,
  from: number,
  to: number,
): number | UnknownYear {
  if (to <= from) {
    return 0;
  }
  const first = dayIndexOf(calendar, from);
  const last = dayIndexOf(calendar, to);
  if (!isKnown(calendar, first)) {
    return unknownAt(calendar, first);
  }
  const end = calendar.runEnd[first] ?? first;
  if (last > end && to > (end + 1 + calendar.firstDay) * DAY_MS) {
    return unknownAt(calendar, end + 1);
  }
  const before = openBeforeDay(calendar, own, first) + openWithinDay(calendar, own, first, timeOfDay(from));
  return openBeforeDay(calendar, own, last) + openWithinDay(calendar, own, last, timeOfDay(to)) - before;
}

function timeOfDay(local: number): number {
  return local - Math.floor(local / DAY_MS) * DAY_MS;
}

/**
 * Walks on by `amount` open milliseconds. Ends at a span's end rather than at the next span's start; walking 0 stays
 * where it is.
 */
export function walkOpen(
  calendar: CompiledCalendar,
  own: OwnHours | null,
  from: number,
  amount: number,
): number | UnknownYear {
  if (amount <= 0) {
    return from;
  }
  const first = dayIndexOf(calendar, from);
  if (!isKnown(calendar, first)) {
    return unknownAt(calendar, first);
  }
  const target = openBeforeDay(calendar, own, first) + openWithinDay(calendar, own, first, timeOfDay(from)) + amount;
  const end = calendar.runEnd[first] ?? first;
  if (openBeforeDay(calendar, own, end + 1) < target) {
    return unknownAt(calendar, end + 1);
  }
  // The first day whose end has seen enough open time.
  let low = first;
  let high = end;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (openBeforeDay(calendar, own, middle + 1) >= target) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  const midnight = (low + calendar.firstDay) * DAY_MS;
  let rest = target - openBeforeDay(calendar, own, low);
  if (own !== null) {
    return midnight + own.start + rest;
  }
  const { starts, ends } = patternAt(calendar, low);
  for (let span = 0; span < starts.length; span += 1) {
    const start = starts[span] ?? 0;
    const length = (ends[span] ?? start) - start;
    if (rest <= length) {
      return midnight + start + rest;
    }
    rest -= length;
  }
  throw new RangeError("open time tables disagree with the day's spans");
}
