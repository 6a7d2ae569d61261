import type { Database } from "../database";
import { sql } from "../database";
import type { FeatureSet } from "../feature-set";
import { toLogEvent } from "../log/eventlog";
import { type Keyring, keyIdOf } from "../log/keyring";
import { advance, lostOf, type StreamCache, type StreamLoader } from "../log/streams";
import type { EventRow } from "../tables";
import { flagNext, putFlags } from "./flags";
import { dependentsOf, projectStreams } from "./fold-rows";
import { isJudged, judgeKind } from "./judgement";
import type { Projector } from "./projector";

export interface FoldingWriter {
  database: Database;
  features: FeatureSet;
  keyring: Keyring;
  projector: Projector;
  loader: StreamLoader;
  cache: StreamCache;
}

/** Folds what came from elsewhere, events and keys, and writes the rows that follow. In the caller's transaction. */
export class TakenInFolder {
  constructor(private readonly parts: FoldingWriter) {}

  /** Folds events that were appended onto their streams, in the order of features. */
  foldAppended(appended: ReadonlyMap<string, readonly EventRow[]>): void {
    const { features, projector, keyring, database } = this.parts;
    for (const stream of features.streams) {
      let judged = false;
      for (const [name, rows] of appended) {
        if (features.streamOf(name) !== stream) continue;
        judged = this.foldStream(name, rows) || judged;
      }
      if (judged) judgeKind(database, stream, keyring, projector);
    }
    const followers = dependentsOf(database, features, new Set(appended.keys()), null);
    if (followers.size > 0) projectStreams(database, followers, keyring, projector, features);
  }

  /** Returns whether all streams of the kind have to be judged anew. */
  private foldStream(name: string, rows: readonly EventRow[]): boolean {
    const { features, projector, loader, cache, keyring, database } = this.parts;
    const stream = features.known(name);
    const held = cache.get(name);
    const events = rows.map((row) => toLogEvent(row, keyring));
    const follows = held !== null && events.every((event) => advance(held, event));
    const begun = follows ? null : loader.loadNew(name, rows, events);
    if (!follows && !begun) {
      cache.drop(name);
      loader.forget([name]);
    }
    const loaded = follows ? held : (begun ?? loader.load(name));
    if (follows) held.lost.push(...lostOf(stream, rows, events, keyring));
    else cache.put(loaded);
    if (!follows && loaded.flagged) putFlags(database, name, loaded.flagged, begun !== null);
    else flagNext(database, stream, name, events);
    if (!loaded.first) return false;
    loaded.contributed = projector.project(stream, name, loaded.state, {
      first: loaded.first,
      newText: !follows || events.some((event) => stream.searchedAnew.includes(event.type)),
      whole: !follows,
      events,
      before: loaded.contributed,
      lost: loaded.lost,
    });
    for (const row of rows) if (row.personal && !keyring.canOpen(row.personal)) this.awaitKey(name, row.personal);
    loader.keep(loaded, rows.at(-1)?.pos ?? 0);
    return isJudged(database, stream) || events.some((event) => stream.judgedAnew?.(event) === true);
  }

  /** Notes that a stream's rows have to be written again once the key of a sealed part comes. */
  private awaitKey(stream: string, sealed: Uint8Array): void {
    const id = keyIdOf(sealed);
    if (id) this.parts.database.run(sql.replaceInto("view.awaited_keys").values({ key_id: id, stream }));
  }

  /** Ids of the keys that rows wait for. */
  awaited(): Buffer[] {
    const rows = this.parts.database.all(sql.selectFrom("view.awaited_keys").select("key_id").distinct());
    return rows.map(({ key_id }) => Buffer.from(key_id));
  }

  /** Streams whose rows waited for one of these keys. */
  waitingFor(keys: readonly Buffer[]): Set<string> {
    const waiting = new Set<string>();
    for (const id of keys) {
      const awaited = sql.selectFrom("view.awaited_keys").select("stream").where("key_id", "=", id);
      for (const { stream } of this.parts.database.all(awaited)) waiting.add(stream);
    }
    return waiting;
  }

  /** Folds streams whose keys came, and waits for these keys no more. */
  foldOpened(names: ReadonlySet<string>, keys: readonly Buffer[]): void {
    this.foldAgain(names);
    for (const id of keys) this.parts.database.run(sql.deleteFrom("view.awaited_keys").where("key_id", "=", id));
  }

  /** Folds streams from the log and writes their rows anew: a key of theirs came or went. */
  foldAgain(names: ReadonlySet<string>): void {
    const { database, features, keyring, projector, loader, cache } = this.parts;
    for (const name of names) cache.drop(name);
    loader.forget(names);
    projectStreams(database, names, keyring, projector, features);
  }
}
