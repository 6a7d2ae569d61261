import { rmSync } from "node:fs";
import { deskActor, operatorActor } from "../../shared/domain/eventlog/actor";
import type { Enrolment } from "../../shared/domain/eventlog/enrolment";
import type { AuthorClock, NewEvent } from "../../shared/domain/eventlog/event";
import { Refusal } from "../../shared/ipc/errors";
import type { Features } from "../features/feature";
import type { OperatorReference, Reference } from "../features/reference";
import type { Clock } from "../platform/clock";
import type { RandomSource } from "../platform/ids";
import { type FolderLock, lockFolder } from "../platform/lock";
import { placeOf } from "../platform/machine";
import type { OfficeKey } from "../platform/office-key";
import type { DataPaths } from "../platform/paths";
import { type CommandContext, CommandRunner } from "./command-runner";
import { type Database, sql } from "./database";
import { asRefusal, isDamage } from "./failures";
import { FeatureSet } from "./feature-set";
import { attachmentFile } from "./files/files";
import { contentsOf } from "./files/referred";
import type { StagedFiles } from "./files/staged";
import { Appender } from "./log/appender";
import { type ErasureGround, erasedEvent, erasedStreams, reachOfErasure } from "./log/erasure";
import { EventLog, toLogEvent } from "./log/eventlog";
import { incarnationOf, newIdentity, type WorkstationIdentity } from "./log/identity";
import { PLACE, reasonToGoOnAnew } from "./log/incarnation";
import { Ingestion, type IngestResult, type WireEvent } from "./log/ingest";
import { Keyring, keyIdOf, type WrappedKey } from "./log/keyring";
import { forgetCleanClose, keysRefusal, noteCleanClose, openLog, requireKeys } from "./log/opening";
import { type JudgedHead, type SignedHead, SignedHeads } from "./log/signed-heads";
import { advance, type Loaded, StreamCache, StreamLoader } from "./log/streams";
import { requireSealedHeads } from "./log/verification";
import type { EventRow } from "./tables";
import { flagNext, putFlags } from "./view/flags";
import { dependentsOf, projectStreams } from "./view/fold-rows";
import { healView, type Notice } from "./view/heal";
import { isJudged, judgeKind } from "./view/judgement";
import { Projector } from "./view/projector";
import { searchedKinds } from "./view/schema";
import { forgetWords, indexPending, mergeIndexes } from "./view/search";
import { Series } from "./view/series";

export interface StoreOptions {
  paths: DataPaths;
  officeKey: OfficeKey;
  clock: Clock;
  random: RandomSource;
  /** What the console consists of, in the order of folding. */
  features: Features;
  /** Files that operators handed over; without it no command finds any. */
  staged?: StagedFiles;
  /** Called after a commit with what changed. */
  onChanged?: (topics: readonly string[]) => void;
  /** What only one workstation may do at a time: a fencing number, 0 without a hub. */
  exclusive?: (name: string) => number;
  /** Events folded so far and in all, while view.db is built again. */
  onRebuild?: (done: number, all: number) => void;
}

export type { CommandContext } from "./command-runner";
export type { WorkstationIdentity } from "./log/identity";

/** Many commands in one transaction: what to announce at its end, and the failure that spoilt it. */
interface Bulk {
  topics: Set<string>;
  failure: { error: unknown } | null;
  /** Staged files that its commands used. */
  used: string[];
}

const SEARCH_BATCH = 200;

/**
 * The one writer of a data folder: log.db and view.db on one connection, one command at a time, synchronously.
 * A command's events, their fold and their rows are committed together; only then is it answered.
 */
export class Store {
  readonly notices: Notice[];
  private readonly log: EventLog;
  private readonly reference: Reference;
  private readonly projector: Projector;
  private readonly loader: StreamLoader;
  private readonly cache = new StreamCache();
  /** Kinds of stream whose index may still hold words of persons who were erased. */
  private readonly wordsToForget = new Set<string>();
  private readonly appender: Appender;
  private readonly runner: CommandRunner;
  private readonly series: Series;
  private readonly signedHeads: SignedHeads;
  private numberPrefix = "";
  private bulk: Bulk | null = null;
  /** Topics of the commands of one call, announced at its end. */
  private gathered: Set<string> | null = null;
  private damaged = false;

  private constructor(
    private readonly options: StoreOptions,
    private readonly lock: FolderLock,
    readonly database: Database,
    private readonly keyring: Keyring,
    private readonly features: FeatureSet,
    notices: Notice[],
  ) {
    this.notices = notices;
    this.log = new EventLog(database);
    this.reference = features.features.reference(database);
    this.projector = new Projector(database, features, this.reference);
    this.loader = new StreamLoader(database, this.log, keyring, features);
    this.appender = new Appender({
      database,
      log: this.log,
      keyring,
      features,
      projector: this.projector,
      loader: this.loader,
      random: options.random,
    });
    this.signedHeads = new SignedHeads(database, this.log, keyring);
    this.series = new Series(database, () => ({ origin: this.appender.origin ?? "", prefix: this.numberPrefix }));
    this.runner = new CommandRunner({
      features,
      reference: this.reference,
      rows: database,
      series: this.series,
      random: options.random,
      staged: options.staged,
      exclusive: options.exclusive ?? (() => 0),
    });
    this.readIdentity();
  }

  /**
   * Opens a data folder for writing, mends view.db where it must be, and holds the folder's lock until `close`.
   * @throws Refusal `data-folder-in-use`, `log-newer`, `log-damaged`, `log-foreign`, `office-key-other`, `disk-full`
   */
  static open(options: StoreOptions): Store {
    const { paths } = options;
    const now = options.clock.now().wall;
    const opened: { release(): void }[] = [];
    const keep = <T>(thing: T, release: (thing: T) => void): T => {
      opened.unshift({ release: () => release(thing) });
      return thing;
    };
    try {
      const lock = keep(lockFolder(paths.lock, now), (held) => held.release());
      const database = keep(openLog(paths, now), (log) => log.close());
      const keyring = keep(openKeys(options, database), (keys) => keys.close());
      requireSealedHeads(database, keyring.chainSeal);
      const features = new FeatureSet(options.features);
      const { notices, logIsOlder } = healView(database, paths, keyring, features, options.onRebuild);
      forgetCleanClose(paths, "both");
      const store = new Store(options, lock, database, keyring, features, notices);
      store.keepOfficeKey();
      store.settleIn(logIsOlder);
      return store;
    } catch (error) {
      for (const { release } of opened) release();
      throw asRefusal(error, paths.folder);
    }
  }

  /** Keeps a copy of the wrapped office key in keys.db, once this folder holds an office. */
  keepOfficeKey(): void {
    if (this.appender.lastPosition > 0) this.keyring.keepOfficeKey(this.options.paths.officeKey);
  }

  /** The writer's view of what requests depend on; read-only for callers. */
  get referenceData(): Reference {
    return this.reference;
  }

  /** Whether this folder belongs to an office already. */
  get isEstablished(): boolean {
    return this.reference.office.office !== null;
  }

  /**
   * Begins to write under an origin of its own: at the first start, and after a restore. Answers what its enrolment says,
   * for the command that records it.
   * @throws Refusal `setup-done` where this folder's history is another workstation's
   */
  enrol(identity: WorkstationIdentity): Enrolment {
    const known = this.identity;
    if (known && known.code !== identity.code && this.isEstablished) throw new Refusal("setup-done");
    this.database.transaction(() => {
      this.log.setMeta("workstation", identity.code);
      this.log.setMeta("origin", identity.origin);
      this.log.setMeta("number_prefix", identity.prefix);
    });
    this.readIdentity();
    const publicKey = this.keyring.signingKey(identity.origin, this.options.clock.now().wall);
    return { ...identity, incarnation: incarnationOf(identity.origin), publicKey };
  }

  /**
   * Records the enrolment of the origin that this folder writes under, where that has not been done: it was cut off, or
   * the log is a restored copy.
   */
  announceIdentity(context: CommandContext): void {
    const { identity, reference } = this;
    const { office, workstations } = reference.office;
    if (!identity || !office || workstations.some(({ origin }) => origin === identity.origin)) return;
    this.execute("setup.enrol", { office, ...this.enrol(identity) }, { ...context, main: true });
  }

  /** Goes on under a new origin where it must, so that nothing is issued twice, and notes where the folder is. */
  private settleIn(logIsOlder: boolean): void {
    const { log, identity, options } = this;
    const place = placeOf(options.paths.folder);
    const reason = reasonToGoOnAnew(log, place, logIsOlder, options.clock.now().wall);
    if (reason && identity && this.isEstablished) {
      const anew = newIdentity(identity.code, this.reference.office.workstations, options.random);
      this.enrol(anew);
      this.announceIdentity({ operatorId: null });
      this.notices.push({ code: reason, params: { origin: anew.origin } });
    }
    if (log.meta(PLACE) !== place) log.setMeta(PLACE, place);
  }

  /** Code and origin of this workstation; null before it is enrolled. */
  get identity(): WorkstationIdentity | null {
    const { origin } = this.appender;
    return origin ? { code: this.log.meta("workstation") ?? "", origin, prefix: this.numberPrefix } : null;
  }

  /** Local notes of this workstation, kept beside the events. */
  readMeta(key: string): string | null {
    return this.log.meta(key);
  }

  writeMeta(key: string, value: string): void {
    this.log.setMeta(key, value);
  }

  private readIdentity(): void {
    this.appender.resume(this.options.clock.now().wall);
    this.numberPrefix = this.log.meta("number_prefix") ?? "";
    this.series.forget();
  }

  /**
   * Runs a command: checks the permission against current roles, decides, appends, folds, projects, commits.
   * @throws Refusal for everything an operator can mend; nothing is written then.
   */
  execute(name: string, input: unknown, context: CommandContext): unknown {
    const forSeveral = this.features.bulk(name);
    if (forSeveral) {
      return this.gathering(() =>
        this.runner.each(forSeveral, input, context, (single, given) => this.execute(single, given, context)),
      );
    }
    // SQLite ended the transaction when its disk was full: nothing may follow outside of it.
    if (this.bulk?.failure) throw this.noted(this.bulk.failure.error);
    this.settle();
    const now = this.options.clock.now();
    const decided = (() => {
      try {
        return this.runner.decide(name, input, context, {
          now,
          load: (stream) => this.load(stream),
          usedBefore: this.bulk?.used ?? [],
        });
      } catch (error) {
        this.series.forget();
        throw this.noted(error);
      }
    })();
    const { events } = decided.decision;
    if (events.length > 0) this.append(events, this.actorOf(decided.operator), now, decided.load);
    if (this.bulk) this.bulk.used.push(...decided.used);
    else this.unstage(decided.used);
    return this.runner.answer(decided);
  }

  /**
   * Runs commands of a second source (a watcher, an import) in one transaction: all of them are committed, or none.
   * @throws Refusal of the first that is refused
   */
  executeMany(commands: readonly { name: string; input: unknown }[], context: CommandContext): unknown[] {
    return this.inBulk(() => commands.map(({ name, input }) => this.execute(name, input, context)));
  }

  /** A stream as it is folded now; what is asked for again stays in memory. */
  private load(name: string): Loaded {
    const held = this.cache.get(name);
    if (held) return held;
    const loaded = this.loader.load(name);
    this.cache.put(loaded);
    return loaded;
  }

  /** Announces what several commands changed once, at their end. */
  private gathering<T>(work: () => T): T {
    const topics = new Set<string>();
    this.gathered = topics;
    try {
      return work();
    } finally {
      this.gathered = null;
      if (topics.size > 0) this.options.onChanged?.([...topics]);
    }
  }

  /** Runs many commands in one transaction (demo data, import): durable only when it returns. */
  inBulk<T>(work: () => T): T {
    this.settle();
    const bulk: Bulk = { topics: new Set(), failure: null, used: [] };
    this.bulk = bulk;
    try {
      const done = this.guarded(() =>
        this.appender.transact(
          () => {
            const result = work();
            // A command that failed while it wrote left a part of its events in the transaction.
            if (bulk.failure) throw bulk.failure.error;
            return result;
          },
          () => this.appender.lastPosition,
        ),
      );
      this.unstage(bulk.used);
      return done;
    } finally {
      this.bulk = null;
      this.options.onChanged?.([...bulk.topics]);
    }
  }

  /** The end of a chain to hand on, signed by the workstation that wrote it; null where none is here. */
  exportHead(origin: string): SignedHead | null {
    return this.signedHeads.export(origin);
  }

  /** What the heads that came with events say of them; to be given to `ingest`. */
  judgeHeads(events: readonly WireEvent[], heads: readonly SignedHead[]): JudgedHead[] {
    return this.signedHeads.judge(events, heads);
  }

  /**
   * Takes events that came from elsewhere, checks their chains, folds and projects them. Of a chain whose head was signed
   * by another, or reads otherwise than its head says, nothing is taken. `worked`: called when only the commit is left.
   */
  ingest(events: readonly WireEvent[], heads: readonly JudgedHead[] = [], worked: () => void = () => {}): IngestResult {
    this.settle();
    const now = this.options.clock.now().wall;
    const ingestion = new Ingestion(
      this.database,
      this.log,
      this.features,
      this.keyring.chainSeal,
      this.appender.origin,
      heads,
    );
    let position = this.appender.lastPosition;
    return this.guarded(() => {
      const taken = this.appender.transact(
        () => {
          const result = ingestion.append(events, now, position);
          position = result.position;
          this.foldIngested(result.appended);
          for (const head of heads) this.signedHeads.keep(head);
          worked();
          return result;
        },
        () => position,
      );
      this.appender.advanceTo(taken.position, taken.clocks, now);
      this.announce(taken.appended.keys());
      const erased = this.erasedAmong(taken.appended.keys());
      if (erased.length > 0) this.applyErasures(erased);
      const { accepted, known, refused, missing } = taken;
      return { accepted, known, refused, missing };
    });
  }

  /**
   * Takes in keys of streams that come from elsewhere. Rows that were folded before their key came are folded again.
   * Keys of persons who were erased are dropped, and counted.
   */
  acceptKeys(keys: readonly WrappedKey[]): { taken: number; known: number; dropped: number } {
    this.settle();
    const { fresh, known, dropped } = this.guarded(() => this.keyring.accept(keys));
    const waiting = new Set<string>();
    for (const id of fresh) {
      const rows = this.database.all(sql.selectFrom("view.awaited_keys").select("stream").where("key_id", "=", id));
      for (const { stream } of rows) waiting.add(stream);
    }
    if (waiting.size > 0) {
      this.guarded(() =>
        this.database.transaction(() => {
          this.foldAgain(waiting);
          for (const id of fresh) this.database.run(sql.deleteFrom("view.awaited_keys").where("key_id", "=", id));
        }),
      );
      this.announce(waiting);
    }
    return { taken: fresh.length, known, dropped };
  }

  /**
   * Erases a person from a stream: the keys of what was sealed are destroyed, rows, search words and files go, the facts
   * stand. Recorded as an event, so that every workstation and every restored copy does the same.
   * @throws Refusal `not-found`, `not-logged-in`, `missing-permission`, `on-hold`, `disk-full`
   */
  erase(stream: string, ground: ErasureGround, context: CommandContext): { keys: number } {
    this.settle();
    const operator = this.runner.permitted("stream.erase", "records.erase", context);
    const rows = this.log.ofStream(stream);
    const kind = this.features.streamOf(stream);
    const loaded = kind && this.load(stream);
    if (!loaded || rows.length === 0) throw new Refusal("not-found", { id: stream });
    if (loaded.state !== null && kind.onHold?.(loaded.state)) throw new Refusal("on-hold", { id: stream });
    this.append([erasedEvent(stream, rows, ground)], this.actorOf(operator), this.options.clock.now(), (name) =>
      this.load(name),
    );
    return { keys: this.applyErasures([stream]) };
  }

  /**
   * Destroys what the erasures of these streams reach, as far as it is still here: their keys, rows, words and files.
   * Returns how many keys were found that should have been destroyed already or are now.
   */
  applyErasures(streams: readonly string[] = erasedStreams(this.database)): number {
    let found = 0;
    const touched = new Set<string>();
    for (const stream of streams) {
      const rows = this.log.ofStream(stream);
      const { keys, events } = reachOfErasure(rows);
      const left = keys.filter((key) => !this.keyring.isErased(key));
      if (left.length === 0) continue;
      found += left.filter((key) => this.keyring.has(key)).length;
      this.keyring.erase(left, this.options.clock.now().wall);
      for (const content of contentsOf(rows.filter((row) => events.has(row.id)))) {
        rmSync(attachmentFile(this.options.paths.attachments, content), { force: true });
      }
      touched.add(stream);
    }
    if (touched.size === 0) return found;
    this.guarded(() => this.database.transaction(() => this.foldAgain(touched)));
    for (const name of touched) {
      const kind = this.features.streamOf(name);
      if (kind?.searched) this.wordsToForget.add(kind.kind);
    }
    this.announce(touched);
    return found;
  }

  /** Folds streams from the log and writes their rows anew: a key of theirs came or went. */
  private foldAgain(names: ReadonlySet<string>): void {
    for (const name of names) this.cache.drop(name);
    this.loader.forget(names);
    projectStreams(this.database, names, this.keyring, this.projector, this.features);
  }

  /** Notes that a stream's rows have to be written again once the key of a sealed part comes. */
  private awaitKey(stream: string, sealed: Uint8Array): void {
    const id = keyIdOf(sealed);
    if (id) this.database.run(sql.replaceInto("view.awaited_keys").values({ key_id: id, stream }));
  }

  /** Folds events that were appended onto their streams, in the order of features, and writes the rows that follow. */
  private foldIngested(appended: ReadonlyMap<string, readonly EventRow[]>): void {
    const { features, projector, loader, cache, keyring, database } = this;
    for (const stream of features.streams) {
      let judged = false;
      for (const [name, rows] of appended) {
        if (features.streamOf(name) !== stream) continue;
        const held = cache.get(name);
        const events = rows.map((row) => toLogEvent(row, keyring));
        const follows = held !== null && events.every((event) => advance(held, event));
        const begun = follows ? null : loader.loadNew(name, rows, events);
        if (!follows && !begun) {
          cache.drop(name);
          loader.forget([name]);
        }
        const loaded = follows ? held : (begun ?? loader.load(name));
        if (!follows) cache.put(loaded);
        if (!follows && loaded.flagged) putFlags(database, name, loaded.flagged, begun !== null);
        else flagNext(database, stream, name, events);
        if (!loaded.first) continue;
        loaded.contributed = projector.project(stream, name, loaded.state, {
          first: loaded.first,
          newText: !follows || events.some((event) => stream.searchedAnew.includes(event.type)),
          whole: !follows,
          events,
          before: loaded.contributed,
        });
        for (const row of rows) if (row.personal && !keyring.canOpen(row.personal)) this.awaitKey(name, row.personal);
        loader.keep(loaded, rows.at(-1)?.pos ?? 0);
        judged ||= isJudged(database, stream) || events.some((event) => stream.judgedAnew?.(event) === true);
      }
      if (judged) judgeKind(database, stream, keyring, projector);
    }
    const followers = dependentsOf(database, features, new Set(appended.keys()), null);
    if (followers.size > 0) projectStreams(database, followers, keyring, projector, features);
  }

  /** Streams among these that a person was erased from, now or before. */
  private erasedAmong(names: Iterable<string>): string[] {
    return [...names].filter((name) =>
      this.database.rawGet("SELECT 1 FROM events WHERE stream = ? AND type = 'stream.erased' LIMIT 1", name),
    );
  }

  /**
   * Work for when nobody waits: new keys, the full-text index. Returns true while there is more. A full disk only puts
   * it off: nothing that an operator did depends on it.
   */
  idle(): boolean {
    try {
      if (this.keyring.needsRefill) this.keyring.refill(this.options.clock.now().wall);
      const moved = this.database.transaction(() => indexPending(this.database, SEARCH_BATCH));
      if (moved < SEARCH_BATCH) this.forgetWords();
      if (moved > 0) mergeIndexes(this.database, searchedKinds(this.features));
      return moved === SEARCH_BATCH;
    } catch (error) {
      const refusal = this.noted(error);
      if (refusal instanceof Refusal) return false;
      throw refusal;
    }
  }

  /** Words of erased persons go once the texts that took their place are in the index. */
  private forgetWords(): void {
    for (const kind of this.wordsToForget) {
      this.database.transaction(() => forgetWords(this.database, kind));
      this.wordsToForget.delete(kind);
    }
  }

  /** Closes the folder. A file that could not be read or finished is checked at the next start. */
  close(): void {
    try {
      this.keyring.close();
      this.database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
    } catch (error) {
      this.damaged = true;
      if (!(this.noted(error) instanceof Refusal)) throw error;
    } finally {
      this.database.close();
      if (!this.damaged) noteCleanClose(this.options.paths);
      this.lock.release();
    }
  }

  private append(events: readonly NewEvent[], actor: string, now: AuthorClock, load: (stream: string) => Loaded): void {
    const { appender, bulk } = this;
    const write = () => appender.write(events, actor, now, load);
    this.guarded(() => {
      if (!bulk) return appender.transact(write, () => appender.lastPosition);
      try {
        write();
      } catch (error) {
        bulk.failure ??= { error };
        throw error;
      }
    });
    this.announce(new Set(events.map((event) => event.stream)));
  }

  /** Who an event names as its author: the operator who gave the command, or this workstation by itself. */
  private actorOf(operator: OperatorReference | null): string {
    return operator ? operatorActor(operator.id) : deskActor(this.log.meta("workstation") ?? "");
  }

  /** The files are part of a request now. A row that stays is trimmed later, and never takes the file with it. */
  private unstage(ids: readonly string[]): void {
    try {
      this.options.staged?.forget(ids);
    } catch {
      // What the command did is committed: it must not look as if it had failed.
    }
  }

  /** What was remembered of a state that was not committed is forgotten; a failing disk is put into words. */
  private guarded<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      this.forgetUncommitted();
      throw this.noted(error);
    }
  }

  private noted(error: unknown): unknown {
    if (isDamage(error)) this.damaged = true;
    return asRefusal(error, this.options.paths.folder);
  }

  /** @throws Refusal `disk-full` where there is still no room for the rows of what the log has */
  private settle(): void {
    if (this.bulk) return;
    this.guarded(() => {
      if (!this.appender.settle()) return;
      this.forgetUncommitted();
    });
  }

  /** Nothing that is remembered may be of a state that the files do not have. */
  private forgetUncommitted(): void {
    this.series.forget();
    this.cache.clear();
    this.reference.refresh();
  }

  private announce(streams: Iterable<string>): void {
    const topics = this.features.topicsOf(streams);
    const later = this.bulk?.topics ?? this.gathered;
    if (later) for (const topic of topics) later.add(topic);
    else if (topics.size > 0) this.options.onChanged?.([...topics]);
  }
}

function openKeys({ paths, officeKey, random }: StoreOptions, log: Database): Keyring {
  requireKeys(log, paths);
  try {
    return Keyring.open(paths.keys, officeKey, random, true);
  } catch (error) {
    throw isDamage(error) ? keysRefusal(paths, "rusak") : error;
  }
}
