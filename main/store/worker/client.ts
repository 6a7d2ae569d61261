import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { Office } from "../../../shared/domain/catalog/entry";
import type { Topic } from "../../../shared/ipc/contract";
import { Refusal } from "../../../shared/ipc/errors";
import type { DataPaths } from "../../platform/paths";
import type { WorkstationFacts } from "../queries/query";
import type { Credential } from "../reader";
import type { WorkstationIdentity } from "../store";
import type { ReaderStart, WorkerEvent, WorkerReply, WriterStart } from "./protocol";

/** The second reader and the keeper come when the first screen has had its data. */
const REST_OF_CREW_AFTER_MS = 1_500;

/**
 * The threads that the first screen waits for, started before there is a key or a folder to open: they load their code
 * while the window is being made.
 */
export class StoreThreads {
  readonly writer: Worker;
  readonly reader: Worker;

  /** `folder` holds the built worker files. */
  constructor(readonly folder: string) {
    this.writer = new Worker(join(folder, "writer.js"));
    this.reader = new Worker(join(folder, "reader.js"));
  }

  async end(): Promise<void> {
    await Promise.all([this.writer.terminate(), this.reader.terminate()]);
  }
}

export interface StoreClientOptions {
  paths: DataPaths;
  officeKey: Buffer;
  threads: StoreThreads;
  /** The app's own catalog and calendar files. */
  resources: string;
  workstation: Omit<WorkstationFacts, "notices" | "catalogProblems">;
  onChanged(topics: readonly Topic[]): void;
  onRebuild(done: number, all: number): void;
  /** A worker ended by itself: nothing can be saved any more. */
  onLost(reason: string): void;
}

/** One worker thread with replies matched to requests. */
class Channel {
  private readonly waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  private next = 1;
  private closing = false;
  private readonly opened: Promise<Extract<WorkerEvent, { event: "opened" }>>;

  constructor(
    readonly worker: Worker,
    start: WriterStart | ReaderStart,
    onEvent: (event: WorkerEvent) => void,
    onLost: (reason: string) => void,
  ) {
    worker.postMessage(start);
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
        if (this.closing) return;
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
    const id = this.next++;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.worker.postMessage({ id, operation, name, input, operatorId });
    });
  }

  async close(): Promise<void> {
    this.closing = true;
    await this.ask("close", "", null, null);
    await this.worker.terminate();
  }
}

/** The store as the main process sees it: a writer, readers and a keeper, each a thread of its own. */
export class StoreClient {
  private keeper: Worker | null = null;
  private readonly restOfCrew: NodeJS.Timeout;

  private constructor(
    private readonly writer: Channel,
    private readonly readers: Channel[],
    restOfCrew: (client: StoreClient) => void,
    /** null in a folder that no office was set up in. */
    readonly office: Office | null,
    readonly identity: WorkstationIdentity | null,
  ) {
    this.restOfCrew = setTimeout(() => restOfCrew(this), REST_OF_CREW_AFTER_MS);
  }

  /** Opens the data folder. @throws Refusal `data-folder-in-use`, `log-newer`, `log-damaged`, `disk-full` */
  static async open(options: StoreClientOptions): Promise<StoreClient> {
    const { paths, officeKey, threads, resources } = options;
    const onEvent = (event: WorkerEvent) => {
      if (event.event === "changed") options.onChanged(event.topics);
      if (event.event === "rebuild") options.onRebuild(event.done, event.all);
      if (event.event === "catalog" && event.problems.length > 0) {
        facts.catalogProblems = event.problems;
        for (const reader of readers) void reader.ask("facts", "", facts, null);
        options.onChanged(["workstation"]);
      }
    };
    const writer = new Channel(threads.writer, { paths, officeKey, resources }, onEvent, options.onLost);
    const { notices, office, identity } = await writer.ready;
    const facts: WorkstationFacts = { ...options.workstation, notices, catalogProblems: [] };
    const reader = (worker: Worker) =>
      new Channel(worker, { paths, officeKey, workstation: facts }, onEvent, options.onLost);
    const readers = [reader(threads.reader)];
    await readers[0]?.ready;
    const restOfCrew = (client: StoreClient) => {
      client.keeper = new Worker(join(threads.folder, "keeper.js"), { workerData: { paths } });
      readers.push(reader(new Worker(join(threads.folder, "reader.js"))));
    };
    return new StoreClient(writer, readers, restOfCrew, office, identity);
  }

  execute(name: string, input: unknown, operatorId: string): Promise<unknown> {
    return this.writer.ask("execute", name, input, operatorId);
  }

  /** For what the main process itself found out (a checked login, a password's hash). */
  executeAsMain(name: string, input: unknown, operatorId: string | null): Promise<unknown> {
    return this.writer.ask("execute-as-main", name, input, operatorId);
  }

  query(name: string, input: unknown, operatorId: string): Promise<unknown> {
    return this.leastLoaded().ask("query", name, input, operatorId);
  }

  async credential(by: { login: string } | { id: string }): Promise<Credential | null> {
    return (await this.leastLoaded().ask("credential", "", by, null)) as Credential | null;
  }

  private leastLoaded(): Channel {
    return this.readers.reduce((best, reader) => (reader.load < best.load ? reader : best));
  }

  async close(): Promise<void> {
    clearTimeout(this.restOfCrew);
    await Promise.all(this.readers.map((reader) => reader.close()));
    const { keeper } = this;
    if (keeper) {
      keeper.postMessage("close");
      await new Promise((resolve) => keeper.once("exit", resolve));
    }
    await this.writer.close();
  }
}
