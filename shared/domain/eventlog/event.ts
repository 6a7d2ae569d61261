/** Events of the append-only log: what every feature's facts have in common. */

/** A JSON value; payloads and personal parts are JSON objects. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

/** The author's clocks: `wall` in epoch milliseconds, `mono` in milliseconds of a clock that never jumps. */
export interface AuthorClock {
  wall: number;
  mono: number;
}

/** How far a clock may stand before the last entry without anybody being asked about it (milliseconds). */
export const CLOCK_SLACK_MS = 5 * 60_000;

/**
 * One event as a reducer sees it. `personal` is null where there is none, where this workstation may not read it,
 * or where the key was destroyed.
 */
export interface LogEvent {
  id: string;
  stream: string;
  type: string;
  v: number;
  /** The stream's heads that the author had folded. */
  after: readonly string[];
  hlc: string;
  at: AuthorClock;
  origin: string;
  originSeq: number;
  actor: string;
  payload: JsonObject;
  personal: JsonObject | null;
}

/** What a command decides: a fact to append. `personal` holds names, numbers and every freely typed field. */
export interface NewEvent {
  stream: string;
  type: string;
  payload: JsonObject;
  personal?: JsonObject;
}

/** Why an event in a stream's timeline did not apply, or needs a person's eye. Shown to a person, never thrown. */
export interface Conflict {
  eventId: string;
  reason: string;
  /** Clocks that lie more than five minutes apart decided between this event and one concurrent with it. */
  clocksApart?: true;
}

/** The kind part of a stream name: `request` of `request/0192…`. */
export function streamKind(stream: string): string {
  const slash = stream.indexOf("/");
  return slash < 0 ? stream : stream.slice(0, slash);
}

/** The entity part of a stream name: the id behind the first slash. */
export function streamEntity(stream: string): string {
  return stream.slice(stream.indexOf("/") + 1);
}

/** The entry of a table under a name that came from outside: never what every object inherits (`toString`). */
export function ownEntry<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
