import { Database, sql } from "../database";
import { isDamage } from "../failures";
import { FIRST_HASH, hasItsHash } from "../log/bytes";
import type { ChainSeal } from "../log/chain-seal";
import { EVENT_COLUMNS } from "../log/eventlog";
import { Heads } from "../log/heads";
import type { WireEvent } from "../log/ingest";
import type { Store } from "../store";
import type { EventRow } from "../tables";

const SLICE = 500;

/**
 * The events of a log that its office's key covers without a gap: each chain up to the first that somebody without the
 * key added or changed. Ends early where the file cannot be read any further.
 */
function* coveredEvents(log: Database, seal: ChainSeal): Generator<EventRow> {
  let end = { origin: "", seq: 0, hash: FIRST_HASH as Uint8Array, ended: false };
  try {
    const statement = log.raw.prepare(`SELECT ${EVENT_COLUMNS.join(", ")} FROM events ORDER BY origin, origin_seq`);
    for (const item of statement.iterate()) {
      const row = item as unknown as EventRow;
      const { origin, origin_seq: seq, hash } = row;
      if (origin !== end.origin) end = { origin, seq: 0, hash: FIRST_HASH, ended: false };
      const follows = seq === end.seq + 1 && Buffer.compare(row.prev_hash, end.hash) === 0;
      end.ended ||= !(follows && hasItsHash(row) && seal.fitsEvent(row.mac, { origin, seq, hash }));
      if (end.ended) continue;
      end.seq = seq;
      end.hash = hash;
      yield row;
    }
  } catch (error) {
    if (!isDamage(error)) throw error;
  }
}

/**
 * Takes from a log that was set aside what is covered and a restored store lacks, so that nothing is lost between the
 * backup and the damage. Returns how many events came.
 */
export function takeCovered(store: Store, aside: string, seal: ChainSeal): number {
  const log = openAside(aside);
  if (!log) return 0;
  let taken = 0;
  let slice: WireEvent[] = [];
  const hand = () => {
    taken += store.ingest(slice).accepted;
    slice = [];
  };
  try {
    for (const { pos: _pos, received: _received, mac: _mac, ...event } of coveredEvents(log, seal)) {
      if (slice.push(event) === SLICE) hand();
    }
    hand();
    return taken;
  } finally {
    log.close();
  }
}

/** Null for a file that is no log any more. */
function openAside(path: string): Database | null {
  const log = new Database(path, { readOnly: true });
  try {
    log.rawGet("SELECT 1 FROM events LIMIT 1");
    return log;
  } catch {
    log.close();
    return null;
  }
}

/** Takes out of a copy of a log whatever is not covered, and seals the ends that are left. */
export function keepCovered(copy: Database, seal: ChainSeal): void {
  const ends = new Map<string, { seq: number; hash: Uint8Array }>();
  for (const { origin, origin_seq: seq, hash } of coveredEvents(copy, seal)) ends.set(origin, { seq, hash });
  copy.transaction(() => {
    const heads = new Heads(copy, seal);
    copy.exec("DELETE FROM heads");
    for (const { origin } of copy.rawAll<{ origin: string }>("SELECT DISTINCT origin FROM events")) {
      const end = ends.get(origin);
      copy.run(
        sql
          .deleteFrom("events")
          .where("origin", "=", origin)
          .where("origin_seq", ">", end?.seq ?? 0),
      );
      if (end) heads.put({ origin, ...end });
    }
  });
}
