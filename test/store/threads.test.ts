import type { Worker } from "node:worker_threads";
import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { StoreClient, StoreThreads } from "../../main/workers/client";
import { contract, type Topic } from "../../shared/ipc/contract";
import { Refusal } from "../../shared/ipc/errors";
import { bundleForNode } from "../helpers/bundle";
import { aRequest, openTestStore, RESOURCES, type TestStore } from "../helpers/store";

let folder: string;
let store: TestStore;
let topics: Topic[];
let lost: string[];
let died: string[];
const open: StoreClient[] = [];

beforeAll(async () => {
  const worker = (name: string) => `main/workers/${name}.ts`;
  folder = await bundleForNode("sigap-test-threads", {
    writer: worker("writer"),
    reader: worker("reader"),
    keeper: worker("keeper"),
  });
});
beforeEach(() => {
  store = openTestStore();
  store.shut();
  topics = [];
  lost = [];
  died = [];
});
afterEach(async () => {
  for (const client of open.splice(0)) await client.close();
  store.close();
});

async function client(): Promise<StoreClient> {
  const opened = await StoreClient.open({
    paths: store.paths,
    officeKey: store.officeKey,
    threads: new StoreThreads(folder),
    resources: RESOURCES,
    workstation: { version: "0.0.0", dataFolder: store.paths.folder, keyProtection: "passphrase" },
    onChanged: (changed) => topics.push(...changed),
    onRebuild: () => {},
    onLost: (reason) => lost.push(reason),
    onDied: (thread) => died.push(thread),
  });
  open.push(opened);
  return opened;
}

async function refusal(work: Promise<unknown>): Promise<Refusal> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof Refusal) return error;
  throw error ?? new Error("was not refused");
}

describe("the store's threads", () => {
  test("take commands, answer queries and say what changed", async () => {
    const opened = await client();
    expect([opened.office, opened.identity?.prefix]).toEqual(["bantul", "K1"]);
    const desk = store.operators["service-desk"];
    const received = (await opened.execute("requests.receive", aRequest(), desk)) as { id: string; number: string };
    expect(received.number).toMatch(/^K1-\d{4}-00001$/);
    expect(topics).toEqual([`requests/${received.id}`]);
    expect(await opened.query("requests.detail", { id: received.id }, desk)).toMatchObject({ row: { status: "open" } });
    expect(await opened.credential({ login: "head" })).toMatchObject({ roles: ["head"], passwordHash: "-" });
    await opened.execute("drafts.save", { form: "intake", content: "{}" }, desk);
    expect(await opened.query("drafts.get", { form: "intake" }, desk)).toMatchObject({ content: "{}" });
    expect(lost).toEqual([]);
  });

  test("answer many at once, each with its own", async () => {
    const opened = await client();
    const desk = store.operators["service-desk"];
    const received = await Promise.all(
      Array.from({ length: 40 }, (_, n) =>
        opened.execute("requests.receive", aRequest({ subject: `Nomor ${n}` }), desk),
      ),
    );
    const details = await Promise.all(
      received.map((one) => opened.query("requests.detail", { id: (one as { id: string }).id }, desk)),
    );
    expect(details.map((detail) => (detail as { row: { subject: string } }).row.subject)).toEqual(
      received.map((_one, n) => `Nomor ${n}`),
    );
  });

  test("carry refusals with their code, values and fields", async () => {
    const opened = await client();
    const { operators } = store;
    expect(await refusal(opened.execute("requests.receive", aRequest(), operators["call-taker"]))).toMatchObject({
      code: "missing-permission",
      params: { permission: "requests.receive" },
    });
    const future = aRequest({ letter: { number: "1", date: "2199-01-01" } });
    expect(await refusal(opened.execute("requests.receive", future, operators["service-desk"]))).toMatchObject({
      code: "bad-input",
      fields: { "letter.date": "date-future" },
    });
    expect((await refusal(opened.execute("toString", {}, operators.administrator))).code).toBe("unknown-name");
    expect((await refusal(opened.query("constructor", {}, operators.administrator))).code).toBe("unknown-name");
    expect((await refusal(opened.execute("operators.create", {}, operators.administrator))).code).toBe("unknown-name");
    expect((await refusal(opened.query("requests.counts", {}, "nobody"))).code).toBe("not-logged-in");
  });

  test("say who has the folder when it is taken, and open it when it is free", async () => {
    store.reopen();
    expect(await refusal(client())).toMatchObject({ code: "data-folder-in-use", params: { pid: process.pid } });
    store.shut();
    expect((await client()).office).toBe("bantul");
    expect(lost).toEqual([]);
  });

  test("a clean close leaves everything for the next start", async () => {
    const opened = await client();
    const desk = store.operators["service-desk"];
    const { id } = (await opened.execute("requests.receive", aRequest(), desk)) as { id: string };
    await opened.close();
    open.length = 0;
    // The threads wrote at the time of this machine's clock.
    store.clock.set(new Date().toISOString());
    store.reopen();
    expect(store.store.notices).toEqual([]);
    expect(store.query("requests.detail", { id }).row.status).toBe("open");
  });
});

/** The worker threads of this process in the order in which they were started. */
class Threads {
  readonly started: Worker[] = [];
  private readonly onWorker = (worker: Worker) => {
    this.started.push(worker);
  };

  constructor() {
    process.on("worker", this.onWorker);
  }

  /** Waits until so many were started. */
  async count(number: number): Promise<void> {
    await expect.poll(() => this.started.length, { timeout: 60_000, interval: 20 }).toBe(number);
  }

  end(): void {
    process.off("worker", this.onWorker);
  }
}

/** Makes a thread fail as a fault of its code would: nothing of this kind is ever sent. */
const kill = (thread: Worker) => thread.postMessage(null);

describe("a thread that dies", () => {
  let threads: Threads;
  beforeEach(() => {
    threads = new Threads();
  });
  afterEach(() => threads.end());

  /** An open client and its threads: the writer, then the keeper and the readers. */
  async function withReaders() {
    const opened = await client();
    await threads.count(4);
    const [writer, keeper, ...readers] = threads.started;
    const desk = store.operators["service-desk"];
    // The readers answer once the writer was told of them.
    await opened.query("requests.counts", {}, desk);
    return { opened, desk, writer, keeper, readers };
  }

  const subjectOf = async (opened: StoreClient, id: string, desk: string) =>
    ((await opened.query("requests.detail", { id }, desk)) as { row: { subject: string } }).row.subject;

  test("a reader: what it was asked is answered all the same, and another takes its place", async () => {
    const { opened, desk, readers } = await withReaders();
    const { id } = (await opened.execute("requests.receive", aRequest({ subject: "Satu" }), desk)) as { id: string };
    for (const reader of readers) reader && kill(reader);
    const asked = Array.from({ length: 20 }, () => subjectOf(opened, id, desk));
    expect(await Promise.all(asked)).toEqual(Array.from({ length: 20 }, () => "Satu"));
    await threads.count(6);
    expect(await subjectOf(opened, id, desk)).toBe("Satu");
    expect([lost, died]).toEqual([[], ["reader", "reader"]]);
  });

  test("the writer: what was under way is uncertain, what was saved stays, numbers and work go on", async () => {
    const { opened, desk, writer } = await withReaders();
    const receiving = (subject: string) =>
      opened.execute("requests.receive", aRequest({ subject }), desk) as Promise<{ id: string; number: string }>;
    const first = receiving("Satu");
    // It is sent to the thread before what ends it.
    await new Promise((resolve) => setImmediate(resolve));
    if (writer) kill(writer);
    const underWay = refusal(receiving("Di tengah"));
    const { id } = await first;
    expect((await underWay).code).toBe("save-uncertain");
    topics.length = 0;
    const next = await receiving("Dua");
    expect(next.number).toBe("K1-2026-00002");
    expect(await subjectOf(opened, id, desk)).toBe("Satu");
    expect(await subjectOf(opened, next.id, desk)).toBe("Dua");
    // Every window reads anew: what the thread had still to say went with it.
    expect(topics).toContain("requests");
    expect([lost, died]).toEqual([[], ["writer"]]);
  });

  test("the keeper, while it lives: it checks the log's chains, and the window is told of the end", async () => {
    const { opened } = await withReaders();
    const status = async () => {
      const asked = await opened.query("workstation.status", {}, store.operators.administrator);
      return contract["workstation.status"].output.parse(asked);
    };
    await expect.poll(async () => (await status()).logCheck.whole?.bad, { timeout: 20_000 }).toBeNull();
    expect((await status()).logCheck.whole?.events).toBe((await status()).events);
    expect(topics).toContain("workstation");
  });

  test("the keeper: it is started again, and nobody notices", async () => {
    const { opened, desk, keeper } = await withReaders();
    await keeper?.terminate();
    await threads.count(5);
    await opened.execute("requests.receive", aRequest(), desk);
    expect([lost, died]).toEqual([[], ["keeper"]]);
  });

  test("a writer that dies again and again is given up, and says so", async () => {
    const { opened, desk } = await withReaders();
    for (let death = 1; death <= 4; death++) {
      // The readers come later than the writer: the newest thread is a writer once the first has died.
      const newest = death === 1 ? threads.started[0] : threads.started.at(-1);
      if (newest) kill(newest);
      const after = opened.execute("requests.receive", aRequest({ subject: `Sesudah ${death}` }), desk);
      expect((await refusal(after)).code).toBe("save-uncertain");
      if (death < 4) await opened.execute("requests.receive", aRequest(), desk);
    }
    expect(died).toEqual(["writer", "writer", "writer"]);
    expect(lost).toHaveLength(1);
    expect((await refusal(opened.execute("requests.receive", aRequest(), desk))).code).toBe("save-uncertain");
  });
});
