import {
  advance as advanceEnd,
  endOf,
  followsAll,
  orderCausally,
  type StreamEnd,
} from "../../../shared/domain/eventlog/causal";
import { type ClockEnd, clockFits } from "../../../shared/domain/eventlog/clocks";
import type { LogEvent } from "../../../shared/domain/eventlog/event";
import type { First, Stream } from "../../features/feature";
import { type Database, type Prepared, sql } from "../database";
import { type FeatureSet, foldOnto } from "../feature-set";
import type { EventRow } from "../tables";
import { flagsOf, type StreamFlags } from "../view/flags";
import { NOTHING } from "../view/projector";
import { type EventLog, toLogEvent } from "./eventlog";
import type { Keyring, StreamKey } from "./keyring";

/** A stream as it was folded. The fold owns the state and changes it in place. */
export interface Loaded {
  stream: Stream;
  name: string;
  state: unknown;
  /** Its heads, and whether events here wait for ancestors that have not arrived. */
  end: StreamEnd;
  /** Where its clocks stand. */
  clocks: ClockEnd;
  /** The flags of its events where it was folded from the first one on; null where the view has them already. */
  flagged: StreamFlags | null;
  count: number;
  /** The lowest position that the stream has in this log, and who wrote its first event. */
  first: First | null;
  key: StreamKey | null;
  /** What the rows know of its contributions; null: not known here. */
  contributed: string | null;
  /** Ids of lost keys of what its rows hold something of. */
  lost: Buffer[];
}

/** Streams of at least so many events keep their folded state in the view, so that one more event folds few of them. */
const LONG = 500;
/** The same for those that let somebody in: they are folded at every start. */
const LONG_AT_THE_DOOR = 64;
/** A long stream's kept state is renewed after so many events. */
const RENEW = 16;
/** So many folded streams are held in memory, the least recently used ones dropped first. */
const HELD = 4_000;

/** Folded streams in memory: advanced by what follows their heads, dropped where something concurrent comes. */
export class StreamCache {
  private readonly held = new Map<string, Loaded>();

  get(name: string): Loaded | null {
    const found = this.held.get(name);
    if (!found) return null;
    this.held.delete(name);
    this.held.set(name, found);
    return found;
  }

  put(loaded: Loaded): void {
    this.held.set(loaded.name, loaded);
    if (this.held.size <= HELD) return;
    const [oldest] = this.held.keys();
    if (oldest !== undefined) this.held.delete(oldest);
  }

  drop(name: string): void {
    this.held.delete(name);
  }

  clear(): void {
    this.held.clear();
  }
}

/** Folds streams from the log, long ones from the state that the view keeps of them. */
export class StreamLoader {
  private readonly kept: Prepared<KeptRow, { stream: string }>;

  constructor(
    private readonly database: Database,
    private readonly log: EventLog,
    private readonly keyring: Keyring,
    private readonly features: FeatureSet,
  ) {
    this.kept = database.prepare((blank) =>
      sql.selectFrom("view.folded").selectAll().where("stream", "=", blank<string>("stream")),
    );
  }

  /** A stream as the log has it now, with the key that its next event is sealed with. */
  load(name: string): Loaded {
    const stream = this.features.known(name);
    const kept = this.kept.get({ stream: name });
    // A state that was not kept here, with the office's key, is somebody else's word.
    const isOwn = kept !== undefined && this.keyring.noteSeal.fits("kept state", sealedParts(kept), kept.mac);
    return (isOwn ? this.fromKept(stream, name, kept) : null) ?? this.fromLog(stream, name);
  }

  /**
   * A stream that begins with these rows, which have just been appended: folded without reading them again. `events`: the
   * same as reducers see them. Null where it had events before.
   */
  loadNew(name: string, rows: readonly EventRow[], events: readonly LogEvent[]): Loaded | null {
    const [first] = rows;
    if (!first || this.log.hasBefore(name, first.pos)) return null;
    return { ...this.fold(this.features.known(name), name, rows, events), contributed: NOTHING };
  }

  private fromLog(stream: Stream, name: string): Loaded {
    const rows = this.log.ofStream(name);
    const events = rows.map((row) => toLogEvent(row, this.keyring));
    return this.fold(stream, name, rows, events);
  }

  private fold(stream: Stream, name: string, rows: readonly EventRow[], events: readonly LogEvent[]): Loaded {
    const { ordered, waiting } = orderCausally(events);
    // After an erasure the stream goes on with another key: the last one counts.
    const sealed = rows.findLast((row) => row.personal !== null)?.personal;
    const [first] = ordered;
    const state = foldOnto(stream, null, ordered);
    const flagged = flagsOf(stream, { ordered, waiting }, state);
    return {
      stream,
      name,
      state,
      end: endOf({ ordered, waiting }),
      clocks: { ...flagged.clocks },
      flagged,
      count: ordered.length,
      first: first && rows[0] ? { pos: rows[0].pos, origin: first.origin } : null,
      key: sealed ? this.keyring.existing(sealed) : null,
      contributed: rows.length === 0 ? NOTHING : null,
      lost: lostOf(stream, rows, events, this.keyring),
    };
  }

  /** The kept state and what followed it; null where that is not one plain line. */
  private fromKept(stream: Stream, name: string, kept: KeptRow): Loaded | null {
    const loaded: Loaded = {
      stream,
      name,
      state: JSON.parse(kept.state),
      end: { heads: new Map(JSON.parse(kept.heads) as [string, string][]), waiting: false },
      clocks: JSON.parse(kept.clocks) as ClockEnd,
      flagged: null,
      count: kept.count,
      first: { pos: kept.first_pos, origin: kept.first_origin },
      key: kept.key_id ? this.keyring.byId(Buffer.from(kept.key_id)) : null,
      contributed: null,
      lost: [],
    };
    for (const row of this.log.ofStreamAfter(name, kept.pos)) {
      const event = toLogEvent(row, this.keyring);
      if (!advance(loaded, event)) return null;
      loaded.lost.push(...lostOf(stream, [row], [event], this.keyring));
      if (!loaded.key && row.personal) loaded.key = this.keyring.existing(row.personal);
    }
    return loaded;
  }

  /** Keeps a long stream's state in the view, now and then. `pos`: of the last event in it. */
  keep(loaded: Loaded, pos: number): void {
    if (loaded.count % RENEW === 0) this.keepNow(loaded, pos);
  }

  /** Keeps a long stream's state in the view. `pos`: of the last event in it, or of one of another stream behind it. */
  keepNow(loaded: Loaded, pos: number): void {
    // A state without what is sealed would hide that a key is lost.
    if (loaded.lost.length > 0 || loaded.end.waiting || !loaded.first) return;
    if (loaded.count < (loaded.stream.letsIn ? LONG_AT_THE_DOOR : LONG)) return;
    const kept = {
      stream: loaded.name,
      pos,
      count: loaded.count,
      heads: JSON.stringify([...loaded.end.heads]),
      first_pos: loaded.first.pos,
      first_origin: loaded.first.origin,
      key_id: loaded.key?.id ?? null,
      clocks: JSON.stringify(loaded.clocks),
      state: JSON.stringify(loaded.state),
    };
    const mac = this.keyring.noteSeal.of("kept state", sealedParts(kept));
    this.database.run(sql.replaceInto("view.folded").values({ ...kept, mac }));
  }

  /** Forgets the kept state of streams: what came does not follow it, or a key of theirs came or went. */
  forget(names: Iterable<string>): void {
    for (const stream of names) this.database.run(sql.deleteFrom("view.folded").where("stream", "=", stream));
  }
}

/** Ids of the lost keys of those sealed parts that rows hold something of. `rows` and `events` are the same ones. */
export function lostOf(
  stream: Stream,
  rows: readonly EventRow[],
  events: readonly LogEvent[],
  keyring: Keyring,
): Buffer[] {
  return rows.flatMap(({ type, personal }, index) => {
    if (!personal || events[index]?.personal !== null || !stream.personalInRows.includes(type)) return [];
    return keyring.lostKeyOf(personal) ?? [];
  });
}

type KeptRow = {
  stream: string;
  pos: number;
  count: number;
  heads: string;
  first_pos: number;
  first_origin: string;
  key_id: Uint8Array | null;
  clocks: string;
  state: string;
  mac: Uint8Array;
};

/** What the seal of a kept state covers: all of it. */
function sealedParts(kept: Omit<KeptRow, "mac">): (string | Uint8Array)[] {
  const numbers = [kept.pos, kept.count, kept.first_pos].join(" ");
  return [kept.stream, numbers, kept.heads, kept.first_origin, kept.key_id ?? "", kept.clocks, kept.state];
}

/** True where an event knew everything in a stream, and leaves every flag of it as it was. */
export function follows({ end, clocks }: Pick<Loaded, "end" | "clocks">, event: LogEvent): boolean {
  return followsAll(end, event) && clockFits(clocks, event);
}

/**
 * Folds one more event onto a stream where it follows exactly what was known, as all events of one workstation do.
 * Returns false, with nothing changed, where it is concurrent, its ancestors are missing, or its clock puts others' in doubt.
 */
export function advance(loaded: Loaded, event: LogEvent): boolean {
  if (loaded.count === 0 || !follows(loaded, event)) return false;
  loaded.state = foldOnto(loaded.stream, loaded.state, [event]);
  advanceEnd(loaded.end, event);
  loaded.clocks.latest = Math.max(loaded.clocks.latest, event.at.wall);
  loaded.count += 1;
  return true;
}
