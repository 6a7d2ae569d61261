import { collisions, withCollisions } from "../eventlog/collisions";
import type { LogEvent } from "../eventlog/event";
import type { RequestEventType } from "./events";
import type { RequestState } from "./state";

/** What moves a request on or ends it: one such thing can happen to a request at a time. */
const COURSE: readonly RequestEventType[] = [
  "request.step-completed",
  "request.step-skipped",
  "request.refused",
  "request.handed-over",
  "request.reopened",
  "request.merged",
  "request.unmerged",
];

/** What of a request is set as a whole: the last one holds. */
const SET: Readonly<Partial<Record<RequestEventType, string>>> = {
  "request.received": "receipt",
  "request.requirements-checked": "requirements",
  "request.waiting-started": "waiting",
  "request.waiting-ended": "waiting",
  "request.assigned": "assigned",
  "request.due-agreed": "due",
  "request.fields-recorded": "fields",
  "request.fee-recorded": "fee",
};

/** What of a request is told apart by a field of the payload. */
const NAMED: Readonly<Partial<Record<RequestEventType, readonly string[]>>> = {
  "request.extended": ["limit"],
  "request.duplicate-added": ["duplicate"],
  "request.duplicate-removed": ["duplicate"],
  "request.attachment-added": ["attachment"],
  "request.attachment-removed": ["attachment"],
  "request.sheet-filled": ["sheet", "entry"],
  "request.booked": ["booking"],
  "request.booking-cancelled": ["booking"],
};

/** What an event does to a request; two events with a thing in common cannot both hold. Notes never collide. */
export function requestThings({ type, payload }: Pick<LogEvent, "type" | "payload">): readonly string[] {
  const known = type as RequestEventType;
  if (COURSE.includes(known)) return ["course"];
  if (known === "request.corrected") {
    return Array.isArray(payload.fields) ? payload.fields.map((field) => `corrected/${String(field)}`) : [];
  }
  if (Object.hasOwn(SET, known)) return [SET[known] ?? ""];
  const fields = Object.hasOwn(NAMED, known) ? (NAMED[known] ?? []) : [];
  return fields.length === 0 ? [] : [fields.map((field) => `${field}/${String(payload[field])}`).join("/")];
}

/**
 * The state of a request that was folded from these events, with what clocks apart decided listed for a person among its
 * conflicts. Asked once after a whole fold; an event that knew the whole stream never adds anything.
 */
export function listCollisions(state: RequestState, ordered: readonly LogEvent[]): RequestState {
  const found = collisions(ordered, requestThings);
  return found.length === 0 ? state : { ...state, conflicts: withCollisions(state.conflicts, found) };
}
