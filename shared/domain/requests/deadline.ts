import type { CompiledCalendar } from "../calendar/compile";
import type { Service } from "../catalog/service";
import { type BasisSetting, basisOf } from "../deadlines/basis";
import { dueOfLimit, hoursOfService, type LimitContext } from "../deadlines/limits";
import { openTimeBetween } from "../deadlines/time-left";
import type { RequestState } from "./state";

/** A request's deadline as it stands now. Times in epoch milliseconds. */
export interface RequestDeadline {
  due: number | null;
  early: number | null;
  unknownYear: number | null;
  basis: "working" | "calendar" | "clock" | null;
  /** The limit runs from a later step that has not been completed yet. */
  notStarted: boolean;
}

const NO_DEADLINE: RequestDeadline = { due: null, early: null, unknownYear: null, basis: null, notStarted: false };

/**
 * The due time of a request by the limit its intake picked. After the clock stopped it is the one that was in force
 * then; before, it follows the office's calendar, and `setting` where the source does not say which days count.
 */
export function requestDeadline(
  state: RequestState,
  service: Service | null,
  calendar: CompiledCalendar | null,
  setting: BasisSetting,
): RequestDeadline {
  if (!service) return NO_DEADLINE;
  const limit = state.limit === null ? null : (service.entry.time_limits[state.limit] ?? null);
  if (limit === null && state.agreedDue === null) return NO_DEADLINE;
  const basis = limit === null ? null : basisOf(limit, service.entry.service_hours, setting);
  if (state.clockStoppedAt !== null) {
    return { due: state.dueAtEnd, early: null, unknownYear: null, basis, notStarted: false };
  }
  if (state.clockStartedAt === null) {
    const started = state.agreedDue !== null;
    return { ...NO_DEADLINE, due: state.agreedDue, basis, notStarted: !started && limit?.max_iso != null };
  }
  if (!calendar) return { ...NO_DEADLINE, basis };
  const due = dueOfLimit(calendar, limit, { ...limitContext(state, service), setting });
  return { due: due.due, early: due.early, unknownYear: due.unknownYear, basis, notStarted: false };
}

/** What a request's limit is computed from. `pauses` replaces the recorded ones. */
export function limitContext(
  state: RequestState,
  service: Service,
  pauses: LimitContext["pauses"] = state.pauses,
): LimitContext {
  return {
    receivedAt: state.clockStartedAt ?? state.receivedAt,
    serviceHours: service.entry.service_hours,
    pauses,
    extensions: state.extensions.map((extension) => extension.iso),
    agreedDue: state.agreedDue,
  };
}

/** The due time that another duration on top of the limit would lead to; null where none can be computed. */
export function extendedDue(
  state: RequestState,
  service: Service,
  calendar: CompiledCalendar | null,
  setting: BasisSetting,
  iso: string | null,
): number | null {
  const limit = state.limit === null ? null : (service.entry.time_limits[state.limit] ?? null);
  if (!calendar || iso === null || limit === null || state.clockStartedAt === null) return null;
  const context = limitContext(state, service);
  return dueOfLimit(calendar, limit, { ...context, setting, extensions: [...(context.extensions ?? []), iso] }).due;
}

/** When the wait that lasts now began, or null. */
export function pausedSince(state: RequestState): number | null {
  const last = state.pauses.at(-1);
  return last && last.to === null ? last.from : null;
}

/** Milliseconds of the basis's own clock between two times; null where the calendar lacks a year. */
function spent(
  basis: RequestDeadline["basis"],
  service: Service,
  calendar: CompiledCalendar,
  from: number,
  to: number,
): number | null {
  if (basis !== "working") return Math.max(0, to - from);
  return openTimeBetween(calendar, from, to, hoursOfService(service.entry.service_hours));
}

/** The time that the limit allots from its start to the due time, without waits; null where there is no due time. */
export function allottedTime(
  state: RequestState,
  deadline: RequestDeadline,
  service: Service,
  calendar: CompiledCalendar | null,
): number | null {
  if (deadline.due === null || state.clockStartedAt === null || !calendar || state.clockStoppedAt !== null) return null;
  const start = state.clockStartedAt;
  let allotted = spent(deadline.basis, service, calendar, start, deadline.due);
  for (const pause of state.pauses) {
    if (pause.to === null || pause.from >= deadline.due || allotted === null) continue;
    const waited = spent(
      deadline.basis,
      service,
      calendar,
      Math.max(pause.from, start),
      Math.min(pause.to, deadline.due),
    );
    allotted = waited === null ? null : allotted - waited;
  }
  return allotted;
}

/** What a deadline's colour is decided from. Times in epoch milliseconds. */
export interface DeadlineFacts extends RequestDeadline {
  clockStoppedAt: number | null;
  pausedSince: number | null;
  allottedMs: number | null;
}

export type DeadlineState =
  | "none"
  | "not-started"
  | "normal"
  | "last-quarter"
  | "late"
  | "paused"
  | "met"
  | "missed"
  | "unknown-year";

/**
 * Where a deadline stands at `now`: amber in the last quarter of the allotted time, red when late, standing while the
 * office waits for the applicant (a request that was late before the wait stays late). `leftMs` is in the basis's clock.
 */
export function deadlineStanding(
  facts: DeadlineFacts,
  service: Service | null,
  calendar: CompiledCalendar | null,
  now: number,
): { state: DeadlineState; leftMs: number | null } {
  const { due } = facts;
  if (facts.clockStoppedAt !== null) {
    return { state: due === null ? "none" : facts.clockStoppedAt <= due ? "met" : "missed", leftMs: null };
  }
  if (facts.notStarted) return { state: "not-started", leftMs: null };
  if (facts.unknownYear !== null) return { state: "unknown-year", leftMs: null };
  if (due === null || !service || !calendar) return { state: "none", leftMs: null };
  // A wait that begins at or after the due time changes nothing: a late request stays late, and grows later.
  const since = facts.pausedSince !== null && facts.pausedSince < due ? facts.pausedSince : null;
  const at = since === null ? now : Math.min(now, since);
  if (at > due) {
    const over = spent(facts.basis, service, calendar, due, at);
    return { state: "late", leftMs: over === null ? due - at : -over };
  }
  const leftMs = spent(facts.basis, service, calendar, at, due);
  if (since !== null) return { state: "paused", leftMs };
  const pressing = leftMs !== null && facts.allottedMs !== null && leftMs * 4 <= facts.allottedMs;
  return { state: pressing ? "last-quarter" : "normal", leftMs };
}
