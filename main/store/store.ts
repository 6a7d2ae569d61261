import { headsOf, orderCausally } from "../../shared/domain/eventlog/causal";
import type { JsonObject, LogEvent, NewEvent } from "../../shared/domain/eventlog/event";
import { mayDo } from "../../shared/domain/operators/permissions";
import type { RequestState } from "../../shared/domain/requests/state";
import type { Topic } from "../../shared/ipc/contract";
import { Refusal } from "../../shared/ipc/errors";
import type { CommandTools, Decision } from "../commands/command";
import { commandNamed } from "../commands/index";
import type { Clock } from "../platform/clock";
import { type RandomSource, uuidv7 } from "../platform/ids";
import { type FolderLock, lockFolder } from "../platform/lock";
import type { DataPaths } from "../platform/paths";
import { HybridClock } from "../sync/hlc";
import { type Database, sql } from "./database";
import { chainHash, EventLog, FIRST_HASH, toLogEvent } from "./eventlog";
import { asRefusal } from "./failures";
import { foldOnto, kindOf, Projections, STREAM_KINDS, type StreamKind, TOPICS_OF } from "./features";
import { healView, type Notice } from "./heal";
import { Ingestion, type IngestResult, type WireEvent } from "./ingest";
import { Keyring } from "./keyring";
import { noteCleanClose, openLog } from "./opening";
import { flagEvent } from "./rebuild";
import { Reference } from "./reference";
import { indexPending, mergeIndex } from "./search";
import type { EventRow } from "./tables";

export interface StoreOptions {
  paths: DataPaths;
  officeKey: Buffer;
  clock: Clock;
  random: RandomSource;
  /** Called after a commit with what changed. */
  onChanged?: (topics: readonly Topic[]) => void;
  /** Events folded so far and in all, while view.db is built again. */
  onRebuild?: (done: number, all: number) => void;
}

/** How a workstation is named: its code, the origin its events carry, and what its request numbers begin with. */
export interface WorkstationIdentity {
  code: string;
  origin: string;
  prefix: string;
}

/** Who gives a command. `main` marks what only the main process may ask (the hash of a password, a login's outcome). */
export interface CommandContext {
  operatorId: string | null;
  main?: boolean;
}

/** A stream as it was loaded for a command. */
interface Loaded {
  kind: StreamKind;
  state: unknown;
  heads: string[];
  count: number;
  first: { pos: number; origin: string } | null;
  key: { id: Buffer; key: Buffer } | null;
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
  private hybrid: HybridClock | null = null;
  private origin: string | null = null;
  private numberPrefix = "";
  private head: { seq: number; hash: Uint8Array };
  private position: number;
  private bulk: Set<Topic> | null = null;

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
    this.head = { seq: 0, hash: FIRST_HASH };
    this.readIdentity();
    this.position = this.log.lastPosition();
  }

  /**
   * Opens a data folder for writing, mends view.db where it must be, and holds the folder's lock until `close`.
   * @throws Refusal `data-folder-in-use`, `log-newer`, `log-damaged`, `disk-full`
   */
  static open(options: StoreOptions): Store {
    const now = options.clock.now().wall;
    const lock = lockFolder(options.paths.lock, now);
    try {
      const database = openLog(options.paths, now);
      const keyring = Keyring.open(options.paths.keys, options.officeKey, options.random, true);
      const notices = healView(database, options.paths, keyring, options.onRebuild);
      return new Store(options, lock, database, keyring, notices);
    } catch (error) {
      lock.release();
      throw asRefusal(error, options.paths.folder);
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

  /** Code and origin of this workstation; null before it is enrolled. */
  get identity(): WorkstationIdentity | null {
    if (!this.origin) return null;
    return { code: this.log.meta("workstation") ?? "", origin: this.origin, prefix: this.numberPrefix };
  }

  /** Local notes of this workstation, kept beside the events. */
  readMeta(key: string): string | null {
    return this.log.meta(key);
  }

  writeMeta(key: string, value: string): void {
    this.log.setMeta(key, value);
  }

  private readIdentity(): void {
    this.origin = this.log.meta("origin");
    this.numberPrefix = this.log.meta("number_prefix") ?? "";
    this.head = this.log.heads().find((candidate) => candidate.origin === this.origin) ?? { seq: 0, hash: FIRST_HASH };
    const last = this.database.rawGet<{ hlc: string | null }>(
      "SELECT hlc FROM events WHERE origin = ? ORDER BY origin_seq DESC LIMIT 1",
      this.origin,
    );
    this.hybrid = this.origin ? new HybridClock(this.origin, last?.hlc ?? null) : null;
  }

  /**
   * Runs a command: checks the permission against current roles, decides, appends, folds, projects, commits.
   * @throws Refusal for everything an operator can mend; nothing is written then.
   */
  execute(name: string, input: unknown, context: CommandContext): unknown {
    const command = commandNamed(name, context.main ?? false);
    const operator = context.operatorId ? (this.reference.operators.get(context.operatorId) ?? null) : null;
    if (command.permission !== null) {
      if (!operator?.active) throw new Refusal("not-logged-in");
      if (!mayDo(operator.roles, command.permission)) {
        throw new Refusal("missing-permission", { permission: command.permission });
      }
    }
    const now = this.options.clock.now();
    const loaded = new Map<string, Loaded>();
    const tools: CommandTools = {
      now,
      operator,
      reference: this.reference,
      newId: () => uuidv7(now.wall, this.options.random),
      request: (id) => {
        const stream = this.load(`request/${id}`, loaded);
        if (!stream.state) throw new Refusal("not-found", { id });
        return stream.state as RequestState;
      },
      nextNumber: (year) => this.nextNumber(year),
      operatorByLogin: (login) =>
        [...this.reference.operators.values()].find((candidate) => candidate.login === login) ?? null,
    };
    const decision = command.decide(input, tools) as Decision<unknown>;
    return decision.answer(this.append(decision.events, operator?.id ?? "system", now, loaded));
  }

  /** Runs many commands in one transaction (demo data, import): durable only when it returns. */
  inBulk<T>(work: () => T): T {
    const topics = new Set<Topic>();
    this.bulk = topics;
    const before = { head: this.head, position: this.position };
    try {
      return this.database.transaction(work);
    } catch (error) {
      this.head = before.head;
      this.position = before.position;
      this.reference.refresh();
      throw asRefusal(error, this.options.paths.folder);
    } finally {
      this.bulk = null;
      this.options.onChanged?.([...topics]);
    }
  }

  /** Takes events that came from elsewhere, checks their chains, folds and projects them. */
  ingest(events: readonly WireEvent[]): IngestResult {
    const now = this.options.clock.now().wall;
    const ingestion = new Ingestion(this.database, this.log, this.origin);
    try {
      const result = this.database.transaction(() => {
        const taken = ingestion.append(events, now, this.position);
        const byKind = (stream: string) => STREAM_KINDS.indexOf(kindOf(stream) ?? "request");
        for (const stream of taken.streams.toSorted((a, b) => byKind(a) - byKind(b))) this.refold(stream);
        if (taken.streams.some((stream) => kindOf(stream) === "calendar" || kindOf(stream) === "catalog")) {
          this.projectOpenRequests();
        }
        return taken;
      });
      this.position = result.position;
      for (const hlc of result.clocks) this.hybrid?.observe(hlc, now);
      this.announce(result.streams);
      return { accepted: result.accepted, known: result.known, refused: result.refused, missing: result.missing };
    } catch (error) {
      this.reference.refresh();
      throw asRefusal(error, this.options.paths.folder);
    }
  }

  /** Work for when nobody waits: new keys, the full-text index. Returns true while there is more. */
  idle(): boolean {
    if (this.keyring.needsRefill) this.keyring.refill(this.options.clock.now().wall);
    const moved = this.database.transaction(() => indexPending(this.database, SEARCH_BATCH));
    if (moved > 0) mergeIndex(this.database);
    return moved === SEARCH_BATCH;
  }

  close(): void {
    this.keyring.close();
    this.database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
    this.database.close();
    noteCleanClose(this.options.paths);
    this.lock.release();
  }

  private nextNumber(year: number): { number: string; serial: number } {
    const last = this.database.get(
      sql
        .selectFrom("view.requests")
        .select("serial")
        .where("origin", "=", this.origin ?? "")
        .where("year", "=", year)
        .orderBy("serial", "desc")
        .limit(1),
    );
    const serial = (last?.serial ?? 0) + 1;
    return { serial, number: `${this.numberPrefix}-${year}-${String(serial).padStart(5, "0")}` };
  }

  private load(stream: string, loaded: Map<string, Loaded>): Loaded {
    const known = loaded.get(stream);
    if (known) return known;
    const kind = kindOf(stream);
    if (!kind) throw new Error(`unknown kind of stream: ${stream}`);
    const rows = this.log.ofStream(stream);
    const events = rows.map((row) => toLogEvent(row, this.keyring));
    const { ordered } = orderCausally(events);
    const sealed = rows.find((row) => row.personal !== null)?.personal;
    const first = rows.find((row) => row.id === ordered[0]?.id);
    const result: Loaded = {
      kind,
      state: foldOnto(kind, null, ordered),
      heads: headsOf(ordered),
      count: ordered.length,
      first: first ? { pos: first.pos, origin: first.origin } : null,
      key: sealed ? this.keyring.existing(sealed) : null,
    };
    loaded.set(stream, result);
    return result;
  }

  private append(
    events: readonly NewEvent[],
    actor: string,
    now: { wall: number; mono: number },
    loaded: Map<string, Loaded>,
  ): ReadonlyMap<string, number> {
    const before = { head: this.head, position: this.position };
    try {
      if (this.bulk) this.write(events, actor, now, loaded);
      else this.database.transaction(() => this.write(events, actor, now, loaded));
    } catch (error) {
      this.head = before.head;
      this.position = before.position;
      this.reference.refresh();
      throw asRefusal(error, this.options.paths.folder);
    }
    const streams = [...new Set(events.map((event) => event.stream))];
    this.announce(streams);
    return new Map(streams.map((stream) => [stream, loaded.get(stream)?.count ?? 0]));
  }

  private write(
    events: readonly NewEvent[],
    actor: string,
    now: { wall: number; mono: number },
    loaded: Map<string, Loaded>,
  ): void {
    const origin = this.origin;
    if (!origin || !this.hybrid) throw new Refusal("setup-needed");
    const touched = new Map<string, { stream: Loaded; isNew: boolean }>();
    for (const event of events) {
      const stream = this.load(event.stream, loaded);
      if (!touched.has(event.stream)) touched.set(event.stream, { stream, isNew: stream.first === null });
      const row = this.toRow(event, stream, actor, now, origin, this.hybrid.tick(now.wall));
      this.log.insert(row);
      const logged: LogEvent = { ...toLogEvent({ ...row, personal: null }, null), personal: event.personal ?? null };
      stream.state = foldOnto(stream.kind, stream.state as never, [logged]);
      stream.heads = [row.id];
      stream.count += 1;
      stream.first ??= { pos: row.pos, origin };
      this.position = row.pos;
      this.head = { seq: row.origin_seq, hash: row.hash };
      flagEvent(this.database, row);
    }
    for (const [name, { stream, isNew }] of touched) {
      if (stream.first) this.projections.project(stream.kind, name, stream.state as never, stream.first, isNew);
    }
    this.database.run(sql.replaceInto("view.applied").values({ origin, seq: this.head.seq, hash: this.head.hash }));
  }

  private toRow(
    event: NewEvent,
    stream: Loaded,
    actor: string,
    now: { wall: number; mono: number },
    origin: string,
    hlc: string,
  ): EventRow {
    const id = uuidv7(now.wall, this.options.random);
    if (event.personal && !stream.key) stream.key = this.keyring.take(now.wall);
    const chained = {
      id,
      stream: event.stream,
      type: event.type,
      v: 1,
      after: JSON.stringify(stream.heads),
      hlc,
      wall: now.wall,
      mono: now.mono,
      origin,
      origin_seq: this.head.seq + 1,
      actor,
      payload: JSON.stringify(event.payload),
      personal: event.personal && stream.key ? this.keyring.seal(stream.key, id, event.personal as JsonObject) : null,
    };
    return {
      ...chained,
      pos: this.position + 1,
      prev_hash: this.head.hash,
      hash: chainHash(this.head.hash, chained),
      received: now.wall,
    };
  }

  /** Folds one stream again from the log and writes its rows. */
  private refold(stream: string): void {
    const kind = kindOf(stream);
    if (!kind) return;
    const loaded = this.load(stream, new Map());
    if (loaded.first) this.projections.project(kind, stream, loaded.state as never, loaded.first, true);
  }

  /** After a change of the calendar or the catalog: the open requests' rows again. */
  private projectOpenRequests(): void {
    const open = this.database.all(sql.selectFrom("view.requests").select("id").where("is_open", "=", 1));
    for (const { id } of open) this.refold(`request/${id}`);
  }

  private announce(streams: readonly string[]): void {
    const topics = new Set(streams.flatMap((stream) => TOPICS_OF[kindOf(stream) ?? "office"]));
    if (this.bulk) for (const topic of topics) this.bulk.add(topic);
    else if (topics.size > 0) this.options.onChanged?.([...topics]);
  }
}
