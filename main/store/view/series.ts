import { CLOCK_SLACK_MS } from "../../../shared/domain/eventlog/event";
import { type Database, type Prepared, sql } from "../database";

/**
 * The moment (epoch milliseconds) whose year or day a number counts in where nobody could be asked about the clock: now,
 * or the last entry's while the clock stands more than the slack before it.
 */
export function numberingMoment(now: number, lastEntryAt: number | null): number {
  return lastEntryAt !== null && now < lastEntryAt - CLOCK_SLACK_MS ? lastEntryAt : now;
}

/**
 * Running numbers: each series (`request`) counts in each period (`2026`, `2026-11-23`) for each workstation by itself,
 * so that two that are apart never give out the same one. The last number stands in the view, noted from the events.
 */
export class Series {
  private readonly last: Prepared<{ last: number }, { name: string; period: string; origin: string }>;
  /** The last number given out, as long as every command that took one was committed. */
  private readonly given = new Map<string, number>();

  constructor(
    database: Database,
    private readonly identity: () => { origin: string; prefix: string },
  ) {
    this.last = database.prepare((blank) =>
      sql
        .selectFrom("view.series")
        .select("last")
        .where("name", "=", blank<string>("name"))
        .where("period", "=", blank<string>("period"))
        .where("origin", "=", blank<string>("origin")),
    );
  }

  /** The next number of this workstation, and what its numbers begin with. */
  next(name: string, period: string): { serial: number; prefix: string } {
    const { origin, prefix } = this.identity();
    const key = `${name}\n${period}`;
    const serial = (this.given.get(key) ?? this.last.get({ name, period, origin })?.last ?? 0) + 1;
    this.given.set(key, serial);
    return { serial, prefix };
  }

  /** Forgets what was given out by commands that were not committed. */
  forget(): void {
    this.given.clear();
  }
}
