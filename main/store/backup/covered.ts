import { Database, sql } from "../database";
import { isDamage } from "../failures";
import { FIRST_HASH, hasItsHash } from "../log/bytes";
import type { ChainSeal } from "../log/chain-seal";
import { EVENT_COLUMNS, EventLog } from "../log/eventlog";
import { Heads } from "../log/heads";
import type { WireEvent } from "../log/ingest";
import type { Store } from "../store";
import type { EventRow } from "../tables";

const SLICE = 500;

/** How far a chain is known: what follows it is wanted. */
interface End {
  seq: number;
  hash: Uint8Array;
}

/**
 * The events of a log that follow the known ends and are covered by the office's key without a gap: each chain up to the
 * first that somebody without the key added or changed, or that cannot be read any more.
 */
function* coveredEvents(log: Database, seal: ChainSeal, known: ReadonlyMap<string, End>): Generator<EventRow> {
  const origins = new Set([...known.keys(), ...originsOf(log)]);
  for (const origin of origins) {
    let end: End = known.get(origin) ?? { seq: 0, hash: FIRST_HASH };
    for (const row of chainBehind(log, origin, end.seq)) {
      if (!isCovered(row, end, seal)) break;
      end = { seq: row.origin_seq, hash: row.hash };
      yield row;
    }
  }
}

/** A damaged page may hold anything: values of another kind count as no event. */
function isCovered(row: EventRow, end: End, seal: ChainSeal): boolean {
  const { origin, origin_seq: seq, hash } = row;
  try {
    const follows = seq === end.seq + 1 && Buffer.compare(row.prev_hash, end.hash) === 0;
    return follows && hasItsHash(row) && seal.fitsEvent(row.mac, { origin, seq, hash });
  } catch {
    return false;
  }
}

/** Ends early where the file cannot be read any further. */
function* chainBehind(log: Database, origin: string, seq: number): Generator<EventRow> {
  try {
    yield* log.rawEach<EventRow>(
      `SELECT ${EVENT_COLUMNS.join(", ")} FROM events WHERE origin = ? AND origin_seq > ? ORDER BY origin_seq`,
      origin,
      seq,
    );
  } catch (error) {
    if (!isDamage(error)) throw error;
  }
}

function originsOf(log: Database): string[] {
  try {
    return log.rawAll<{ origin: string }>("SELECT DISTINCT origin FROM events").map(({ origin }) => origin);
  } catch (error) {
    if (!isDamage(error)) throw error;
    return [];
  }
}

/**
 * Takes from a log that was set aside what is covered and a restored store lacks, so that nothing is lost between the
 * backup and the damage. Returns how many events came.
 */
export function takeCovered(store: Store, aside: string, seal: ChainSeal): number {
  const log = openAside(aside);
  if (!log) return 0;
  const known = new Map(new EventLog(store.database).heads().map(({ origin, seq, hash }) => [origin, { seq, hash }]));
  let taken = 0;
  let slice: WireEvent[] = [];
  const hand = () => {
    taken += store.ingest(slice).accepted;
    slice = [];
  };
  try {
    for (const { pos: _pos, received: _received, mac: _mac, ...event } of coveredEvents(log, seal, known)) {
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
  for (const { origin, origin_seq: seq, hash } of coveredEvents(copy, seal, new Map())) ends.set(origin, { seq, hash });
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
