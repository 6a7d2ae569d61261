import type { Logger } from "../platform/log";

/** What fell due in a time, as topics to announce, and when the next thing will be. Epoch milliseconds. */
export interface DueAnswer {
  topics: string[];
  next: number | null;
}

export interface DueSchedulerOptions {
  /** Asks the store what fell due after `after` up to `until`; null while no store is open. */
  ask(after: number, until: number): Promise<DueAnswer> | null;
  /** Epoch milliseconds. */
  now(): number;
  raise(topics: readonly string[]): void;
  logger: Logger;
}

/** A clock may be set, a computer may sleep: nothing waits longer than this without a look at the time. */
const LONGEST_WAIT_MS = 60_000;
const SHORTEST_WAIT_MS = 250;
/** After a change the store is asked anew; many changes in a row are one. */
const AFTER_CHANGE_MS = 1_000;

/**
 * Raises what falls due, in the main process: a covered or closed window delays nothing. What is due follows from the
 * state alone, so nothing is written when it happens: two workstations would write it twice.
 */
export class DueScheduler {
  private timer: NodeJS.Timeout | null = null;
  private seenUntil: number;
  private asking = false;
  private stopped = false;

  constructor(private readonly options: DueSchedulerOptions) {
    this.seenUntil = options.now();
  }

  start(): void {
    this.wait(AFTER_CHANGE_MS);
  }

  /** Something changed: what is due next may be something else. */
  changed(): void {
    if (!this.asking) this.wait(AFTER_CHANGE_MS);
  }

  stop(): void {
    this.stopped = true;
    if (this.timer) clearTimeout(this.timer);
  }

  private wait(milliseconds: number): void {
    if (this.stopped) return;
    if (this.timer) clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.look(), milliseconds);
    this.timer.unref();
  }

  private async look(): Promise<void> {
    const { ask, now, raise, logger } = this.options;
    const until = now();
    // A clock that was set back raises nothing a second time before it has caught up.
    const asked = ask(this.seenUntil, until);
    let next: number | null = null;
    this.asking = true;
    try {
      const answer = await asked;
      if (answer) {
        this.seenUntil = Math.max(this.seenUntil, until);
        next = answer.next;
        if (answer.topics.length > 0) raise(answer.topics);
      }
    } catch (error) {
      logger.error("due", error);
    } finally {
      this.asking = false;
    }
    const left = next === null ? LONGEST_WAIT_MS : next - now();
    this.wait(Math.min(LONGEST_WAIT_MS, Math.max(SHORTEST_WAIT_MS, left)));
  }
}
