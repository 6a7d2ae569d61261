import { MINUTE_MS, parseTimeOfDay } from "../calendar/civil";
import type { CompiledCalendar } from "../calendar/compile";
import type { OwnHours } from "../calendar/open-time";
import type { Basis } from "./basis";
import { addDurations, type Duration, parseDuration } from "./duration";
import { type DuePlan, type Pause, planDue } from "./plan";

/** A service's own opening hours as "HH:MM"; both or neither. Without them the office's hours hold. */
export type HoursInput = { open?: string | null | undefined; close?: string | null | undefined };

export type DueInput = HoursInput & {
  /** Epoch milliseconds. */
  receivedAt: number;
  /** The limit as an ISO 8601 duration. */
  iso: string;
  basis: Basis;
  /** In any order; they do not overlap, for an office cannot wait twice at once. */
  pauses?: readonly Pause[] | undefined;
  /** The early target of a range, computed by the same rules. */
  minIso?: string | null | undefined;
  /** ISO durations granted on top of the limit. */
  extensions?: readonly string[] | undefined;
};

/** A computed deadline; times in epoch milliseconds. */
export type Due = {
  due: number | null;
  /** A range's early target. */
  early: number | null;
  /** A minimum limit's first permitted time; such a limit has no due time. */
  notBefore: number | null;
  basis: Basis;
  /** The year that the office's calendar lacks; then there is no due time, because nothing is guessed. */
  unknownYear: number | null;
  /** The office still waits for the applicant, so the clock stands and `due` counts only the pauses that have ended. */
  paused: boolean;
};

/** Opening hours that cannot be used. The message is Indonesian, `english` the same in English. */
export class HoursError extends Error {
  readonly code = "hours-invalid";
  readonly english: string;

  constructor(open: string, close: string) {
    super(
      `jam layanan "${open || "?"}" sampai "${close || "?"}" tidak dapat dipakai; tulis jam buka dan jam tutup, misalnya 08:00 dan 14:00`,
    );
    this.name = "HoursError";
    this.english = `service hours "${open || "?"}" to "${close || "?"}" cannot be used; write opening and closing time, for example 08:00 and 14:00`;
  }
}

/** The service's own hours in milliseconds after midnight, or null where it has none. Throws HoursError. */
export function ownHoursOf(hours: HoursInput): OwnHours | null {
  const open = hours.open ?? null;
  const close = hours.close ?? null;
  if (open === null && close === null) {
    return null;
  }
  const start = parseTimeOfDay(open ?? "");
  const end = parseTimeOfDay(close ?? "");
  if (start === null || end === null || start >= end) {
    throw new HoursError(open ?? "", close ?? "");
  }
  return { start: start * MINUTE_MS, end: end * MINUTE_MS };
}

/** The limit with its extensions added, part by part. Throws DurationError. */
export function extendedDuration(iso: string, extensions: readonly string[] = []): Duration {
  return extensions.reduce((sum, extension) => addDurations(sum, parseDuration(extension)), parseDuration(iso));
}

export function assertReceipt(receivedAt: number): void {
  if (!Number.isFinite(receivedAt)) {
    throw new RangeError("receivedAt must be epoch milliseconds");
  }
}

/** The stages of a deadline (see DuePlan). Throws DurationError and HoursError. */
export function planOf(calendar: CompiledCalendar, input: DueInput): DuePlan {
  assertReceipt(input.receivedAt);
  const duration = extendedDuration(input.iso, input.extensions);
  return planDue(calendar, ownHoursOf(input), input.receivedAt, duration, input.basis, input.pauses ?? []);
}

export function dueFromPlan(calendar: CompiledCalendar, plan: DuePlan, basis: Basis, early: number | null): Due {
  return {
    due: plan.due === null ? null : plan.due - calendar.offset,
    early,
    notBefore: null,
    basis,
    unknownYear: plan.unknownYear,
    paused: plan.openPause !== null,
  };
}

/** The early target of a range: its minimum without the extensions, which grow only the limit itself. */
export function earlyOf(calendar: CompiledCalendar, input: DueInput): number | null {
  if (input.minIso === undefined || input.minIso === null) {
    return null;
  }
  const plan = planOf(calendar, { ...input, iso: input.minIso, extensions: [] });
  return plan.due === null ? null : plan.due - calendar.offset;
}

/**
 * Computes when a limit is due. Working basis: open office time; calendar: whole days, to 23:59:59 local; clock: wall
 * time. `receivedAt` in, epoch milliseconds out. Throws DurationError, HoursError.
 */
export function computeDue(calendar: CompiledCalendar, input: DueInput): Due {
  return dueFromPlan(calendar, planOf(calendar, input), input.basis, earlyOf(calendar, input));
}
