import type { TimelineEntry } from "../../../../../shared/ipc/requests";
import { type EntryTone, toneOf } from "../../../../parts/timeline/entry";

const WORDS = [
  "received",
  "requirements-checked",
  "step-completed",
  "step-skipped",
  "waiting-started",
  "waiting-ended",
  "assigned",
  "note-added",
  "refused",
  "handed-over",
  "extended",
  "due-agreed",
  "reopened",
  "merged",
  "unmerged",
  "duplicate-added",
  "duplicate-removed",
  "attachment-added",
  "attachment-removed",
  "sheet-filled",
  "booked",
  "booking-cancelled",
  "fee-recorded",
  "fields-recorded",
  "corrected",
] as const;
export type EventWord = (typeof WORDS)[number] | "unknown";

/** The key of requests.detail.events for an event's type; a type of a newer version is "unknown". */
export function eventWord(type: string): EventWord {
  const word = type.replace(/^request\./, "");
  return WORDS.find((known) => known === word) ?? "unknown";
}

/** How an entry stands out in the timeline. An entry that did not apply always warns. */
export function entryTone({ type, conflict }: Pick<TimelineEntry, "type" | "conflict">): EntryTone {
  return toneOf(conflict, typeTone(type));
}

function typeTone(type: string): EntryTone {
  switch (eventWord(type)) {
    case "handed-over":
      return "good";
    case "refused":
      return "bad";
    case "waiting-started":
    case "step-skipped":
    case "extended":
    case "reopened":
    case "merged":
    case "attachment-removed":
    case "booking-cancelled":
      return "warning";
    case "note-added":
    case "assigned":
    case "requirements-checked":
    case "attachment-added":
    case "duplicate-added":
    case "duplicate-removed":
      return "muted";
    default:
      return "normal";
  }
}

const CONFLICTS = [
  "step-not-current",
  "already-waiting",
  "not-waiting",
  "steps-left",
  "already-closed",
  "already-received",
  "already-extended",
  "clock-stopped",
  "not-closed",
  "not-merged",
  "merged-both-ways",
  "already-there",
  "not-there",
  "ancestor-missing",
  "clocks-apart",
  "unknown-type",
  "unreadable-payload",
] as const;
export type ConflictWord = (typeof CONFLICTS)[number];

/** The key of requests.detail.conflicts.reason, or null for a reason this version does not know. */
export function conflictWord(reason: string): ConflictWord | null {
  return CONFLICTS.find((known) => known === reason) ?? null;
}
