import { z } from "zod";
import { authorOf } from "../eventlog/actor";
import { MOST_ID } from "../eventlog/bounds";
import type { LogEvent } from "../eventlog/event";

/**
 * Who looked at a person's data, unmasked, exported or printed it (UU 27/2022, article 31: processing is recorded). It
 * stands in a stream of the workstation's day, `access/<workstation>-<day>`, never in the subject's own: a colleague's
 * open form must not become stale by it.
 */
const accessed = z.object({
  /** The stream that was looked at (`request/<id>`), or a document that is of none (`document/register`). */
  subject: z
    .string()
    .min(3)
    .max(2 * MOST_ID),
  /** What of it: `detail`, `attachment`, a document's kind. */
  what: z.string().min(1).max(MOST_ID),
});

export const accessPayloads = {
  "access.viewed": accessed,
  "access.unmasked": accessed,
  "access.exported": accessed,
  "access.printed": accessed,
} as const;
/** Why a masked number was asked for, as it was typed. */
export const accessPersonal = { "access.unmasked": z.object({ reason: z.string() }) } as const;
export type AccessEventType = keyof typeof accessPayloads;

/** What was done with somebody's data, without the event's first word: a newer version may know more ways. */
export type AccessWay = "viewed" | "unmasked" | "exported" | "printed";

export interface AccessEntry {
  eventId: string;
  way: string;
  subject: string;
  what: string;
  /** The operator's id, or the workstation. */
  actor: string;
  /** Epoch milliseconds by the author's clock. */
  at: number;
  /** Why, where it was asked; "" where it was not, or cannot be read here. */
  reason: string;
}

/** One workstation's day. */
export interface AccessState {
  id: string;
  entries: AccessEntry[];
  version: number;
}

/** The stream of a workstation's day. `day` is the office's date, YYYY-MM-DD. */
export function accessStream(workstation: string, day: string): string {
  return `access/${workstation}-${day}`;
}

/** Folds one access into the day. Never throws; what cannot be read only counts. The fold owns the state. */
export function reduceAccess(state: AccessState | null, event: LogEvent): AccessState {
  const next = state ?? { id: event.stream.slice("access/".length), entries: [], version: 0 };
  next.version += 1;
  const parsed = accessed.safeParse(event.payload);
  if (!parsed.success || !event.type.startsWith("access.")) return next;
  const { subject, what } = parsed.data;
  const way = event.type.slice("access.".length);
  const told = event.personal?.reason;
  const reason = typeof told === "string" ? told : "";
  next.entries.push({ eventId: event.id, way, subject, what, actor: authorOf(event.actor), at: event.at.wall, reason });
  return next;
}
