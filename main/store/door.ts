import type { IngestResult, WireEvent } from "./log/ingest";
import type { WrappedKey } from "./log/keyring";
import type { HeadVerdict, JudgedHead, SignedHead } from "./log/signed-heads";
import type { Store } from "./store";

/** What another workstation, or the hub between, hands over. */
export interface Handed {
  keys: readonly WrappedKey[];
  events: readonly WireEvent[];
  /** Ends of the events' chains, as their own workstations signed them. */
  heads?: readonly SignedHead[];
}

/** What became of it. `dropped`: keys of streams whose person was erased. */
export interface TakenIn extends IngestResult {
  keys: { taken: number; known: number; dropped: number };
  heads: { origin: string; verdict: HeadVerdict }[];
}

/**
 * A slice may take the writer for so long, beside its commit: an operator's command waits no longer behind it. The disk
 * takes as long to commit one event as many, so a slow one must not make the slices small.
 */
const SLICE_MS = 20;
const FIRST_SLICE = 32;

/**
 * Takes in what was handed over a slice at a time: the keys first, then the events, so many in each transaction as about
 * 20 ms are enough for. Between two slices the writer answers what was asked meanwhile.
 */
export class Door {
  readonly result: TakenIn = {
    accepted: 0,
    known: 0,
    refused: [],
    missing: [],
    keys: { taken: 0, known: 0, dropped: 0 },
    heads: [],
  };
  private at = 0;
  private slice = FIRST_SLICE;
  private keysTaken = false;
  private heads: JudgedHead[] = [];

  /** `mono` gives milliseconds of a clock that never jumps. */
  constructor(
    private readonly store: Store,
    private readonly handed: Handed,
    private readonly mono: () => number,
  ) {}

  /** Takes in the next slice. Returns false once all is in. @throws Refusal `disk-full` */
  step(): boolean {
    const began = this.mono();
    if (!this.keysTaken) {
      this.keysTaken = true;
      this.heads = this.store.judgeHeads(this.handed.events, this.handed.heads ?? []);
      this.result.heads = this.heads.map(({ origin, verdict }) => ({ origin, verdict }));
      if (this.handed.keys.length > 0) {
        this.result.keys = this.store.acceptKeys(this.handed.keys);
        return this.handed.events.length > 0;
      }
    }
    const events = this.handed.events.slice(this.at, this.at + this.slice);
    this.at += events.length;
    let ended = began;
    const worked = () => {
      ended = this.mono();
    };
    this.note(this.store.ingest(events, this.heads, worked));
    const took = Math.max(1, ended - began);
    // Half of what would have fitted, and no leap: the next events may be dearer.
    const fitting = Math.floor((events.length * SLICE_MS * 0.75) / took);
    this.slice = Math.max(1, Math.min(fitting, this.slice * 2));
    return this.at < this.handed.events.length;
  }

  private note({ accepted, known, refused, missing }: IngestResult): void {
    const { result } = this;
    result.accepted += accepted;
    result.known += known;
    result.refused.push(...refused);
    // A gap that a later slice filled is none.
    for (const gap of missing) {
      const index = result.missing.findIndex(({ origin }) => origin === gap.origin);
      if (index < 0) result.missing.push(gap);
      else result.missing[index] = gap;
    }
  }
}
