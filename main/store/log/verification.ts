import { Refusal } from "../../../shared/ipc/errors";
import type { Database } from "../database";
import type { EventRow } from "../tables";
import { FIRST_HASH, hasItsHash } from "./bytes";
import type { ChainPlace, ChainSeal } from "./chain-seal";
import { EVENT_COLUMNS, EventLog } from "./eventlog";
import { sealedHeads } from "./heads";

export interface Verification {
  events: number;
  origins: number;
  ok: boolean;
  /** Whether all of it is sealed with the office's own key; null where no key was there to tell. */
  keyed: boolean | null;
  firstBad: BadEvent | null;
}

/**
 * The first event whose stored bytes do not fit its hash or its place in the chain; with the key also the first that
 * nobody with the key wrote or took in (`foreign`), that is missing at a chain's end (`cut`, without an id), or behind
 * which the end of its chain is not sealed (`head`).
 */
export interface BadEvent {
  origin: string;
  seq: number;
  id: string;
  reason: "hash" | "chain" | "gap" | "foreign" | "cut" | "head";
}

/**
 * Walks every origin's chain over the stored bytes. `progress` gets the number of events checked so far. With `seal` what
 * somebody without the office key did is found too.
 */
export function verifyLog(
  database: Database,
  progress: (events: number) => void = () => {},
  seal: ChainSeal | null = null,
): Verification {
  if (database.inTransaction) return walk(database, progress, seal);
  // Events and sealed ends of one moment, while the console goes on writing.
  database.exec("BEGIN");
  try {
    return walk(database, progress, seal);
  } finally {
    if (database.inTransaction) database.exec("ROLLBACK");
  }
}

function walk(database: Database, progress: (events: number) => void, seal: ChainSeal | null): Verification {
  const rows = database.rawEach<EventRow>(`SELECT ${EVENT_COLUMNS.join(", ")} FROM events ORDER BY origin, origin_seq`);
  const unseen = seal ? sealedHeads(database) : new Map();
  const done = { events: 0, origins: 0 };
  const bad = (firstBad: BadEvent): Verification => ({ ...done, ok: false, keyed: seal && false, firstBad });
  let last: Pick<EventRow, "origin" | "origin_seq" | "hash" | "id"> | null = null;
  const badEnd = (): BadEvent | null => {
    if (!seal || !last) return null;
    const { origin, origin_seq: seq, hash, id } = last;
    const head = unseen.get(origin);
    unseen.delete(origin);
    if (head && seal.fitsHead(head.mac, head)) {
      if (head.seq > seq) return { origin, seq: seq + 1, id: "", reason: "cut" };
      if (head.seq === seq && Buffer.compare(head.hash, hash) === 0) return null;
    }
    return { origin, seq, id, reason: "head" };
  };
  for (const row of rows) {
    if (row.origin !== last?.origin) {
      const ended = badEnd();
      if (ended) return bad(ended);
      done.origins += 1;
      last = null;
    }
    const reason = badness(row, last, seal);
    if (reason) return bad({ origin: row.origin, seq: row.origin_seq, id: row.id, reason });
    last = row;
    done.events += 1;
    if (done.events % 5_000 === 0) progress(done.events);
  }
  const ended = badEnd();
  if (ended) return bad(ended);
  // A chain of which nothing is left but its sealed end.
  for (const origin of unseen.keys()) return bad({ origin, seq: 1, id: "", reason: "cut" });
  return { ...done, ok: true, keyed: seal && true, firstBad: null };
}

/** What is wrong with an event behind the one before it in its chain. */
export function badness(
  row: EventRow,
  before: Pick<EventRow, "origin_seq" | "hash"> | null,
  seal: ChainSeal | null,
): BadEvent["reason"] | null {
  if (row.origin_seq !== (before?.origin_seq ?? 0) + 1) return "gap";
  if (Buffer.compare(row.prev_hash, before?.hash ?? FIRST_HASH) !== 0) return "chain";
  if (!hasItsHash(row)) return "hash";
  const place = { origin: row.origin, seq: row.origin_seq, hash: row.hash };
  return seal && !seal.fitsEvent(row.mac, place) ? "foreign" : null;
}

/**
 * Checks that every chain ends where this office's own key says it does. A log in which somebody without the key added,
 * exchanged or took away events is neither used nor set aside: it is whole as a file, and a person has to decide.
 * @throws Refusal `log-foreign` with the first event that is not covered; `office-key-other` where the key is not this log's
 */
export function requireSealedHeads(log: Database, seal: ChainSeal): void {
  const sealed = sealedHeads(log);
  const ends = new EventLog(log).heads();
  const wellSealed = ends.filter((end) => {
    const head = sealed.get(end.origin);
    return head?.seq === end.seq && Buffer.compare(head.hash, end.hash) === 0 && seal.fitsHead(head.mac, head);
  });
  if (wellSealed.length === ends.length && sealed.size === ends.length) return;
  const { firstBad } = verifyLog(log, undefined, seal);
  if (!firstBad) return;
  const { origin, seq, reason } = firstBad;
  const first = ends.length > 0 && wellSealed.length === 0 && !anySealFits(log, seal);
  throw first ? new Refusal("office-key-other") : new Refusal("log-foreign", { origin, seq, reason });
}

/** Whether one of the log's first events was sealed with this key: if none was, it is the key that is the wrong one. */
function anySealFits(log: Database, seal: ChainSeal): boolean {
  return log
    .rawAll<ChainPlace & { mac: Uint8Array }>(
      "SELECT origin, origin_seq AS seq, hash, mac FROM events ORDER BY pos LIMIT 10",
    )
    .some((event) => seal.fitsEvent(event.mac, event));
}
