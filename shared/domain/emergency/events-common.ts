import { z } from "zod";
import type { LogEvent } from "../eventlog/event";

/** Epoch milliseconds, within what a date can hold in any zone. */
const FURTHEST = 8_000_000_000_000_000;
export const instant = z.int().min(-FURTHEST).max(FURTHEST);

/** The text of a sealed part, "" where it is missing, of another form, or not to be read here. */
export function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** A number of a sealed part, or null. */
export function numberOrNull(value: unknown): number | null {
  return typeof value === "number" && Number.isFinite(value) ? value : null;
}

/** The entity of an event's stream. */
export function idOf(event: LogEvent): string {
  return event.stream.slice(event.stream.indexOf("/") + 1);
}

/** What was said when, by whom. */
export interface Said {
  eventId: string;
  actor: string;
  at: number;
}

export function said(event: LogEvent): Said {
  return { eventId: event.id, actor: event.actor, at: event.at.wall };
}
