import { CLOCK_TOLERANCE_MS } from "../../shared/domain/eventlog/clocks";

const WALL_DIGITS = 13;

/** `<13 digits of milliseconds>-<4 hex digits>-<origin>`: sorts as text in the order of the hybrid clock. */
export function formatHlc(wall: number, counter: number, origin: string): string {
  return `${String(wall).padStart(WALL_DIGITS, "0")}-${counter.toString(16).padStart(4, "0")}-${origin}`;
}

/** The physical part of a hybrid clock value in epoch milliseconds. */
export function hlcWall(hlc: string): number {
  return Number(hlc.slice(0, WALL_DIGITS));
}

function hlcCounter(hlc: string): number {
  return Number.parseInt(hlc.slice(WALL_DIGITS + 1, WALL_DIGITS + 5), 16);
}

/** True where an event's hybrid clock stands more than five minutes ahead of the local wall clock. */
export function isClockAhead(hlc: string, received: number): boolean {
  return hlcWall(hlc) > received + CLOCK_TOLERANCE_MS;
}

/** A workstation's hybrid logical clock. A wall clock that is set back never stops it and never makes it go back. */
export class HybridClock {
  private wall = 0;
  private counter = 0;

  constructor(
    private readonly origin: string,
    last: string | null,
  ) {
    if (last) {
      this.wall = hlcWall(last);
      this.counter = hlcCounter(last);
    }
  }

  /** The value for a new local event. */
  tick(wall: number): string {
    if (wall > this.wall) {
      this.wall = wall;
      this.counter = 0;
    } else {
      this.advance();
    }
    return formatHlc(this.wall, this.counter, this.origin);
  }

  /** Takes note of an event from elsewhere. Returns false (and does not move) where it is too far ahead. */
  observe(hlc: string, wall: number): boolean {
    if (isClockAhead(hlc, wall)) return false;
    const theirs = hlcWall(hlc);
    if (theirs > this.wall) {
      this.wall = theirs;
      this.counter = hlcCounter(hlc);
    } else if (theirs === this.wall && hlcCounter(hlc) > this.counter) {
      this.counter = hlcCounter(hlc);
    }
    return true;
  }

  private advance(): void {
    this.counter += 1;
    if (this.counter > 0xffff) {
      this.wall += 1;
      this.counter = 0;
    }
  }
}
