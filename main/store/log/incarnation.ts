import { isClockAhead } from "../../sync/hlc";
import type { EventLog } from "./eventlog";

/** Where the log was last written: `placeOf` its folder. Empty in a copy that was made to be used elsewhere. */
export const PLACE = "place";

/** Why a workstation goes on under a new origin. Each is told to the administrator as a notice. */
export type AnewReason = "log-older" | "folder-copied" | "clock-was-ahead";

/**
 * Why this workstation may not go on under the origin that it wrote under; null where it may.
 *
 * - The log lacks what it wrote last, so it would give the same numbers again.
 * - The folder is a copy: on another machine or beside the first, which may go on too.
 * - Its clock was ahead when it wrote last: everything that it writes would count as written then, and as wrong elsewhere.
 *   A clock that stands before the origin's first event is itself the wrong one, and no reason.
 *
 * @param place where the folder is now. `now` in epoch milliseconds.
 */
export function reasonToGoOnAnew(log: EventLog, place: string, logIsOlder: boolean, now: number): AnewReason | null {
  if (logIsOlder) return "log-older";
  const noted = log.meta(PLACE);
  if (noted && noted !== place) return "folder-copied";
  const origin = log.meta("origin");
  const head = origin ? log.headOf(origin) : null;
  if (!origin || !head || !isClockAhead(head.hlc, now)) return null;
  return now >= (log.wallAt(origin, 1) ?? 0) ? "clock-was-ahead" : null;
}
