import { z } from "zod";
import type { Database } from "../database";
import { sql } from "../database";
import type { FeatureSet } from "../feature-set";
import type { EventRow } from "../tables";
import { flagEvent } from "../view/flags";
import { FIRST_HASH, hasItsHash, isStorable } from "./bytes";
import type { EventLog } from "./eventlog";

/** An event as it travels: the stored columns, without what is local. */
export type WireEvent = Omit<EventRow, "pos" | "received">;

const bytes = z.instanceof(Uint8Array);
const text = z.string().min(1).refine(isStorable);
const wireSchema = z.strictObject({
  id: text,
  stream: text.regex(/^[^/]+\/.+$/),
  type: text,
  v: z.int().positive().max(0xffff_ffff),
  after: text.refine(isIdList),
  hlc: text.regex(/^\d{13}-[0-9a-f]{4}-.+$/),
  wall: z.int(),
  mono: z.int(),
  origin: text,
  origin_seq: z.int().positive(),
  prev_hash: bytes,
  hash: bytes,
  actor: text,
  payload: text.refine(isObject),
  personal: bytes.nullable(),
});

function isIdList(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) && value.every((item) => typeof item === "string");
  } catch {
    return false;
  }
}

function isObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

/**
 * Why an event was not taken: unreadable columns, a hash that does not fit, another event in its place or under its id,
 * or a chain that only this workstation continues.
 */
export type RefusalReason = "unreadable" | "wrong-hash" | "fork" | "known-id" | "own-origin";

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

  constructor(
    private readonly database: Database,
    private readonly log: EventLog,
    private readonly features: FeatureSet,
    private readonly ownOrigin: string | null,
  ) {
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
    const clocks: string[] = [];
    let last = position;
    const readable = events.filter((event) => {
      if (wireSchema.safeParse(event).success) return true;
      result.refused.push({ id: String((event as WireEvent | null)?.id), reason: "unreadable" });
      return false;
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
        const row: EventRow = { ...event, pos: last, received };
        this.log.insert(row);
        flagEvent(this.database, this.features, row);
        this.heads.set(event.origin, { seq: event.origin_seq, hash: event.hash });
        appended.set(event.stream, [...(appended.get(event.stream) ?? []), row]);
        clocks.push(event.hlc);
        result.accepted += 1;
      }
    }
    for (const [origin, head] of this.heads) {
      if (result.accepted > 0)
        this.database.run(sql.replaceInto("view.applied").values({ origin, seq: head.seq, hash: head.hash }));
    }
    return { ...result, appended, clocks, position: last };
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
    if (event.origin_seq > head.seq + 1) return "gap";
    if (Buffer.compare(event.prev_hash, head.hash) !== 0) return "fork";
    if (!hasItsHash(event)) return "wrong-hash";
    return this.log.hasId(event.id) ? "known-id" : "next";
  }
}
