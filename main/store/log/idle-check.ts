import type { Database } from "../database";
import type { ChainSeal } from "./chain-seal";
import { EventLog } from "./eventlog";
import { type BadEvent, type Reached, verifySlice } from "./verification";

const META = "chain_check";
/** The whole log is looked at again so long after the last look (milliseconds). */
const EVERY_MS = 7 * 86_400_000;
/** Events in one slice: some ten milliseconds. */
const SLICE = 400;
/** How far it has come is written down after so many events: a restart goes on there. */
const NOTED_EVERY = 20_000;

/** The last look at the whole log: when it ended (epoch milliseconds), how many events it saw, and the first bad one. */
export interface ChainCheck {
  at: number;
  events: number;
  bad: BadEvent | null;
}

interface Kept {
  last: ChainCheck | null;
  /** The round that goes on: null while none does. */
  round: { origin: string; seq: number; hash: string; events: number } | null;
}

/** What the last look at the whole log found; null where there was none yet. */
export function lastChainCheck(log: EventLog): ChainCheck | null {
  return readKept(log).last;
}

function readKept(log: EventLog): Kept {
  try {
    return JSON.parse(log.meta(META) ?? "") as Kept;
  } catch {
    return { last: null, round: null };
  }
}

/**
 * Looks at every stored event once a week, a slice at a time while nobody waits: disks lose bits, and somebody may write
 * to the folder; a file that looks as it did when it was closed is not read through at the start.
 */
export class IdleCheck {
  private readonly log: EventLog;
  private reached: Reached | null = null;
  private events = 0;
  private noted = 0;
  private last: ChainCheck | null;
  private running: boolean;

  constructor(
    private readonly database: Database,
    private readonly seal: ChainSeal,
  ) {
    this.log = new EventLog(database);
    const { last, round } = readKept(this.log);
    this.last = last;
    this.running = round !== null;
    if (!round) return;
    this.reached = { origin: round.origin, seq: round.seq, hash: Buffer.from(round.hash, "hex") };
    this.events = this.noted = round.events;
  }

  /** Does a slice. `more`: there is more to do now; `ended`: a round has just ended, with this result. */
  step(now: number): { more: boolean; ended: ChainCheck | null } {
    if (!this.running && !this.isDue(now)) return { more: false, ended: null };
    this.running = true;
    const { events, next, bad } = verifySlice(this.database, this.reached, SLICE, this.seal);
    this.events += events;
    this.reached = next;
    if (next && !bad) {
      if (this.events - this.noted >= NOTED_EVERY) this.note();
      return { more: true, ended: null };
    }
    this.last = { at: now, events: this.events, bad };
    this.running = false;
    this.reached = null;
    this.events = this.noted = 0;
    this.note();
    return { more: false, ended: this.last };
  }

  private isDue(now: number): boolean {
    // A clock that was set back does not put the next look off for ever.
    return this.last === null || now - this.last.at >= EVERY_MS || now < this.last.at;
  }

  private note(): void {
    this.noted = this.events;
    const { reached } = this;
    const round = reached && {
      origin: reached.origin,
      seq: reached.seq,
      hash: Buffer.from(reached.hash ?? []).toString("hex"),
      events: this.events,
    };
    this.log.setMeta(META, JSON.stringify({ last: this.last, round } satisfies Kept));
  }
}
