import type { AuthorClock } from "../../shared/domain/eventlog/event";

/** Where times come from; passed in, so that a test or the demo data can hold the clock. */
export interface Clock {
  /** Wall clock in epoch milliseconds and monotonic milliseconds (whole). */
  now(): AuthorClock;
}

/** The workstation's own clocks. */
export function systemClock(): Clock {
  return {
    now: () => ({ wall: Date.now(), mono: Math.round(performance.now()) }),
  };
}
