import { renameSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { StoreClient, StoreThreads } from "../../main/workers/client";
import { bundleForNode } from "../helpers/bundle";
import { aPdf } from "../helpers/files";
import { receive } from "../helpers/requests";
import { openTestStore, RESOURCES, type TestStore } from "../helpers/store";

let folder: string;
let store: TestStore;
let lost: string[];
let workLost: string[];
let request: string;
const open: StoreClient[] = [];

beforeAll(async () => {
  const worker = (name: string) => `main/workers/${name}.ts`;
  folder = await bundleForNode("sigap-test-file-threads", {
    writer: worker("writer"),
    reader: worker("reader"),
    keeper: worker("keeper"),
    work: worker("work"),
  });
});
beforeEach(() => {
  store = openTestStore();
  request = receive(store);
  store.shut();
  lost = [];
  workLost = [];
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
    onChanged: () => {},
    onRebuild: () => {},
    onLost: (reason) => lost.push(reason),
    onDied: (_thread, reason) => workLost.push(reason),
  });
  open.push(opened);
  return opened;
}

describe("the thread of files", () => {
  test("takes files, which the writer makes part of a request, and gives them back", async () => {
    const opened = await client();
    const desk = store.operators["service-desk"];
    const content = aPdf(2_500_000);
    const ask = (name: string, input: unknown) => opened.work(name, input, desk) as Promise<{ id: string }>;
    const { id } = await ask("attachments.begin", { name: "a.pdf", bytes: content.length, mediaType: "" });
    // Pieces are taken in the order in which they were sent, also when nobody waits for the one before.
    const pieces: Promise<unknown>[] = [];
    for (let at = 0; at < content.length; at += 1_000_000) {
      pieces.push(ask("attachments.append", { id, chunk: Uint8Array.from(content.subarray(at, at + 1_000_000)) }));
    }
    await Promise.all(pieces);
    expect(await ask("attachments.finish", { id })).toMatchObject({ id, name: "a.pdf", bytes: content.length });
    await opened.execute("requests.add-attachments", { id: request, attachments: [{ id, requirement: null }] }, desk);
    const read = (await ask("attachments.read", { stream: `request/${request}`, attachment: id })) as unknown as {
      bytes: Uint8Array;
    };
    expect(Buffer.from(read.bytes).equals(content)).toBe(true);
    await expect(ask("attachments.staged", { ids: [id] })).resolves.toEqual([]);
    await expect(
      opened.work("attachments.read", { stream: `request/${request}`, attachment: id }, store.operators.administrator),
    ).rejects.toMatchObject({ code: "missing-permission" });
    await expect(
      ask("attachments.write-copy", { stream: `request/${request}`, attachment: id, path: "/x" }),
    ).rejects.toMatchObject({
      code: "unknown-name",
    });
    expect([lost, workLost]).toEqual([[], []]);
  });

  test("that ends by itself costs no more than its own call: the next one starts another", async () => {
    const opened = await client();
    const desk = store.operators["service-desk"];
    const staged = () => opened.work("attachments.staged", { ids: [] }, desk);
    renameSync(join(folder, "work.js"), join(folder, "away.js"));
    try {
      await expect(staged()).rejects.toThrow();
    } finally {
      renameSync(join(folder, "away.js"), join(folder, "work.js"));
    }
    expect(workLost.length).toBeGreaterThan(0);
    expect(await staged()).toEqual([]);
    expect(await opened.query("requests.detail", { id: request }, desk)).toMatchObject({ row: { status: "open" } });
    expect(lost).toEqual([]);
  });
});
