import { LATEST_WALL } from "../../shared/domain/eventlog/bounds";
import type { AuthorClock } from "../../shared/domain/eventlog/event";

/** Where times come from; passed in, so that a test or the demo data can hold the clock. */
export interface Clock {
  /** Wall clock in epoch milliseconds and monotonic milliseconds (whole). */
  now(): AuthorClock;
}

/** The workstation's own clocks. A wall clock that shows what no event may hold is taken for the nearest that one may. */
export function systemClock(): Clock {
  return {
    now: () => ({ wall: Math.min(LATEST_WALL, Math.max(0, Date.now())), mono: Math.round(performance.now()) }),
  };
}
