import type { AuthorClock, LogEvent } from "../eventlog/event";

/**
 * What the workstations' clocks said at a call's events. The wall clock may be set, and the other stands still while a
 * computer sleeps: between two events both have to go the same way.
 */
export interface CallClocks {
  /** By workstation: its clocks at the last event that it wrote during the call. */
  last: Readonly<Record<string, AuthorClock>>;
  /** The two went apart during the call. */
  jumped: boolean;
  /** When an operator last did something in the call; null where only the exchange told of it. */
  activeAt: number | null;
}

/** What belongs to the call itself; what follows (a call back, a signature) says nothing about its times. */
const IN_CALL: readonly string[] = [
  "call.started",
  "call.line-event",
  "call.claimed",
  "call.corrected",
  "call.told",
  "call.classified",
  "call.linked",
  "call.ended",
];

/** Clocks of one computer run apart by less than this during a call (milliseconds). */
const CLOCKS_APART_MS = 2_000;

/** Takes in the clocks of one more event. `endedAt`: when the call ended, as far as it is known. */
export function afterEvent(clocks: CallClocks, event: LogEvent, endedAt: number | null): CallClocks {
  if (!IN_CALL.includes(event.type)) return clocks;
  const { origin, at } = event;
  const before = clocks.last[origin];
  // What is written after the end (a class, a correction) is no part of the call; its own end is.
  if (endedAt !== null && event.type !== "call.ended" && event.type !== "call.started") return clocks;
  return {
    last: { ...clocks.last, [origin]: { wall: at.wall, mono: at.mono } },
    jumped: clocks.jumped || (before !== undefined && apart(before, at)),
    activeAt: event.type === "call.line-event" ? clocks.activeAt : Math.max(clocks.activeAt ?? 0, at.wall),
  };
}

/** The clock that never jumps begins anew with the program: where it went back, it says nothing. */
function apart(before: AuthorClock, now: AuthorClock): boolean {
  if (now.mono < before.mono) return false;
  return Math.abs(now.wall - before.wall - (now.mono - before.mono)) > CLOCKS_APART_MS;
}
