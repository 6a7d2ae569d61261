import type { Database } from "../database";
import { isDamage } from "../failures";
import type { EventRow } from "../tables";
import type { ChainSeal } from "./chain-seal";
import { EVENT_COLUMNS, EventLog, type OriginHead } from "./eventlog";
import { sealedHeads } from "./heads";
import { type CheckedPlace, type LogCheck, NEVER_CHECKED, readLogCheck, writeLogCheck } from "./log-check";
import type { NoteSeal } from "./note-seal";
import { badness } from "./verification";

const DAY_MS = 86_400_000;
/** The whole log is walked again after so long: at least once in each week that the console runs. */
const WHOLE_AFTER_MS = 6 * DAY_MS;
/** Damage that was found is looked for again after so long: somebody may have mended it. */
const DAMAGED_AFTER_MS = DAY_MS;
/** What was written since is checked after so long: a crash then leaves little that nobody has looked at. */
const NEWEST_AFTER_MS = 10 * 60_000;
/** A slice of a walk: some tens of milliseconds. */
const SLICE = 2_000;

type Bad = NonNullable<NonNullable<LogCheck["whole"]>["bad"]>;

export interface LogCheckerParts {
  /** A connection of its own. */
  log: Database;
  chainSeal: ChainSeal;
  noteSeal: NoteSeal;
  /** Where it is noted how far it got. */
  path: string;
  /** Epoch milliseconds. */
  now(): number;
}

/**
 * Checks the log's chains while nobody waits, some events at a time, and goes on after a restart where it was: every
 * event's bytes against its hash, its place and the office's key, and where each chain ends. A byte that a disk changed
 * is found by this, whatever the file's time says.
 */
export class LogChecker {
  private state: LogCheck;
  private newestAt: number;
  private readonly events: EventLog;

  constructor(private readonly parts: LogCheckerParts) {
    this.events = new EventLog(parts.log);
    const noted = readLogCheck(parts.path, parts.noteSeal);
    // A log that is not the one that was checked, an older copy of it, is walked from its beginning.
    const fits = ({ origin, seq, hash }: CheckedPlace) => hexOf(this.events.hashAt(origin, seq)) === hash;
    this.state = [...noted.good, ...(noted.walk?.places ?? [])].every(fits) ? noted : NEVER_CHECKED;
    this.newestAt = parts.now();
  }

  /** Checks the next slice, if it is time to. Returns whether a walk over the whole log came to its end with it. */
  step(): boolean {
    const { whole } = this.state;
    const now = this.parts.now();
    const wait = whole?.bad ? DAMAGED_AFTER_MS : WHOLE_AFTER_MS;
    const isDue = whole === null || now - whole.at >= wait || whole.at > now + DAY_MS;
    if (this.state.walk === null && isDue) this.state = { ...this.state, walk: { events: 0, places: [] } };
    const isRest = whole?.bad || Math.abs(now - this.newestAt) < NEWEST_AFTER_MS;
    if (this.state.walk === null && isRest) return false;
    const { walk, good } = this.state;
    const slice = this.slice(walk?.places ?? good);
    if (slice.isEnd) this.newestAt = now;
    if (slice.bad || (walk && slice.isEnd)) {
      const events = (walk?.events ?? whole?.events ?? 0) + slice.events;
      this.note({
        whole: { at: now, events, bad: slice.bad },
        walk: null,
        good: slice.bad ? good : slice.places,
      });
      return true;
    }
    if (walk) this.note({ whole, walk: { events: walk.events + slice.events, places: slice.places }, good });
    else if (slice.events > 0) this.note({ whole, walk, good: slice.places });
    return false;
  }

  private note(state: LogCheck): void {
    this.state = state;
    writeLogCheck(this.parts.path, state, this.parts.noteSeal);
  }

  /** The next events behind these places; `isEnd`: they were the last ones. All of it of one moment. */
  private slice(places: CheckedPlace[]): Slice {
    const { log, chainSeal } = this.parts;
    log.exec("BEGIN");
    let at: CheckedPlace | null = null;
    try {
      const heads = this.events.heads();
      const placeOf = (origin: string) => places.find((place) => place.origin === origin) ?? null;
      const next = heads.find(({ origin, seq }) => (placeOf(origin)?.seq ?? 0) < seq);
      if (!next) return { places, events: 0, isEnd: true, bad: badEnd(log, heads, chainSeal) };
      at = placeOf(next.origin) ?? { origin: next.origin, seq: 0, hash: "" };
      const { end, events, bad } = checkBehind(log, at, SLICE, chainSeal);
      const others = places.filter(({ origin }) => origin !== next.origin);
      return { places: [...others, end], events, isEnd: false, bad };
    } catch (error) {
      if (!isDamage(error)) throw error;
      const bad = { origin: at?.origin ?? "", seq: (at?.seq ?? 0) + 1, id: "", reason: "damaged" };
      return { places, events: 0, isEnd: false, bad };
    } finally {
      if (log.inTransaction) log.exec("ROLLBACK");
    }
  }
}

interface Slice {
  places: CheckedPlace[];
  events: number;
  isEnd: boolean;
  bad: Bad | null;
}

/** Checks up to so many events behind a place in a chain; without `seal` the chain alone. */
function checkBehind(
  log: Database,
  place: CheckedPlace,
  limit: number,
  seal: ChainSeal | null,
): { end: CheckedPlace; events: number; bad: Bad | null } {
  const { origin } = place;
  let last: Pick<EventRow, "origin_seq" | "hash"> | null =
    place.seq === 0 ? null : { origin_seq: place.seq, hash: Buffer.from(place.hash, "hex") };
  let events = 0;
  const rows = log.rawEach<EventRow>(
    `SELECT ${EVENT_COLUMNS.join(", ")} FROM events WHERE origin = ? AND origin_seq > ? ORDER BY origin_seq LIMIT ?`,
    origin,
    place.seq,
    limit,
  );
  for (const row of rows) {
    const reason = badness(row, last, seal);
    if (reason) return { end: place, events, bad: { origin, seq: row.origin_seq, id: row.id, reason } };
    last = row;
    events += 1;
  }
  const end = last ? { origin, seq: last.origin_seq, hash: hexOf(last.hash) } : place;
  return { end, events, bad: null };
}

/** A chain whose end is not sealed as it is, or of which events are missing at its end. */
function badEnd(log: Database, heads: readonly OriginHead[], seal: ChainSeal): Bad | null {
  const unseen = sealedHeads(log);
  for (const { origin, seq, hash } of heads) {
    const head = unseen.get(origin);
    unseen.delete(origin);
    const isSealed = head !== undefined && seal.fitsHead(head.mac, head);
    if (isSealed && head.seq > seq) return { origin, seq: seq + 1, id: "", reason: "cut" };
    if (!isSealed || head.seq !== seq || hexOf(head.hash) !== hexOf(hash))
      return { origin, seq, id: "", reason: "head" };
  }
  for (const origin of unseen.keys()) return { origin, seq: 1, id: "", reason: "cut" };
  return null;
}

/** After a crash so many events of a chain are checked at most before the log is used; the rest while nobody waits. */
const AFTER_CRASH = 20_000;

/**
 * The first event behind the last known good ends of the chains that is not as it was written, or null: for a log that was
 * not closed. What stood there before was checked before.
 */
export function firstBadSince(log: Database, good: readonly CheckedPlace[]): Bad | null {
  const events = new EventLog(log);
  for (const { origin, seq } of events.heads()) {
    const known = good.find((place) => place.origin === origin);
    const isHere = known !== undefined && hexOf(events.hashAt(origin, known.seq)) === known.hash;
    const from = Math.max(isHere ? known.seq : 0, seq - AFTER_CRASH);
    const { bad } = checkBehind(
      log,
      { origin, seq: from, hash: hexOf(events.hashAt(origin, from)) },
      AFTER_CRASH,
      null,
    );
    if (bad) return bad;
  }
  return null;
}

function hexOf(hash: Uint8Array | null): string {
  return hash ? Buffer.from(hash.buffer, hash.byteOffset, hash.byteLength).toString("hex") : "";
}
