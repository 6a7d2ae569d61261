import { MOST_ID } from "../../../shared/domain/eventlog/bounds";
import { OFFICE_ESTABLISHED } from "../../../shared/domain/eventlog/enrolment";
import type { Database } from "../database";
import { sql } from "../database";
import type { FeatureSet } from "../feature-set";
import type { EventRow } from "../tables";
import { flagUnknown } from "../view/flags";
import { type Unfit, unfitness, type WireEvent } from "./admission";
import { FIRST_HASH, hasItsHash } from "./bytes";
import type { ChainSeal } from "./chain-seal";
import type { EventLog } from "./eventlog";
import { Heads } from "./heads";
import type { JudgedHead } from "./signed-heads";

export type { WireEvent } from "./admission";

/**
 * Why an event was not taken: it is none or out of bounds, a hash that does not fit, another event in its place or under
 * its id, a chain that only this workstation continues; a chain whose end somebody else signed, or that reads otherwise
 * than its workstation signed it; another office's, with a history of its own.
 */
export type RefusalReason =
  | "bad-signature"
  | "other-chain"
  | "other-office"
  | Unfit
  | "wrong-hash"
  | "fork"
  | "known-id"
  | "own-origin";

export interface IngestResult {
  accepted: number;
  /** Events that were here already. */
  known: number;
  refused: { id: string; reason: RefusalReason }[];
  /** Chains with a gap: events of `origin` are missing from `from` on. They are taken once the gap is filled. */
  missing: { origin: string; from: number }[];
}

/** Appends events of other workstations, each origin's chain in order. Unknown types are kept: a newer app reads them. */
export class Ingestion {
  private readonly heads: Map<string, { seq: number; hash: Uint8Array }>;
  /** Origins of which nothing is taken, and why. */
  private readonly distrusted = new Map<string, RefusalReason>();

  constructor(
    private readonly database: Database,
    private readonly log: EventLog,
    private readonly features: FeatureSet,
    private readonly seal: ChainSeal,
    private readonly ownOrigin: string | null,
    heads: readonly JudgedHead[] = [],
  ) {
    for (const { origin, verdict } of heads) {
      if (verdict === "bad-signature" || verdict === "other-chain") this.distrusted.set(origin, verdict);
    }
    this.heads = new Map(log.heads().map((head) => [head.origin, head]));
  }

  /** Runs in the caller's transaction. `position` is the log's last position. */
  append(
    events: readonly WireEvent[],
    received: number,
    position: number,
  ): IngestResult & { appended: ReadonlyMap<string, readonly EventRow[]>; clocks: string[]; position: number } {
    const result: IngestResult = { accepted: 0, known: 0, refused: [], missing: [] };
    const appended = new Map<string, EventRow[]>();
    const moved = new Set<string>();
    const clocks: string[] = [];
    let last = position;
    const readable = events.filter((event) => {
      const reason = unfitness(event);
      if (reason) result.refused.push({ id: nameOf(event), reason });
      return reason === null;
    });
    const inOrder = readable.sort((a, b) =>
      a.origin < b.origin ? -1 : a.origin > b.origin ? 1 : a.origin_seq - b.origin_seq,
    );
    for (const event of inOrder) {
      const verdict = this.judge(event);
      if (verdict === "known") result.known += 1;
      else if (verdict === "gap") this.noteGap(result, event.origin);
      else if (verdict !== "next") result.refused.push({ id: event.id, reason: verdict });
      else {
        last += 1;
        const place = { origin: event.origin, seq: event.origin_seq, hash: event.hash };
        const row: EventRow = { ...event, pos: last, received, mac: this.seal.ofEvent(place) };
        this.log.insert(row);
        flagUnknown(this.database, this.features, row);
        this.heads.set(event.origin, { seq: event.origin_seq, hash: event.hash });
        moved.add(event.origin);
        const rows = appended.get(event.stream);
        if (rows) rows.push(row);
        else appended.set(event.stream, [row]);
        clocks.push(event.hlc);
        result.accepted += 1;
      }
    }
    const sealed = new Heads(this.database, this.seal);
    for (const origin of moved) {
      const head = this.heads.get(origin) ?? { seq: 0, hash: FIRST_HASH };
      sealed.put({ origin, ...head });
      this.database.run(sql.replaceInto("view.applied").values({ origin, seq: head.seq, hash: head.hash }));
    }
    return { ...result, appended, clocks, position: last };
  }

  /** Whether an office was begun in what is here: no other one is ever joined to it. */
  private isFounded(): boolean {
    const found = this.database.rawGet(
      "SELECT 1 FROM events WHERE stream >= 'office/' AND stream < 'office0' AND type = ? LIMIT 1",
      OFFICE_ESTABLISHED,
    );
    return found !== undefined;
  }

  private noteGap(result: IngestResult, origin: string): void {
    const from = (this.heads.get(origin)?.seq ?? 0) + 1;
    if (!result.missing.some((gap) => gap.origin === origin)) result.missing.push({ origin, from });
  }

  private judge(event: WireEvent): "next" | "known" | "gap" | RefusalReason {
    const head = this.heads.get(event.origin) ?? { seq: 0, hash: FIRST_HASH };
    if (event.origin_seq <= head.seq) {
      const here = this.log.hashAt(event.origin, event.origin_seq);
      return here && Buffer.compare(here, event.hash) === 0 ? "known" : "fork";
    }
    if (event.origin === this.ownOrigin) return "own-origin";
    const distrust = this.distrusted.get(event.origin);
    if (distrust) return distrust;
    if (event.origin_seq > head.seq + 1) return "gap";
    if (Buffer.compare(event.prev_hash, head.hash) !== 0) return "fork";
    if (!hasItsHash(event)) return "wrong-hash";
    if (this.log.hasId(event.id)) return "known-id";
    if (event.type !== OFFICE_ESTABLISHED || !this.isFounded()) return "next";
    this.distrusted.set(event.origin, "other-office");
    return "other-office";
  }
}

/** The id of something that came as an event, as far as it can be named. */
function nameOf(event: WireEvent | null): string {
  return String(event?.id).slice(0, MOST_ID);
}
