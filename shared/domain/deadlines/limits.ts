import type { CompiledCalendar } from "../calendar/compile";
import { type Basis, type BasisSetting, basisOf, type LimitCalendar, type ServiceHoursLike } from "./basis";
import { computeDue, type Due, type DueInput, type HoursInput } from "./due";
import type { Pause } from "./plan";

/** A time limit as the catalog has it. */
export type LimitLike = {
  kind: "maximum" | "minimum" | "range" | "exact" | "on-request" | "tentative" | "none";
  unit_calendar: LimitCalendar;
  min_iso: string | null;
  max_iso: string | null;
};

export type LimitContext = {
  /** Epoch milliseconds. */
  receivedAt: number;
  serviceHours: ServiceHoursLike | null;
  pauses?: readonly Pause[] | undefined;
  /** ISO durations granted on top of the limit, on the limit's own basis. */
  extensions?: readonly string[] | undefined;
  /** The date agreed with the applicant (epoch milliseconds); holds only where the limit itself gives no due time. */
  agreedDue?: number | null | undefined;
  setting?: BasisSetting | undefined;
};

/** What a limit leads to: a due time to compute, a first permitted time, or nothing until a date is agreed. */
export type LimitPlan =
  | { outcome: "due"; input: DueInput }
  | { outcome: "not-before"; input: DueInput }
  | { outcome: "none"; basis: Basis };

/** Both of a service's own hours, or neither: with only one stated the office's hours hold. */
export function hoursOfService(serviceHours: ServiceHoursLike | null): HoursInput {
  return serviceHours === null || serviceHours.open === null || serviceHours.close === null
    ? {}
    : { open: serviceHours.open, close: serviceHours.close };
}

/** Reads a catalog limit by its kind; null stands for a source that states no limit. */
export function planLimit(limit: LimitLike | null, context: LimitContext): LimitPlan {
  const basis = basisOf(limit, context.serviceHours, context.setting);
  const input = {
    ...hoursOfService(context.serviceHours),
    receivedAt: context.receivedAt,
    basis,
    pauses: context.pauses,
  };
  switch (limit?.kind) {
    case "maximum":
    case "exact":
    case "range":
      if (limit.max_iso !== null) {
        const minIso = limit.kind === "range" ? limit.min_iso : null;
        return { outcome: "due", input: { ...input, iso: limit.max_iso, minIso, extensions: context.extensions } };
      }
      return { outcome: "none", basis };
    case "minimum":
      return limit.min_iso === null
        ? { outcome: "none", basis }
        : { outcome: "not-before", input: { ...input, iso: limit.min_iso } };
    default:
      return { outcome: "none", basis };
  }
}

/** The deadline where the limit gives none: the agreed date if there is one. It stands as agreed, pauses do not move it. */
export function agreedOrNone(basis: Basis, context: LimitContext): Due {
  const due = context.agreedDue ?? null;
  const paused = (context.pauses ?? []).some((pause) => pause.to === null && (due === null || pause.from < due));
  return { due, early: null, notBefore: null, basis, unknownYear: null, paused };
}

/**
 * The deadline of a catalog limit: maximum and exact are due at their maximum, a range also has an early target, a
 * minimum gives only a `notBefore`; tentative, on-request and none (and no limit at all) are due when a date was agreed
 * with the applicant. Throws DurationError, HoursError.
 */
export function dueOfLimit(calendar: CompiledCalendar, limit: LimitLike | null, context: LimitContext): Due {
  const plan = planLimit(limit, context);
  switch (plan.outcome) {
    case "due":
      return computeDue(calendar, plan.input);
    case "not-before": {
      const first = computeDue(calendar, plan.input);
      const agreed = agreedOrNone(plan.input.basis, context);
      return { ...agreed, notBefore: first.due, unknownYear: first.unknownYear };
    }
    case "none":
      return agreedOrNone(plan.basis, context);
  }
}
