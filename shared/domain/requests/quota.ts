import type { CompiledCalendar } from "../calendar/compile";
import type { Service, ServiceStep } from "../catalog/service";
import { parseDuration } from "../deadlines/duration";
import { hoursOfService } from "../deadlines/limits";
import { openTimeBetween } from "../deadlines/time-left";
import type { RequestState } from "./state";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/**
 * How long the document allows a step, in milliseconds of working time, or null where it gives no time or counts in
 * weeks and months. A day of a quota is one of the office's working days of 7.5 hours (Perpres 21/2023: 37.5 hours in
 * five days).
 */
export function quotaMs(step: Pick<ServiceStep, "quota">): number | null {
  if (step.quota === null) return null;
  const { years, months, weeks, days, hours, minutes, seconds } = parseDuration(step.quota);
  if (years + months + weeks > 0) return null;
  return days * 7.5 * HOUR_MS + hours * HOUR_MS + minutes * MINUTE_MS + seconds * 1000;
}

/**
 * How long a step has had the request, in milliseconds of the service's open time without waits for the applicant; all
 * its turns together, one that lasts now up to `now`. null where it never had it, or the calendar lacks a year.
 */
export function stepTime(
  state: RequestState,
  service: Service,
  calendar: CompiledCalendar | null,
  step: string,
  now: number,
): number | null {
  const turns = state.records
    .filter((record) => record.step === step)
    .map((record) => ({ from: record.startedAt, to: record.at }));
  if (state.current === step) turns.push({ from: state.currentSince, to: Math.max(now, state.currentSince) });
  if (turns.length === 0) return null;
  const spent = (from: number, to: number): number | null => {
    if (to <= from) return 0;
    if (service.entry.service_hours?.calendar === "24x7") return to - from;
    return calendar && openTimeBetween(calendar, from, to, hoursOfService(service.entry.service_hours));
  };
  const pauses = [...state.pastEnds.flatMap((end) => end.pauses), ...state.pauses];
  let sum = 0;
  for (const turn of turns) {
    const all = spent(turn.from, turn.to);
    if (all === null) return null;
    sum += all;
    for (const pause of pauses) {
      const waited = spent(Math.max(pause.from, turn.from), Math.min(pause.to ?? turn.to, turn.to));
      if (waited === null) return null;
      sum -= waited;
    }
  }
  return sum;
}
