import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { Office } from "../../shared/domain/catalog/entry";
import type { CatalogProblem } from "../../shared/domain/catalog/parse";
import type { Code } from "../../shared/domain/eventlog/codes";
import type { Topic } from "../../shared/ipc/contract";
import { Refusal } from "../../shared/ipc/errors";
import type { WorkstationFacts } from "../features/query";
import { type OfficeKey, viewKeyOf } from "../platform/office-key";
import type { DataPaths } from "../platform/paths";
import type { DueAnswer } from "../session/due-scheduler";
import type { Handed, TakenIn } from "../store/door";
import type { Credential } from "../store/reader";
import type { WorkstationIdentity } from "../store/store";
import type { KeeperStart, ReaderStart, WorkerEvent, WorkerReply, WriterStart } from "./protocol";

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
  /** A worker ended by itself: nothing can be saved any more. */
  onLost(reason: string): void;
  /** The thread that checkpoints ended by itself: everything else goes on. */
  onKeeperLost?(reason: string): void;
  /** The thread of files ended by itself: what was being handed over is lost, the next call starts another. */
  onWorkLost?(reason: string): void;
}

/** One worker thread with replies matched to requests. */
class Channel {
  private readonly waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  private next = 1;
  private closing = false;
  /** Why the worker ended by itself; whoever asks it afterwards is refused at once. */
  private ended: string | null = null;
  private readonly gone: Promise<void>;
  private readonly opened: Promise<Extract<WorkerEvent, { event: "opened" }>>;

  constructor(
    readonly worker: Worker,
    start: WriterStart | ReaderStart,
    onEvent: (event: WorkerEvent) => void,
    onLost: (reason: string) => void,
  ) {
    worker.postMessage(start);
    this.gone = new Promise((resolve) => worker.once("exit", () => resolve()));
    this.opened = new Promise((resolve, reject) => {
      worker.on("message", (message: WorkerReply | WorkerEvent) => {
        if ("id" in message) this.settle(message);
        else if (message.event === "opened") resolve(message);
        else if (message.event === "not-opened") {
          const { code, params, fields } = message.error;
          // It ends by itself now; that end is no loss and must not hide why it did not open.
          this.closing = true;
          reject(new Refusal(code, params, fields));
        } else onEvent(message);
      });
      const lost = (reason: string) => {
        if (this.closing || this.ended !== null) return;
        this.ended = reason;
        reject(new Error(reason));
        for (const { reject: refuse } of this.waiting.values()) refuse(new Error(reason));
        this.waiting.clear();
        onLost(reason);
      };
      worker.on("error", (error) => lost(error.stack ?? error.message));
      worker.on("exit", (code) => lost(`worker exited with ${code}`));
    });
    // A refusal to open is handled where `ready` is awaited.
    this.opened.catch(() => {});
  }

  get ready(): Promise<Extract<WorkerEvent, { event: "opened" }>> {
    return this.opened;
  }

  get load(): number {
    return this.waiting.size;
  }

  private settle(reply: WorkerReply): void {
    const waiting = this.waiting.get(reply.id);
    this.waiting.delete(reply.id);
    if (reply.ok) waiting?.resolve(reply.value);
    else if ("error" in reply) {
      waiting?.reject(new Refusal(reply.error.code, reply.error.params, reply.error.fields));
    } else waiting?.reject(new Error(reply.failure));
  }

  ask(operation: string, name: string, input: unknown, operatorId: string | null): Promise<unknown> {
    if (this.ended !== null) return Promise.reject(new Error(this.ended));
    const id = this.next++;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.worker.postMessage({ id, operation, name, input, operatorId });
    });
  }

  async close(): Promise<void> {
    this.closing = true;
    // A worker that did not open, or is gone, never answers.
    await Promise.race([this.ask("close", "", null, null), this.gone]);
    await this.worker.terminate();
  }
}

/** The store as the main process sees it: a writer, readers and a keeper, each a thread of its own. */
export class StoreClient {
  /** Who answers queries: the writer at first, then the readers. */
  private answering: Channel[];
  private readers: Channel[] = [];
  private keeper: Worker | null = null;
  /** The thread of files, from its first call on. */
  private working: Channel | null = null;
  private readonly coming: NodeJS.Timeout;
  private closing = false;

  private constructor(
    private readonly writer: Channel,
    private readonly options: StoreClientOptions,
    private readonly facts: WorkstationFacts,
    /** null in a folder that no office was set up in. */
    readonly office: Code<Office> | null,
    readonly identity: WorkstationIdentity | null,
  ) {
    this.answering = [writer];
    // Readers that cannot open leave the queries with the writer: slower, but answered.
    this.coming = setTimeout(() => void this.startReaders().catch(() => {}), READERS_AFTER_MS);
  }

  /** Opens the data folder. @throws Refusal `data-folder-in-use`, `log-newer`, `log-damaged`, `disk-full` */
  static async open(options: StoreClientOptions): Promise<StoreClient> {
    const { paths, officeKey, threads, resources, workstation } = options;
    let client: StoreClient | null = null;
    const onEvent = (event: WorkerEvent) => {
      if (event.event === "changed") options.onChanged(event.topics);
      if (event.event === "rebuild") options.onRebuild(event.done, event.all);
      if (event.event === "catalog") client?.noteCatalogProblems(event.problems);
    };
    const start: WriterStart = { paths, officeKey, resources, workstation };
    const writer = new Channel(threads.writer, start, onEvent, options.onLost);
    const { notices, office, identity } = await writer.ready;
    client = new StoreClient(writer, options, { ...workstation, notices, catalogProblems: [] }, office, identity);
    return client;
  }

  private async startReaders(): Promise<void> {
    const { paths, officeKey, threads, onLost, onKeeperLost } = this.options;
    const workerData: KeeperStart = { paths, viewKey: viewKeyOf(officeKey) };
    const keeper = new Worker(join(threads.folder, "keeper.js"), { workerData });
    this.keeper = keeper;
    // Without a keeper the write-ahead files grow until the next close; nothing is lost, so work goes on.
    keeper.on("error", (error) => onKeeperLost?.(error.stack ?? error.message));
    keeper.once("exit", () => {
      if (this.keeper === keeper) this.keeper = null;
    });
    this.readers = Array.from({ length: READERS }, () => {
      const worker = new Worker(join(threads.folder, "reader.js"));
      return new Channel(worker, { paths, officeKey, workstation: this.facts }, () => {}, onLost);
    });
    await Promise.all(this.readers.map((reader) => reader.ready));
    if (this.closing) return;
    this.answering = this.readers;
    await this.writer.ask("readers-are-there", "", null, null);
  }

  private noteCatalogProblems(problems: CatalogProblem[]): void {
    this.facts.catalogProblems = problems;
    for (const reader of this.readers) void reader.ask("facts", "", this.facts, null);
    if (problems.length > 0) this.options.onChanged(["workstation"]);
  }

  execute(name: string, input: unknown, operatorId: string): Promise<unknown> {
    return this.writer.ask("execute", name, input, operatorId);
  }

  /** For what the main process itself found out (a checked login, a password's hash). */
  executeAsMain(name: string, input: unknown, operatorId: string | null): Promise<unknown> {
    return this.writer.ask("execute-as-main", name, input, operatorId);
  }

  /** Commands of a second source in one transaction, behind what operators do. */
  executeMany(commands: readonly { name: string; input: unknown }[], operatorId: string): Promise<unknown[]> {
    return this.writer.ask("execute-many", "", commands, operatorId) as Promise<unknown[]>;
  }

  /** Events of other workstations and the keys of their streams, in slices behind what operators do. */
  takeIn(handed: Handed): Promise<TakenIn> {
    return this.writer.ask("take-in", "", handed, null) as Promise<TakenIn>;
  }

  query(name: string, input: unknown, operatorId: string): Promise<unknown> {
    return this.leastLoaded().ask("query", name, input, operatorId);
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
    const { paths, officeKey, threads, onWorkLost } = this.options;
    const worker = new Worker(join(threads.folder, "work.js"));
    const channel = new Channel(
      worker,
      { paths, officeKey, workstation: this.facts },
      () => {},
      (reason) => {
        if (this.working === channel) this.working = null;
        onWorkLost?.(reason);
      },
    );
    this.working = channel;
    return channel;
  }

  /** When this workstation wrote its last event, by its clock of then; null before the first. */
  async lastEntryAt(): Promise<number | null> {
    return (await this.leastLoaded().ask("last-entry", "", null, null)) as number | null;
  }

  /** What fell due in a time, and when the next thing will be. */
  async dueBetween(after: number, until: number): Promise<DueAnswer> {
    return (await this.leastLoaded().ask("due", "", { after, until }, null)) as DueAnswer;
  }

  async credential(by: { login: string } | { id: string }): Promise<Credential | null> {
    return (await this.leastLoaded().ask("credential", "", by, null)) as Credential | null;
  }

  private leastLoaded(): Channel {
    return this.answering.reduce((best, reader) => (reader.load < best.load ? reader : best));
  }

  async close(): Promise<void> {
    this.closing = true;
    clearTimeout(this.coming);
    await this.working?.close();
    await Promise.all(this.readers.map((reader) => reader.close()));
    const { keeper } = this;
    if (keeper) {
      keeper.postMessage("close");
      await new Promise((resolve) => keeper.once("exit", resolve));
    }
    await this.writer.close();
  }
}
