import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { verifyLog } from "../../main/store/log/verification";
import { Refusal } from "../../shared/ipc/errors";
import { refusalOf } from "../helpers/refusal";
import { complete, receive } from "../helpers/requests";
import { type SmallDisk, smallDisk } from "../helpers/small-disk";
import { aRequest, openTestStore, type TestStore } from "../helpers/store";
import { viewRows } from "../helpers/view";

let open: TestStore | null = null;
let disk: SmallDisk | null = null;
afterEach(() => {
  disk?.free();
  open?.close();
  disk?.unmount();
  open = null;
  disk = null;
});

/** Receives requests until the disk is full. Returns the ids that were acknowledged. */
function receiveUntilFull(store: TestStore): string[] {
  const acknowledged: string[] = [];
  for (let n = 0; n < 500; n++) {
    store.clock.advance(1_000);
    try {
      acknowledged.push(receive(store));
    } catch (error) {
      if (error instanceof Refusal && error.code === "disk-full") return acknowledged;
      throw error;
    }
  }
  throw new Error("the disk was never full");
}

/** Every acknowledged request is there, the chain holds, and the view is what the log folds to. */
function expectWhole(store: TestStore, acknowledged: readonly string[]): void {
  for (const id of acknowledged) expect(store.query("requests.detail", { id }).row.status).toBe("open");
  expect(verifyLog(store.store.database)).toMatchObject({ ok: true, origins: 1 });
  const count = (text: string) => store.store.database.rawGet<{ n: number }>(text)?.n;
  const received = "SELECT count(*) AS n FROM events WHERE type = 'request.received'";
  expect(count("SELECT count(*) AS n FROM view.requests")).toBe(count(received));
  expect(count("SELECT count(DISTINCT number) AS n FROM view.requests")).toBe(count(received));
  const rows = viewRows(store);
  store.shut();
  rmSync(store.paths.view);
  store.reopen();
  expect(viewRows(store)).toEqual(rows);
}

describe("a disk that is full while saving", () => {
  test("refuses the command, whatever byte it ends at, and goes on when there is room", ({ skip }) => {
    disk = smallDisk(12);
    if (!disk) skip("only the superuser can mount a small disk here");
    const small = disk as SmallDisk;
    const folder = join(small.folder, "data");
    mkdirSync(folder);
    const store = openTestStore({ folder });
    open = store;
    const all: string[] = [];
    let onlyInLog = 0;
    for (let left = 0; left <= 192; left += 4) {
      small.leave(left * 1_024);
      all.push(...receiveUntilFull(store));
      expect(refusalOf(() => receive(store))).toMatchObject({ code: "disk-full", params: { folder } });
      // A reader still answers, and the writer's spare work gives up quietly.
      const shown = store.query("requests.counts", {}).all;
      expect([all.length, all.length - 1]).toContain(shown);
      if (shown < all.length) onlyInLog += 1;
      store.store.idle();
      small.free();
      all.push(receive(store));
      store.store.database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
    }
    expect(all.length).toBeGreaterThan(100);
    // The log found room and the view did not: recorded, acknowledged, and shown as soon as there is room.
    expect(onlyInLog).toBeGreaterThan(0);
    expectWhole(store, all);
  });

  test("refuses to start with words for it, and starts when there is room", ({ skip }) => {
    disk = smallDisk(12);
    if (!disk) skip("only the superuser can mount a small disk here");
    const small = disk as SmallDisk;
    const folder = join(small.folder, "data");
    mkdirSync(folder);
    const store = openTestStore({ folder });
    open = store;
    const id = receive(store);
    store.shut();
    rmSync(store.paths.view);
    for (const left of [0, 8, 64, 256]) {
      small.leave(left * 1_024);
      expect(refusalOf(() => store.reopen())).toMatchObject({ code: "disk-full", params: { folder } });
      expect(readdirSync(folder).filter((name) => name.includes(".new"))).toEqual([]);
      small.free();
    }
    store.reopen();
    expectWhole(store, [id]);
  });

  test("closes in order, and the next start finds everything", ({ skip }) => {
    disk = smallDisk(12);
    if (!disk) skip("only the superuser can mount a small disk here");
    const small = disk as SmallDisk;
    const folder = join(small.folder, "data");
    mkdirSync(folder);
    const store = openTestStore({ folder });
    open = store;
    small.leave(64 * 1_024);
    const acknowledged = receiveUntilFull(store);
    store.shut();
    small.free();
    store.reopen();
    expectWhole(store, acknowledged);
  });
});

test("a log that may not grow refuses the command and goes on when it may", () => {
  const store = openTestStore();
  open = store;
  const { database } = store.store;
  const limit = (schema: string, pages: number) => database.exec(`PRAGMA ${schema}.max_page_count = ${pages}`);
  const acknowledged: string[] = [];
  for (const schema of ["main", "view"]) {
    limit(schema, 1);
    acknowledged.push(...receiveUntilFull(store));
    limit(schema, 1_000_000);
    acknowledged.push(receive(store));
  }
  for (const id of acknowledged) complete(store, id, "completed");
  for (const id of acknowledged) complete(store, id, "repaired");
  expect(store.execute("requests.receive", aRequest()).number).toBe(
    `K1-2026-${String(acknowledged.length + 1).padStart(5, "0")}`,
  );
  expect(verifyLog(database)).toMatchObject({ ok: true });
});

test("many commands in one go are kept whole or not at all", () => {
  const store = openTestStore();
  open = store;
  const before = viewRows(store);
  const operatorId = store.operators["service-desk"];
  store.store.database.exec("PRAGMA main.max_page_count = 1");
  const run = () =>
    store.store.inBulk(() => {
      for (let n = 0; n < 500; n++) store.store.execute("requests.receive", aRequest(), { operatorId });
    });
  expect(refusalOf(run).code).toBe("disk-full");
  const swallowed = () =>
    store.store.inBulk(() => {
      for (let n = 0; n < 500; n++) {
        try {
          store.store.execute("requests.receive", aRequest(), { operatorId });
        } catch {
          // Who goes on after a failure still keeps nothing of it.
        }
      }
    });
  expect(refusalOf(swallowed).code).toBe("disk-full");
  store.store.database.exec("PRAGMA main.max_page_count = 1000000");
  expect(viewRows(store)).toEqual(before);
  expect(store.execute("requests.receive", aRequest()).number).toBe("K1-2026-00001");
  expect(verifyLog(store.store.database)).toMatchObject({ ok: true });
});
