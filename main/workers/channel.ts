import type { Worker } from "node:worker_threads";
import { Refusal } from "../../shared/ipc/errors";
import type { ReaderStart, WorkerEvent, WorkerReply, WriterStart } from "./protocol";

/** A thread ended by itself before it answered: whether it had done what it was asked is not known. */
export class ThreadLost extends Error {}

/** One worker thread with replies matched to requests. */
export class Channel {
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
        reject(new ThreadLost(reason));
        for (const { reject: refuse } of this.waiting.values()) refuse(new ThreadLost(reason));
        this.waiting.clear();
        onLost(reason);
      };
      // What it answered before it failed is handed over until its end: only then is the rest known to be lost.
      let failure: string | null = null;
      worker.on("error", (error) => {
        failure = error.stack ?? error.message;
      });
      worker.on("exit", (code) => lost(failure ?? `worker exited with ${code}`));
    });
    // A refusal to open is handled where `ready` is awaited.
    this.opened.catch(() => {});
  }

  get ready(): Promise<Extract<WorkerEvent, { event: "opened" }>> {
    return this.opened;
  }

  get isLost(): boolean {
    return this.ended !== null;
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
    if (this.ended !== null) return Promise.reject(new ThreadLost(this.ended));
    const id = this.next++;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.worker.postMessage({ id, operation, name, input, operatorId });
    });
  }

  async close(): Promise<void> {
    this.closing = true;
    // A worker that did not open, or is gone, never answers.
    await Promise.race([this.ask("close", "", null, null).catch(() => {}), this.gone]);
    await this.worker.terminate();
  }
}

/** How often threads may die within the time until they are no longer started again. */
const MOST_RESTARTS = 3;
const WITHIN_MS = 60_000;

/** Counts the deaths of one kind of thread: what dies again and again is not mended by starting it once more. */
export class Restarts {
  private readonly times: number[] = [];

  /** `now`: milliseconds of a clock that never jumps. */
  constructor(private readonly now: () => number) {}

  /** Notes a death; false where there were too many of them. */
  allowed(): boolean {
    const at = this.now();
    this.times.push(at);
    return this.times.filter((time) => at - time < WITHIN_MS).length <= MOST_RESTARTS;
  }
}
