import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { Office } from "../../shared/domain/catalog/entry";
import type { CatalogProblem } from "../../shared/domain/catalog/parse";
import type { Code } from "../../shared/domain/eventlog/codes";
import { TOPICS, type Topic } from "../../shared/ipc/contract";
import { Refusal } from "../../shared/ipc/errors";
import type { WorkstationFacts } from "../features/query";
import type { OfficeKey } from "../platform/office-key";
import type { DataPaths } from "../platform/paths";
import type { DueAnswer } from "../session/due-scheduler";
import type { Handed, TakenIn } from "../store/door";
import type { Credential } from "../store/reader";
import type { WorkstationIdentity } from "../store/store";
import { Channel, Restarts, ThreadLost } from "./channel";
import type { KeeperEvent, KeeperStart, WorkerEvent, WriterStart } from "./protocol";

const READERS = 2;
/** Until then the writer answers queries too: each thread costs a fifth of a second of work at the start. */
const READERS_AFTER_MS = 1_500;

/**
 * The thread that the first screen waits for, started before there is a key or a folder to open: it loads its code
 * while the window is being made.
 */
export class StoreThreads {
  readonly writer: Worker;

  /** `folder` holds the built worker files. */
  constructor(readonly folder: string) {
    this.writer = new Worker(join(folder, "writer.js"));
  }

  async end(): Promise<void> {
    await this.writer.terminate();
  }
}

export interface StoreClientOptions {
  paths: DataPaths;
  officeKey: OfficeKey;
  threads: StoreThreads;
  /** The app's own catalog and calendar files. */
  resources: string;
  workstation: Omit<WorkstationFacts, "notices" | "catalogProblems">;
  onChanged(topics: readonly Topic[]): void;
  onRebuild(done: number, all: number): void;
  /** The writer ended by itself too often, or could not be started again: nothing can be saved any more. */
  onLost(reason: string): void;
  /** A thread ended by itself and is started again, or left out where it died too often; what is under way goes on. */
  onDied?(thread: "writer" | "reader" | "keeper" | "work", reason: string): void;
  /** The log is not as it was written: found while nobody waited. */
  onDamage?(what: string): void;
}

/** So often a question is asked again of another thread before it is given up. */
const MOST_ASKED = 4;

/**
 * The store as the main process sees it: a writer, readers and a keeper, each a thread of its own. One that dies is
 * started again: a question is then asked of another thread; a command that was under way is refused as uncertain.
 */
export class StoreClient {
  /** Who answers queries: the writer at first, then the readers. */
  private answering: Channel[];
  private readers: Channel[] = [];
  private keeper: Worker | null = null;
  /** The thread of files, from its first call on. */
  private working: Channel | null = null;
  private coming: NodeJS.Timeout;
  private closing = false;
  /** Counts how often the readers were ended: one that was still starting then belongs to none. */
  private generation = 0;
  /** While the writer is started again; rejects where it could not be. */
  private restarting: Promise<void> | null = null;
  private readonly deaths = Object.fromEntries(
    (["writer", "reader", "keeper"] as const).map((thread) => [thread, new Restarts(() => performance.now())]),
  ) as Record<"writer" | "reader" | "keeper", Restarts>;

  private constructor(
    private writer: Channel,
    private readonly options: StoreClientOptions,
    private readonly facts: WorkstationFacts,
    /** null in a folder that no office was set up in. */
    readonly office: Code<Office> | null,
    /** Whether its log says that it is a demo's. */
    readonly demo: boolean,
    readonly identity: WorkstationIdentity | null,
  ) {
    this.answering = [writer];
    this.coming = this.readersLater();
  }

  /** Opens the data folder. @throws Refusal `data-folder-in-use`, `log-newer`, `log-damaged`, `disk-full` */
  static async open(options: StoreClientOptions): Promise<StoreClient> {
    let client: StoreClient | null = null;
    const writer = startWriter(
      options.threads.writer,
      options,
      [],
      (event) => client?.heard(event),
      (reason) => client?.writerDied(reason),
    );
    const { notices, office, demo, identity } = await writer.ready;
    client = new StoreClient(
      writer,
      options,
      { ...options.workstation, notices, catalogProblems: [] },
      office,
      demo,
      identity,
    );
    return client;
  }

  private heard(event: WorkerEvent): void {
    if (event.event === "catalog") this.noteCatalogProblems(event.problems);
  }

  private readersLater(): NodeJS.Timeout {
    // Readers that cannot open leave the queries with the writer: slower, but answered.
    return setTimeout(() => void this.startReaders().catch(() => {}), READERS_AFTER_MS);
  }

  private async startReaders(): Promise<void> {
    this.startKeeper();
    this.readers = Array.from({ length: READERS }, () => this.startReader());
    const { readers, writer } = this;
    await Promise.all(readers.map((reader) => reader.ready));
    if (this.closing || this.readers !== readers) return;
    this.answering = readers;
    await writer.ask("readers-are-there", "", null, null);
  }

  private startReader(): Channel {
    const { paths, officeKey, threads, resources } = this.options;
    const worker = new Worker(join(threads.folder, "reader.js"));
    const reader: Channel = new Channel(
      worker,
      { paths, officeKey, resources, workstation: this.facts },
      () => {},
      (reason) => this.readerDied(reader, reason),
    );
    return reader;
  }

  private readerDied(reader: Channel, reason: string): void {
    this.setReaders(this.readers.filter((other) => other !== reader));
    this.options.onDied?.("reader", reason);
    if (this.closing || !this.deaths.reader.allowed()) return;
    const { generation } = this;
    const next = this.startReader();
    next.ready.then(
      () => {
        if (this.closing || this.generation !== generation) return next.close();
        this.setReaders([...this.readers, next]);
      },
      () => {},
    );
  }

  /** With no reader left the writer answers: slower, but answered. */
  private setReaders(readers: Channel[]): void {
    this.readers = readers;
    this.answering = readers.length > 0 ? readers : [this.writer];
  }

  private startKeeper(): void {
    const { paths, officeKey, threads } = this.options;
    const workerData: KeeperStart = { paths, officeKey };
    const keeper = new Worker(join(threads.folder, "keeper.js"), { workerData });
    this.keeper = keeper;
    keeper.on("message", ({ damage }: KeeperEvent) => {
      if (damage !== null) this.options.onDamage?.(damage);
      this.options.onChanged(["workstation"]);
    });
    let reason = "keeper exited";
    keeper.on("error", (error) => {
      reason = error.stack ?? error.message;
    });
    keeper.once("exit", () => {
      if (this.keeper !== keeper) return;
      this.keeper = null;
      if (this.closing) return;
      // Without a keeper the write-ahead files grow until the next close; nothing is lost, so work goes on.
      this.options.onDied?.("keeper", reason);
      if (this.deaths.keeper.allowed()) this.startKeeper();
    });
  }

  /** Closes the threads that read beside the writer. */
  private async endReaders(): Promise<void> {
    clearTimeout(this.coming);
    const { readers, keeper } = this;
    this.generation += 1;
    this.readers = [];
    this.keeper = null;
    await Promise.all(readers.map((reader) => reader.close()));
    if (!keeper) return;
    const gone = new Promise((resolve) => keeper.once("exit", resolve));
    keeper.postMessage("close");
    await gone;
  }

  private writerDied(reason: string): void {
    if (this.closing || this.restarting) return;
    if (!this.deaths.writer.allowed()) {
      this.options.onLost(reason);
      return;
    }
    this.options.onDied?.("writer", reason);
    const restarting = this.startWriterAgain();
    this.restarting = restarting;
    restarting.then(
      () => {
        this.restarting = null;
        // Windows read everything anew: what the thread had said of its last changes may be lost with it.
        this.options.onChanged([...TOPICS]);
      },
      (error: unknown) => this.options.onLost(error instanceof Error ? (error.stack ?? error.message) : String(error)),
    );
  }

  /** The folder is opened as after a crash: its log is checked, its view brought in step, so nobody may read meanwhile. */
  private async startWriterAgain(): Promise<void> {
    await this.endReaders();
    const before = [...this.facts.notices, { code: "thread-restarted", params: {} }];
    const writer = startWriter(
      new Worker(join(this.options.threads.folder, "writer.js")),
      this.options,
      before,
      (event) => this.heard(event),
      (reason) => {
        this.restarting = null;
        this.writerDied(reason);
      },
    );
    const { notices } = await writer.ready;
    this.facts.notices = [...before, ...notices];
    this.writer = writer;
    this.answering = [writer];
    this.coming = this.readersLater();
  }

  private noteCatalogProblems(problems: CatalogProblem[]): void {
    this.facts.catalogProblems = problems;
    for (const reader of this.readers) reader.ask("facts", "", this.facts, null).catch(() => {});
    if (problems.length > 0) this.options.onChanged(["workstation"]);
  }

  /** @throws Refusal `save-uncertain` where the writer died over it */
  private async write(operation: string, name: string, input: unknown, operatorId: string | null): Promise<unknown> {
    await this.restarting;
    try {
      return await this.writer.ask(operation, name, input, operatorId);
    } catch (error) {
      if (error instanceof ThreadLost) throw new Refusal("save-uncertain");
      throw error;
    }
  }

  /** A question changes nothing: where a thread dies over it, another is asked. */
  private async ask(operation: string, name: string, input: unknown, operatorId: string | null): Promise<unknown> {
    for (let asked = 1; ; asked++) {
      await this.restarting;
      try {
        return await this.leastLoaded().ask(operation, name, input, operatorId);
      } catch (error) {
        if (!(error instanceof ThreadLost) || asked === MOST_ASKED) throw error;
      }
    }
  }

  execute(name: string, input: unknown, operatorId: string): Promise<unknown> {
    return this.write("execute", name, input, operatorId);
  }

  /** What the window may do while the console is locked or nobody is logged in. */
  executeAtDesk(name: string, input: unknown): Promise<unknown> {
    return this.writer.ask("execute-at-desk", name, input, null);
  }

  /** What the window may ask then. */
  queryAtDesk(name: string, input: unknown): Promise<unknown> {
    return this.leastLoaded().ask("query-at-desk", name, input, null);
  }

  /** For what the main process itself found out (a checked login, a password's hash). */
  executeAsMain(name: string, input: unknown, operatorId: string | null): Promise<unknown> {
    return this.write("execute-as-main", name, input, operatorId);
  }

  /** Commands of a second source in one transaction, behind what operators do. */
  executeMany(commands: readonly { name: string; input: unknown }[], operatorId: string): Promise<unknown[]> {
    return this.write("execute-many", "", commands, operatorId) as Promise<unknown[]>;
  }

  /** Events of other workstations and the keys of their streams, in slices behind what operators do. */
  takeIn(handed: Handed): Promise<TakenIn> {
    return this.write("take-in", "", handed, null) as Promise<TakenIn>;
  }

  query(name: string, input: unknown, operatorId: string): Promise<unknown> {
    return this.ask("query", name, input, operatorId);
  }

  /** Files: handing them over, reading them. */
  async work(name: string, input: unknown, operatorId: string): Promise<unknown> {
    return (await this.workChannel()).ask("work", name, input, operatorId);
  }

  /** For what the main process asked the operator itself (where a copy is to be written). */
  async workAsMain(name: string, input: unknown, operatorId: string): Promise<unknown> {
    return (await this.workChannel()).ask("work-as-main", name, input, operatorId);
  }

  /** The thread of files starts when it is first needed: most sessions begin without it. */
  private async workChannel(): Promise<Channel> {
    const channel = this.working ?? this.startWork();
    try {
      await channel.ready;
    } catch (error) {
      if (this.working === channel) this.working = null;
      throw error;
    }
    return channel;
  }

  private startWork(): Channel {
    const { paths, officeKey, threads, resources, onDied } = this.options;
    const worker = new Worker(join(threads.folder, "work.js"));
    const channel: Channel = new Channel(
      worker,
      { paths, officeKey, resources, workstation: this.facts },
      () => {},
      (reason) => {
        if (this.working === channel) this.working = null;
        onDied?.("work", reason);
      },
    );
    this.working = channel;
    return channel;
  }

  /** When this workstation wrote its last event, by its clock of then; null before the first. */
  async lastEntryAt(): Promise<number | null> {
    return (await this.ask("last-entry", "", null, null)) as number | null;
  }

  /** What fell due in a time, and when the next thing will be. */
  async dueBetween(after: number, until: number): Promise<DueAnswer> {
    return (await this.ask("due", "", { after, until }, null)) as DueAnswer;
  }

  async credential(by: { login: string } | { id: string }): Promise<Credential | null> {
    return (await this.ask("credential", "", by, null)) as Credential | null;
  }

  private leastLoaded(): Channel {
    return this.answering.reduce((best, reader) => (reader.load < best.load ? reader : best));
  }

  async close(): Promise<void> {
    this.closing = true;
    // A writer that is just coming back is closed like any other.
    await this.restarting?.catch(() => {});
    await this.working?.close();
    await this.endReaders();
    await this.writer.close();
  }
}

function startWriter(
  thread: Worker,
  { paths, officeKey, resources, workstation, onChanged, onRebuild }: StoreClientOptions,
  notices: WorkstationFacts["notices"],
  onEvent: (event: WorkerEvent) => void,
  onDied: (reason: string) => void,
): Channel {
  const start: WriterStart = { paths, officeKey, resources, workstation, notices };
  const heard = (event: WorkerEvent) => {
    if (event.event === "changed") onChanged(event.topics);
    if (event.event === "rebuild") onRebuild(event.done, event.all);
    onEvent(event);
  };
  return new Channel(thread, start, heard, onDied);
}
