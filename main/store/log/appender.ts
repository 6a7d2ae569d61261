import { namedHeads } from "../../../shared/domain/eventlog/causal";
import type { AuthorClock, LogEvent, NewEvent } from "../../../shared/domain/eventlog/event";
import { Refusal } from "../../../shared/ipc/errors";
import type { RandomSource } from "../../platform/ids";
import { HybridClock } from "../../sync/hlc";
import { type Database, type Prepared, type SqlValue, sql } from "../database";
import { type FeatureSet, foldOnto } from "../feature-set";
import { flagNext, putFlags } from "../view/flags";
import { dependentsOf, projectStreams } from "../view/fold-rows";
import { bringInStep } from "../view/heal";
import { isJudged, judgeKind } from "../view/judgement";
import type { Projector } from "../view/projector";
import { FIRST_HASH } from "./bytes";
import type { EventLog } from "./eventlog";
import { Heads } from "./heads";
import type { Keyring } from "./keyring";
import { loggedEvent, makeRow } from "./row";
import { follows, type Loaded, type StreamLoader } from "./streams";

/** What the writer's connection works on. */
export interface AppenderParts {
  database: Database;
  log: EventLog;
  keyring: Keyring;
  features: FeatureSet;
  projector: Projector;
  loader: StreamLoader;
  random: RandomSource;
}

/**
 * Writes events under this workstation's origin: the next position, the next link of the hash chain, the clock, the
 * rows that follow. Knows where the log stands and finds it again after a commit that failed.
 */
export class Appender {
  origin: string | null = null;
  private hybrid: HybridClock | null = null;
  private head: { seq: number; hash: Uint8Array } = { seq: 0, hash: FIRST_HASH };
  private position = 0;
  private unsettled = false;
  private readonly heads: Heads;
  private readonly markApplied: Prepared<unknown, Record<string, SqlValue>>;

  constructor(private readonly parts: AppenderParts) {
    this.heads = new Heads(parts.database, parts.keyring.chainSeal);
    this.markApplied = parts.database.prepare((blank) =>
      sql.replaceInto("view.applied").values({ origin: blank("origin"), seq: blank("seq"), hash: blank("hash") }),
    );
  }

  /** Finds where the log ends and where the clock stands. `now` in epoch milliseconds. */
  resume(now: number): void {
    const { log } = this.parts;
    this.origin = log.meta("origin");
    const heads = log.heads();
    // The own clock goes on from where it stood, however far ahead that was; others' only within the tolerance.
    const own = heads.find(({ origin }) => origin === this.origin);
    this.hybrid = this.origin ? new HybridClock(this.origin, own?.hlc ?? null) : null;
    for (const { origin, hlc } of heads) if (origin !== this.origin) this.hybrid?.observe(hlc, now);
    this.locate();
  }

  private locate(): void {
    const { log } = this.parts;
    this.head = log.heads().find(({ origin }) => origin === this.origin) ?? { seq: 0, hash: FIRST_HASH };
    this.position = log.lastPosition();
  }

  get lastPosition(): number {
    return this.position;
  }

  /** Takes note of events from elsewhere that were appended. */
  advanceTo(position: number, clocks: readonly string[], now: number): void {
    this.position = position;
    for (const hlc of clocks) this.hybrid?.observe(hlc, now);
  }

  /**
   * Runs `work` in one transaction on log and view. The log commits first: where only the view found no room, the events
   * are recorded, so the work counts as done and the view follows before the next one.
   *
   * @param positionAfter the log's last position once the work is committed.
   */
  transact<T>(work: () => T, positionAfter: () => number): T {
    const before = { head: this.head, position: this.position };
    let done: { result: T } | null = null;
    try {
      return this.parts.database.transaction(() => {
        const result = work();
        done = { result };
        return result;
      });
    } catch (error) {
      const finished = done as { result: T } | null;
      if (finished !== null) {
        this.unsettled = true;
        if (positionAfter() > before.position && this.parts.log.lastPosition() === positionAfter()) {
          return finished.result;
        }
      }
      this.head = before.head;
      this.position = before.position;
      throw error;
    }
  }

  /** After a commit that failed half-way: what the log holds counts, and the view follows it. True if it did. */
  settle(): boolean {
    if (!this.unsettled) return false;
    const { database, log, keyring, features } = this.parts;
    bringInStep(database, log, keyring, features);
    this.locate();
    this.unsettled = false;
    return true;
  }

  /**
   * Appends what a command decided, folds it and writes its rows. Runs in the caller's transaction.
   * @throws Refusal `setup-needed`
   */
  write(events: readonly NewEvent[], actor: string, now: AuthorClock, load: (stream: string) => Loaded): void {
    const { database, log, keyring, projector, features, loader } = this.parts;
    const origin = this.origin;
    if (!origin || !this.hybrid) throw new Refusal("setup-needed");
    const touched = new Map<string, { loaded: Loaded; newText: boolean; written: LogEvent[]; again: boolean }>();
    for (const event of events) {
      const loaded = load(event.stream);
      const { stream } = loaded;
      const entry = touched.get(event.stream) ?? { loaded, newText: loaded.first === null, written: [], again: false };
      touched.set(event.stream, entry);
      entry.newText ||= stream.searchedAnew.includes(event.type);
      const after = namedHeads(loaded.end.heads);
      const place = {
        origin,
        seq: this.head.seq + 1,
        previous: this.head.hash,
        pos: this.position + 1,
        hlc: this.hybrid.tick(now.wall),
      };
      const row = makeRow(
        { ...event, v: stream.versions?.[event.type] ?? 1 },
        { loaded, after },
        place,
        actor,
        now,
        this.parts,
      );
      log.insert(row);
      const written = loggedEvent(event, row, after);
      entry.written.push(written);
      entry.again ||= !follows(loaded, written);
      loaded.state = foldOnto(stream, loaded.state, [written]);
      for (const id of after) loaded.end.heads.delete(id);
      loaded.end.heads.set(row.id, row.hlc);
      loaded.clocks.latest = Math.max(loaded.clocks.latest, now.wall);
      loaded.count += 1;
      loaded.first ??= { pos: row.pos, origin };
      this.position = row.pos;
      this.head = { seq: row.origin_seq, hash: row.hash };
    }
    for (const [name, { loaded, newText, written, again }] of touched) {
      // More heads than an event names, or a clock that puts others in doubt: what all events together say is asked anew.
      if (again) {
        loader.forget([name]);
        Object.assign(loaded, loader.load(name));
      }
      if (!loaded.first) continue;
      if (again && loaded.flagged) putFlags(database, name, loaded.flagged);
      else flagNext(database, loaded.stream, name, written);
      loaded.contributed = projector.project(loaded.stream, name, loaded.state, {
        first: loaded.first,
        newText,
        whole: again,
        events: written,
        before: again ? null : loaded.contributed,
        lost: loaded.lost,
      });
      loader.keep(loaded, this.position);
    }
    // What was written here was checked by its command; only where something was without effect before, all is judged.
    for (const stream of new Set([...touched.values()].map(({ loaded }) => loaded.stream))) {
      if (isJudged(database, stream)) judgeKind(database, stream, keyring, projector);
    }
    const types = new Set(events.map((event) => event.type));
    const followers = dependentsOf(database, features, new Set(touched.keys()), types);
    if (followers.size > 0) projectStreams(database, followers, keyring, projector, features);
    this.markApplied.run({ origin, seq: this.head.seq, hash: this.head.hash });
    this.heads.put({ origin, ...this.head });
  }
}
