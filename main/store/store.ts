import { deskActor, operatorActor } from "../../shared/domain/eventlog/actor";
import type { Enrolment } from "../../shared/domain/eventlog/enrolment";
import type { AuthorClock, NewEvent } from "../../shared/domain/eventlog/event";
import { Refusal } from "../../shared/ipc/errors";
import type { OperatorReference, Reference } from "../features/reference";
import type { FolderLock } from "../platform/lock";
import { placeOf } from "../platform/machine";
import { type CommandContext, CommandRunner } from "./command-runner";
import type { Database } from "./database";
import { Erasures } from "./erasures";
import { asRefusal, isDamage } from "./failures";
import type { FeatureSet } from "./feature-set";
import { Appender } from "./log/appender";
import { forgetCleanClose, noteCleanClose } from "./log/clean-close";
import { type ErasureGround, erasedEvent, erasedStreams } from "./log/erasure";
import { EventLog } from "./log/eventlog";
import { incarnationOf, newIdentity, type WorkstationIdentity } from "./log/identity";
import { PLACE, reasonToGoOnAnew } from "./log/incarnation";
import { Ingestion, type IngestResult, type WireEvent } from "./log/ingest";
import type { Keyring, WrappedKey } from "./log/keyring";
import { allLostKeys } from "./log/lost-keys";
import { setAsideFiles } from "./log/set-aside";
import { type JudgedHead, type SignedHead, SignedHeads } from "./log/signed-heads";
import { type Loaded, StreamCache, StreamLoader } from "./log/streams";
import { type OpenedFolder, openFolder, type StoreOptions } from "./open-folder";
import type { Notice } from "./view/heal";
import { Projector } from "./view/projector";
import { searchedKinds } from "./view/schema";
import { indexPending, mergeIndexes } from "./view/search";
import { Series } from "./view/series";
import { TakenInFolder } from "./view/taken-in";

export type { CommandContext } from "./command-runner";
export type { WorkstationIdentity } from "./log/identity";
export type { StoreOptions } from "./open-folder";

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
  readonly database: Database;
  private readonly lock: FolderLock;
  private readonly keyring: Keyring;
  private readonly features: FeatureSet;
  private readonly log: EventLog;
  private readonly reference: Reference;
  private readonly projector: Projector;
  private readonly loader: StreamLoader;
  private readonly cache = new StreamCache();
  private readonly appender: Appender;
  private readonly runner: CommandRunner;
  private readonly series: Series;
  private readonly signedHeads: SignedHeads;
  private readonly takenIn: TakenInFolder;
  private readonly erasures: Erasures;
  private numberPrefix = "";
  private bulk: Bulk | null = null;
  /** Topics of the commands of one call, announced at its end. */
  private gathered: Set<string> | null = null;
  private damaged = false;

  private constructor(
    private readonly options: StoreOptions,
    parts: OpenedFolder,
  ) {
    const { database, keyring, features, notices } = parts;
    this.lock = parts.lock;
    this.database = database;
    this.keyring = keyring;
    this.features = features;
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
      lastEntryAt: () => this.log.lastEntryAt(),
    });
    const { projector, loader, cache, log } = this;
    this.takenIn = new TakenInFolder({ database, features, keyring, projector, loader, cache });
    this.erasures = new Erasures({
      database,
      features,
      log,
      keyring,
      paths: options.paths,
      now: () => options.clock.now().wall,
    });
    this.readIdentity();
  }

  /**
   * Opens a data folder for writing, mends view.db where it must be, and holds the folder's lock until `close`.
   * @throws Refusal `data-folder-in-use`, `log-newer`, `log-damaged`, `log-foreign`, `office-key-other`, `disk-full`
   */
  static open(options: StoreOptions): Store {
    const { parts, release } = openFolder(options);
    try {
      forgetCleanClose(options.paths, "both");
      const store = new Store(options, parts);
      store.keepOfficeKey();
      store.settleIn(parts.logIsOlder);
      store.foldFound();
      return store;
    } catch (error) {
      release();
      throw asRefusal(error, options.paths.folder);
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
    // What this log lacks may be found again elsewhere, and then needs its keys.
    this.keyring.settleSpare(this.database, reason !== null || setAsideFiles(options.paths).length > 0);
    if (reason && identity && this.isEstablished) {
      const anew = newIdentity(identity.code, this.reference.office.workstations, options.random);
      this.enrol(anew);
      this.announceIdentity({ operatorId: null });
      this.notices.push({ code: reason, params: { origin: anew.origin } });
    }
    if (log.meta(PLACE) !== place) log.setMeta(PLACE, place);
  }

  /** Writes the rows anew that waited for keys which are here again: keys.db was put back. */
  private foldFound(): void {
    const found = this.takenIn.awaited().filter((id) => this.keyring.has(id));
    if (found.length === 0) return;
    const names = this.takenIn.waitingFor(found);
    this.guarded(() => this.database.transaction(() => this.takenIn.foldOpened(names, found)));
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
          this.takenIn.foldAppended(result.appended);
          for (const head of heads) this.signedHeads.keep(head);
          worked();
          return result;
        },
        () => position,
      );
      this.appender.advanceTo(taken.position, taken.clocks, now);
      this.announce(taken.appended.keys());
      const erased = this.erasures.among(taken.appended.keys());
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
    const waiting = this.takenIn.waitingFor(fresh);
    if (waiting.size > 0) {
      this.guarded(() => this.database.transaction(() => this.takenIn.foldOpened(waiting, fresh)));
      this.announce(waiting);
    }
    return { taken: fresh.length, known, dropped };
  }

  /** How many streams have a sealed part whose key is lost here, over the whole log. */
  lostKeys(): number {
    return allLostKeys(this.database, this.keyring).streams.size;
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
   * Carries out the erasures of these streams, as far as something of them is still here: keys, rows, words and files.
   * Returns how many keys were found that should have been destroyed already or are now.
   */
  applyErasures(streams: readonly string[] = erasedStreams(this.database)): number {
    const { touched, keys } = this.erasures.destroy(streams);
    if (touched.size === 0) return keys;
    this.guarded(() => this.database.transaction(() => this.takenIn.foldAgain(touched)));
    this.announce(touched);
    return keys;
  }

  /**
   * Work for when nobody waits: new keys, the full-text index. Returns true while there is more. A full disk only puts
   * it off: nothing that an operator did depends on it.
   */
  idle(): boolean {
    try {
      if (this.keyring.needsRefill) this.keyring.refill(this.options.clock.now().wall);
      const moved = this.database.transaction(() => indexPending(this.database, SEARCH_BATCH));
      if (moved < SEARCH_BATCH) this.erasures.forgetWords();
      if (moved > 0) mergeIndexes(this.database, searchedKinds(this.features));
      return moved === SEARCH_BATCH;
    } catch (error) {
      const refusal = this.noted(error);
      if (refusal instanceof Refusal) return false;
      throw refusal;
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
      if (!this.damaged) noteCleanClose(this.options.paths, this.keyring.closeKey);
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
      this.options.staged?.taken(ids);
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
