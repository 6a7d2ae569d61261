import { loginWait } from "../../shared/domain/operators/events";

/** Wrong passwords in a row, and when the last of them was. */
export interface Tries {
  failedLogins: number;
  failedAt: number | null;
}

/**
 * What this process itself knows of wrong passwords: those that could not be recorded (a full disk), and how long a wait
 * has run by a clock that never jumps.
 */
export class KnownTries {
  /** By whom they hold up: how many more (or, after a right password, fewer) there are than were recorded. */
  private readonly unrecorded = new Map<string, { more: number; failedAt: number | null }>();
  /** Since when the wait after the last wrong try is seen to run. */
  private readonly waits = new Map<string, { failedAt: number; since: number }>();

  /** `now` in epoch milliseconds; `mono` in milliseconds of a clock that never jumps. */
  constructor(
    private readonly now: () => number,
    private readonly mono: () => number,
  ) {}

  /** Milliseconds until the next try: never longer than the wait itself, however the wall clock was set. */
  wait(who: string, recorded: Tries): number {
    const tries = this.tries(who, recorded);
    return loginWait(tries, this.now(), this.waited(who, tries.failedAt));
  }

  /** A wrong password; `recorded`: as the store has it now. */
  failed(who: string, recorded: Tries, isRecorded: boolean): void {
    const own = this.unrecorded.get(who);
    // Of several the last one counts: a recorded one is the last of them now.
    if (isRecorded && own) own.failedAt = null;
    if (!isRecorded) {
      this.unrecorded.set(who, { more: Math.max(own?.more ?? 0, -recorded.failedLogins) + 1, failedAt: this.now() });
    }
    const { failedAt } = this.tries(who, recorded);
    if (failedAt !== null) this.waits.set(who, { failedAt, since: this.mono() });
  }

  /** A right password; `recorded`: as the store had it before. */
  succeeded(who: string, recorded: Tries, isRecorded: boolean): void {
    this.waits.delete(who);
    if (isRecorded) this.unrecorded.delete(who);
    else this.unrecorded.set(who, { more: -recorded.failedLogins, failedAt: null });
  }

  private tries(who: string, recorded: Tries): Tries {
    const own = this.unrecorded.get(who);
    if (!own) return recorded;
    // Fewer than were recorded then count for no later ones: the record began anew (another password was set).
    if (recorded.failedLogins + own.more < 0) this.unrecorded.delete(who);
    return {
      failedLogins: Math.max(0, recorded.failedLogins + own.more),
      failedAt: own.failedAt ?? recorded.failedAt,
    };
  }

  private waited(who: string, failedAt: number | null): number {
    if (failedAt === null) return 0;
    const seen = this.waits.get(who);
    if (seen?.failedAt === failedAt) return this.mono() - seen.since;
    this.waits.set(who, { failedAt, since: this.mono() });
    return 0;
  }
}
