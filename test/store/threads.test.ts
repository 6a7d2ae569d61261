import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { StoreClient, StoreThreads } from "../../main/workers/client";
import type { Topic } from "../../shared/ipc/contract";
import { Refusal } from "../../shared/ipc/errors";
import { bundleForNode } from "../helpers/bundle";
import { aRequest, openTestStore, RESOURCES, type TestStore } from "../helpers/store";

let folder: string;
let store: TestStore;
let topics: Topic[];
let lost: string[];
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
    workstation: { version: "0.0.0", dataFolder: store.paths.folder, demo: false, keyProtection: "passphrase" },
    onChanged: (changed) => topics.push(...changed),
    onRebuild: () => {},
    onLost: (reason) => lost.push(reason),
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
