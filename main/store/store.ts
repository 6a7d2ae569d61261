import type { AuthorClock, NewEvent } from "../../shared/domain/eventlog/event";
import { mayDo, type Permission } from "../../shared/domain/operators/permissions";
import type { RequestState } from "../../shared/domain/requests/state";
import type { Topic } from "../../shared/ipc/contract";
import { Refusal } from "../../shared/ipc/errors";
import type { BulkAnswer } from "../../shared/ipc/requests";
import { kindOf, Projections, TOPICS_OF } from "../features";
import type { CommandTools, Decision } from "../features/command";
import { commandNamed } from "../features/commands";
import { type OperatorReference, Reference } from "../features/reference";
import { type BulkCommand, bulkNamed } from "../features/requests/bulk";
import type { Clock } from "../platform/clock";
import { type RandomSource, surveyCode, uuidv7 } from "../platform/ids";
import { type FolderLock, lockFolder } from "../platform/lock";
import type { DataPaths } from "../platform/paths";
import { type Database, type Prepared, sql } from "./database";
import { asRefusal, isDamage } from "./failures";
import type { StagedFiles } from "./files/staged";
import { Appender } from "./log/appender";
import { EventLog } from "./log/eventlog";
import { newIdentity, type WorkstationIdentity } from "./log/identity";
import { Ingestion, type IngestResult, type WireEvent } from "./log/ingest";
import { Keyring } from "./log/keyring";
import { forgetCleanClose, keysRefusal, noteCleanClose, openLog, requireKeys } from "./log/opening";
import type { Loaded } from "./log/streams";
import { healView, type Notice, projectStreams } from "./view/heal";
import { indexPending, mergeIndex } from "./view/search";

export interface StoreOptions {
  paths: DataPaths;
  officeKey: Buffer;
  clock: Clock;
  random: RandomSource;
  /** Files that operators handed over; without it no command finds any. */
  staged?: StagedFiles;
  /** Called after a commit with what changed. */
  onChanged?: (topics: readonly Topic[]) => void;
  /** Events folded so far and in all, while view.db is built again. */
  onRebuild?: (done: number, all: number) => void;
}

export type { WorkstationIdentity } from "./log/identity";

/** Who gives a command. `main` marks what only the main process may ask (the hash of a password, a login's outcome). */
export interface CommandContext {
  operatorId: string | null;
  main?: boolean;
}

/** Many commands in one transaction: what to announce at its end, and the failure that spoilt it. */
interface Bulk {
  topics: Set<Topic>;
  failure: { error: unknown } | null;
  /** Streams as its commands left them; nobody else writes before it is committed. */
  streams: Map<string, Loaded>;
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
  private readonly projections: Projections;
  private readonly appender: Appender;
  private readonly highestSerial: Prepared<{ serial: number }, { origin: string; year: number }>;
  private readonly highestAgenda: Prepared<{ serial: number | null }, { origin: string; year: number }>;
  /** The last number given out by year, of requests and of the agenda, as long as every command that took one was committed. */
  private readonly serials = new Map<string, number>();
  private numberPrefix = "";
  private bulk: Bulk | null = null;
  /** Topics of the commands of one call, announced at its end. */
  private gathered: Set<Topic> | null = null;
  private damaged = false;

  private constructor(
    private readonly options: StoreOptions,
    private readonly lock: FolderLock,
    readonly database: Database,
    private readonly keyring: Keyring,
    notices: Notice[],
  ) {
    this.notices = notices;
    this.log = new EventLog(database);
    this.reference = new Reference(database);
    this.projections = new Projections(database, this.reference);
    this.appender = new Appender({
      database,
      log: this.log,
      keyring,
      projections: this.projections,
      random: options.random,
    });
    this.highestSerial = database.prepare((blank) =>
      sql
        .selectFrom("view.requests")
        .select("serial")
        .where("year", "=", blank<number>("year"))
        .where("origin", "=", blank<string>("origin"))
        .orderBy("serial", "desc")
        .limit(1),
    );
    this.highestAgenda = database.prepare((blank) =>
      sql
        .selectFrom("view.requests")
        .select("agenda_serial as serial")
        .where("year", "=", blank<number>("year"))
        .where("agenda_serial", "is not", null)
        .where("origin", "=", blank<string>("origin"))
        // Both numbers rise together, and by the request's own there is an index.
        .orderBy("serial", "desc")
        .limit(1),
    );
    this.readIdentity();
  }

  /**
   * Opens a data folder for writing, mends view.db where it must be, and holds the folder's lock until `close`.
   * @throws Refusal `data-folder-in-use`, `log-newer`, `log-damaged`, `disk-full`
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
      const { notices, logIsOlder } = healView(database, paths, keyring, options.onRebuild);
      forgetCleanClose(paths, "both");
      const store = new Store(options, lock, database, keyring, notices);
      if (logIsOlder) store.goOnAnew();
      return store;
    } catch (error) {
      for (const { release } of opened) release();
      throw asRefusal(error, paths.folder);
    }
  }

  /** The writer's view of what requests depend on; read-only for callers. */
  get referenceData(): Reference {
    return this.reference;
  }

  /** Whether this folder belongs to an office already. */
  get isEstablished(): boolean {
    return this.reference.office.office !== null;
  }

  /** Begins to write under an origin of its own: at the first start, and after a restore. */
  enrol(identity: WorkstationIdentity): void {
    this.database.transaction(() => {
      this.log.setMeta("workstation", identity.code);
      this.log.setMeta("origin", identity.origin);
      this.log.setMeta("number_prefix", identity.prefix);
    });
    this.readIdentity();
  }

  /** The log lacks what this workstation wrote last: nothing may be issued twice, so it goes on under a new origin. */
  private goOnAnew(): void {
    const known = this.identity;
    const { office } = this.reference.office;
    if (!known || !office) return;
    const identity = newIdentity(known.code, false, this.options.random);
    this.enrol(identity);
    this.execute("setup.enrol", { office, ...identity }, { operatorId: null, main: true });
    this.notices.push({ code: "log-older", params: { origin: identity.origin } });
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
    this.serials.clear();
  }

  /**
   * Runs a command: checks the permission against current roles, decides, appends, folds, projects, commits.
   * @throws Refusal for everything an operator can mend; nothing is written then.
   */
  execute(name: string, input: unknown, context: CommandContext): unknown {
    const forSeveral = bulkNamed(name);
    if (forSeveral) return this.executeEach(forSeveral, input, context);
    const command = commandNamed(name, context.main ?? false);
    // SQLite ended the transaction when its disk was full: nothing may follow outside of it.
    if (this.bulk?.failure) throw this.noted(this.bulk.failure.error);
    this.settle();
    const operator = this.permitted(command.permission, context);
    const now = this.options.clock.now();
    const loaded = new Map<string, Loaded>();
    const load = (stream: string): Loaded => {
      const known = loaded.get(stream) ?? this.bulk?.streams.get(stream) ?? this.appender.load(stream);
      loaded.set(stream, known);
      this.bulk?.streams.set(stream, known);
      return known;
    };
    let numbered = false;
    const used: string[] = [];
    const tools: CommandTools = {
      now,
      operator,
      reference: this.reference,
      newId: () => uuidv7(now.wall, this.options.random),
      surveyCode: () => surveyCode(this.options.random),
      request: (id) => {
        const stream = load(`request/${id}`);
        if (!stream.state) throw new Refusal("not-found", { id });
        return stream.state as RequestState;
      },
      knownRequest: (id) => load(`request/${id}`).state as RequestState | null,
      nextNumber: (year) => {
        numbered = true;
        return this.nextNumber(year);
      },
      nextAgenda: (year) => {
        numbered = true;
        return this.nextAgenda(year);
      },
      bookingsBetween: (resource, from, to) =>
        this.database
          .all(
            sql
              .selectFrom("view.bookings")
              .innerJoin("view.requests", "view.requests.id", "view.bookings.request")
              .select(["number", "from_at", "to_at"])
              .where("resource", "=", resource)
              .where("active", "=", 1)
              .where("from_at", "<", to)
              .where("to_at", ">", from)
              .orderBy("from_at"),
          )
          .map((row) => ({ number: row.number, from: row.from_at, to: row.to_at })),
      operatorByLogin: (login) =>
        [...this.reference.operators.values()].find((candidate) => candidate.login === login) ?? null,
      stagedFile: (staged) => {
        // A file is used once, also within one command or one bulk: its row is there until the end.
        if (!operator || used.includes(staged) || this.bulk?.used.includes(staged)) return null;
        const file = this.options.staged?.get(operator.id, staged) ?? null;
        if (file) used.push(staged);
        return file;
      },
    };
    const decision = (() => {
      try {
        return command.decide(input, tools) as Decision<unknown>;
      } catch (error) {
        if (numbered) this.serials.clear();
        throw this.noted(error);
      }
    })();
    if (decision.events.length > 0) this.append(decision.events, operator?.id ?? "system", now, load);
    if (this.bulk) this.bulk.used.push(...used);
    else this.unstage(used);
    return decision.answer(new Map([...loaded].map(([stream, { count }]) => [stream, count])));
  }

  /** @throws Refusal `not-logged-in`, `missing-permission` */
  private permitted(permission: Permission | null, { operatorId }: CommandContext): OperatorReference | null {
    const operator = operatorId ? (this.reference.operators.get(operatorId) ?? null) : null;
    if (permission === null) return operator;
    if (!operator?.active) throw new Refusal("not-logged-in");
    if (!mayDo(operator.roles, permission)) throw new Refusal("missing-permission", { permission });
    return operator;
  }

  /**
   * Runs one command for each of several requests: each is committed by itself, and a refused one stops no other. What
   * changed is announced once.
   * @throws Refusal `not-logged-in`, `missing-permission`
   */
  private executeEach(bulk: BulkCommand<unknown>, input: unknown, context: CommandContext): BulkAnswer {
    this.permitted(commandNamed(bulk.command, false).permission, context);
    const topics = new Set<Topic>();
    this.gathered = topics;
    try {
      const results = bulk.inputs(input).map(({ id, input: single }): BulkAnswer["results"][number] => {
        try {
          const { version } = this.execute(bulk.command, single, context) as { version: number };
          return { id, ok: true, version };
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
          return { id, ok: false, error: error.toCallError() };
        }
      });
      return { results };
    } finally {
      this.gathered = null;
      if (topics.size > 0) this.options.onChanged?.([...topics]);
    }
  }

  /** Runs many commands in one transaction (demo data, import): durable only when it returns. */
  inBulk<T>(work: () => T): T {
    this.settle();
    const bulk: Bulk = { topics: new Set(), failure: null, streams: new Map(), used: [] };
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

  /** Takes events that came from elsewhere, checks their chains, folds and projects them. */
  ingest(events: readonly WireEvent[]): IngestResult {
    this.settle();
    const now = this.options.clock.now().wall;
    const ingestion = new Ingestion(this.database, this.log, this.appender.origin);
    let position = this.appender.lastPosition;
    return this.guarded(() => {
      const taken = this.appender.transact(
        () => {
          const result = ingestion.append(events, now, position);
          position = result.position;
          projectStreams(this.database, new Set(result.streams), this.keyring, this.projections);
          return result;
        },
        () => position,
      );
      this.appender.advanceTo(taken.position, taken.clocks, now);
      this.announce(taken.streams);
      const { accepted, known, refused, missing } = taken;
      return { accepted, known, refused, missing };
    });
  }

  /**
   * Work for when nobody waits: new keys, the full-text index. Returns true while there is more. A full disk only puts
   * it off: nothing that an operator did depends on it.
   */
  idle(): boolean {
    try {
      if (this.keyring.needsRefill) this.keyring.refill(this.options.clock.now().wall);
      const moved = this.database.transaction(() => indexPending(this.database, SEARCH_BATCH));
      if (moved > 0) mergeIndex(this.database);
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
      if (!this.damaged) noteCleanClose(this.options.paths);
      this.lock.release();
    }
  }

  private nextNumber(year: number): { number: string; serial: number } {
    const origin = this.appender.origin ?? "";
    const key = `request ${year}`;
    const last = this.serials.get(key) ?? this.highestSerial.get({ origin, year })?.serial ?? 0;
    const serial = last + 1;
    this.serials.set(key, serial);
    return { serial, number: `${this.numberPrefix}-${year}-${String(serial).padStart(5, "0")}` };
  }

  private nextAgenda(year: number): { serial: number; prefix: string } {
    const key = `agenda ${year}`;
    const last = this.serials.get(key) ?? this.highestAgenda.get({ origin: this.appender.origin ?? "", year })?.serial;
    const serial = (last ?? 0) + 1;
    this.serials.set(key, serial);
    return { serial, prefix: this.numberPrefix };
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
    this.announce([...new Set(events.map((event) => event.stream))]);
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
      this.serials.clear();
      this.reference.refresh();
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
      this.serials.clear();
      this.reference.refresh();
    });
  }

  private announce(streams: readonly string[]): void {
    const topics = new Set(streams.flatMap((stream) => TOPICS_OF[kindOf(stream) ?? "office"]));
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
