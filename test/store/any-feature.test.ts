import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { backupLog } from "../../main/store/backup/backup";
import { FeatureSet } from "../../main/store/feature-set";
import { referredFiles } from "../../main/store/files/referred";
import { toLogEvent } from "../../main/store/log/eventlog";
import { searchWords } from "../../main/store/view/search";
import { orderCausally } from "../../shared/domain/eventlog/causal";
import { deliver, emptyConsole, joinOffice, wireEvents } from "../helpers/consoles";
import { WITH_COUNTERS } from "../helpers/counter-feature";
import { aPdf, testFiles } from "../helpers/files";
import { refusalOf } from "../helpers/refusal";
import { receive } from "../helpers/requests";
import { openTestStore, type TestStore } from "../helpers/store";
import { viewRows } from "../helpers/view";

const opened: TestStore[] = [];
const open = () => {
  const store = openTestStore({ features: WITH_COUNTERS });
  opened.push(store);
  return store;
};
afterEach(() => {
  for (const store of opened.splice(0)) store.close();
});

const run = (store: TestStore, name: string, input: unknown) =>
  store.store.execute(name, input, { operatorId: store.operators["service-desk"] });
const start = (store: TestStore, id: string, owner = "Sri Wahyuni") =>
  run(store, "counters.open", { id, owner, phone: "6281234567890" }) as { number: string; version: number };
const rows = (store: TestStore) => viewRows(store, WITH_COUNTERS);
const counters = (store: TestStore) =>
  store.store.database.rawAll<{ id: string; owner: string; total: number; shared: number; number: string }>(
    "SELECT id, number, owner, total, shared FROM view.counters ORDER BY id",
  );

describe("a feature that the machine does not know by name", () => {
  test("writes, answers with versions, refuses what is stale, and says what changed", () => {
    const store = open();
    expect(start(store, "a")).toMatchObject({ version: 1 });
    start(store, "b");
    store.changed.length = 0;
    const versions = run(store, "counters.raise", { ids: ["a", "b"], by: 2, version: 1 });
    expect(versions).toEqual({ "counter/a": 2, "counter/b": 2 });
    expect(store.changed).toEqual(["counters/a", "counters/b"]);
    expect(refusalOf(() => run(store, "counters.raise", { ids: ["a"], by: 2, version: 1 })).code).toBe("stale");
    expect(refusalOf(() => run(store, "counters.raise", { ids: ["nowhere"], by: 2 })).code).toBe("not-found");
    expect(counters(store).map(({ total }) => total)).toEqual([2, 2]);
  });

  test("gives running numbers of its own per day, after a reopening and a refused command too", () => {
    const store = open();
    const numbers = [start(store, "a").number, start(store, "b").number];
    store.reopen();
    numbers.push(start(store, "c").number);
    store.clock.advance(86_400_000);
    numbers.push(start(store, "d").number);
    expect(numbers).toEqual(["K1-2026-11-23-1", "K1-2026-11-23-2", "K1-2026-11-23-3", "K1-2026-11-24-1"]);
    store.clock.set("2025-10-20T09:00:00+07:00");
    expect(start(store, "e").number).toBe("K1-2026-11-24-2");
    expect(receive(store)).toBeTruthy();
  });

  test("has facts, subjects, due moments and conflicts kept by the machine, taken back when the state changes", () => {
    const store = open();
    start(store, "a");
    const kept = (table: string) => rows(store)[table]?.filter((row) => row.includes("counter/a"));
    expect(kept("due")).toEqual([expect.stringContaining("too-few")]);
    expect(kept("facts")).toEqual([expect.stringMatching(/"day":"2026-11-23".*"value":0/)]);
    run(store, "counters.raise", { ids: ["a"], by: 3 });
    expect(kept("due")).toEqual([]);
    expect(kept("facts")).toEqual([expect.stringContaining('"value":3')]);
    expect(kept("subjects")).toEqual([expect.stringContaining("phone:6281234567890")]);
  });

  test("has rows that follow from another kind of stream", () => {
    const store = open();
    start(store, "a");
    expect(counters(store)[0]?.shared).toBe(0);
    receive(store);
    expect(counters(store)[0]?.shared).toBe(1);
  });

  test("is found by its own texts, waiting for the index or in it, and by nobody else's", () => {
    const store = open();
    start(store, "a", "Sri Wahyuni");
    receive(store);
    const found = (typed: string, personal: boolean) => {
      const words = searchWords(store.store.database, "counter", typed, personal);
      const indexed = words?.match
        ? store.store.database.rawAll("SELECT rowid FROM view.counter_search WHERE counter_search MATCH ?", words.match)
        : [];
      return (words?.pending.length ?? 0) + indexed.length;
    };
    expect([found("wahy", true), found("wahy", false), found("k1", false)]).toEqual([1, 0, 1]);
    while (store.store.idle());
    expect([found("wahy", true), found("wahy", false), found("sewon", true)]).toEqual([1, 0, 0]);
  });

  test("is found with one wrong letter where that is forgiven, waiting for the index or in it", () => {
    const store = open();
    start(store, "a", "Sri Wahyuni Mandala");
    start(store, "b", "Sri Wahyudi");
    const found = (typed: string, forgiving: boolean, personal = true) => {
      const forgiven = forgiving ? "every-word" : "nothing";
      const words = searchWords(store.store.database, "counter", typed, personal, { forgiven });
      const indexed = words?.match
        ? store.store.database.rawAll("SELECT rowid FROM view.counter_search WHERE counter_search MATCH ?", words.match)
        : [];
      return (words?.pending.length ?? 0) + indexed.length;
    };
    const check = () => {
      // A letter wrong, missing, too many, two turned; in the word that is still typed, in its beginning.
      for (const typed of ["wahyumi", "wahyni", "wahhyuni", "wahyuin", "wayhu"]) {
        expect([typed, found(typed, false), found(typed, true) > 0]).toEqual([typed, 0, true]);
      }
      expect(found("mandla wahyuni", true)).toBe(1);
      expect(found("wahyuni", false)).toBe(1);
      expect(found("wahyuni", true)).toBe(2);
      // Two wrong letters, a short word, a number, and what somebody may not read.
      expect([found("wohyumi", true), found("sro", true), found("2026", true), found("2027", true)]).toEqual([
        0, 0, 2, 0,
      ]);
      expect(found("wahyumi", true, false)).toBe(0);
    };
    check();
    while (store.store.idle());
    check();
    // A word that the index has is taken as it is typed; one that it has not stands for those near it.
    const known = searchWords(store.store.database, "counter", "wahyuni mandla", true, { forgiven: "unknown-words" });
    expect(known?.match).toBe('("wahyuni") AND ("mandala")');
  });

  test("any text may be searched for", () => {
    const store = open();
    start(store, "a", "Ma'ruf RT 03/RW 02 No.5");
    while (store.store.idle());
    for (const typed of [
      '"',
      "Ma'ruf",
      "RT 03/RW 02",
      "No.5",
      "lokasi: x",
      "sewon OR",
      "112-20261123-K1-0042",
      "NEAR(",
      "*",
    ]) {
      const words = searchWords(store.store.database, "counter", typed, true, { forgiven: "every-word" });
      const match = () =>
        store.store.database.rawAll(
          "SELECT rowid FROM view.counter_search WHERE counter_search MATCH ?",
          words?.match ?? "x",
        );
      expect(match).not.toThrow();
    }
  });

  test("reads payloads of an older version as the present one", () => {
    const store = open();
    start(store, "a");
    run(store, "counters.raise", { ids: ["a"], by: 5 });
    const stream = new FeatureSet(WITH_COUNTERS).known("counter/a");
    const events = orderCausally(
      wireEvents(store)
        .filter((event) => event.stream === "counter/a")
        .map((event) => toLogEvent({ ...event, pos: 0, received: 0, mac: Buffer.alloc(0) }, null)),
    ).ordered;
    expect(events.map(({ v }) => v)).toEqual([1, 2]);
    const older = { ...(events[1] as (typeof events)[number]), v: 1, payload: {} };
    expect(stream.upcast?.(older)).toMatchObject({ v: 2, payload: { by: 1 } });
  });

  test("is the same after a reopening, a rebuild, a catch-up and on another console", () => {
    const store = open();
    start(store, "a");
    start(store, "b", "Budi");
    receive(store);
    run(store, "counters.raise", { ids: ["a", "b"], by: 1 });
    const before = rows(store);
    store.reopen();
    expect(rows(store)).toEqual(before);
    store.shut();
    rmSync(store.paths.view);
    store.reopen();
    expect(rows(store)).toEqual(before);
    const other = emptyConsole(store, store.clock, WITH_COUNTERS);
    opened.push(other);
    expect(deliver(store, other).refused).toEqual([]);
    expect(rows(other)).toEqual(before);
  });

  test("takes events from elsewhere one by one as well as at once", () => {
    const store = open();
    const other = joinOffice(store, "K2", store.clock, WITH_COUNTERS);
    opened.push(other);
    for (const id of ["a", "b"]) start(store, id);
    for (let by = 1; by <= 3; by++) run(store, "counters.raise", { ids: ["a"], by });
    for (const event of wireEvents(store)) deliver(store, other, [event]);
    expect(counters(other)).toEqual(counters(store));
    run(other, "counters.raise", { ids: ["a"], by: 10 });
    deliver(other, store);
    expect(counters(store)).toEqual(counters(other));
    expect(counters(store)[0]?.total).toBe(16);
  });

  test("has its files referred to, backed up and opened by its own permission", () => {
    const store = open();
    const place = mkdtempSync(join(tmpdir(), "sigap-counter-"));
    const files = testFiles(store, WITH_COUNTERS);
    try {
      start(store, "a");
      const { id: staged } = files.stage("bukti.pdf", aPdf());
      run(store, "counters.attach", { id: "a", staged });
      expect(referredFiles(store.store.database)).toMatchObject([{ stream: "counter/a" }]);
      expect(backupLog(store.paths, join(place, "b"), 1).attachments).toMatchObject({ files: 1, copied: 1 });
      expect(files.work.trim()).toEqual({ files: 0, rows: 0 });
    } finally {
      files.work.close();
      rmSync(place, { recursive: true, force: true });
    }
  });

  test("has documents by the permission that each names", () => {
    const store = open();
    const ask = (role: "service-desk" | "administrator") =>
      store.reader.query("documents.compose", { document: { kind: "counter-sheet" } }, store.operators[role]);
    expect(ask("administrator")).toEqual({ name: "penghitung" });
    expect(refusalOf(() => ask("service-desk"))).toMatchObject({
      code: "missing-permission",
      params: { permission: "operators.manage" },
    });
  });

  test("gives a batch from a second source one transaction: all of it, or nothing", () => {
    const store = open();
    start(store, "a");
    const who = { operatorId: store.operators["service-desk"] };
    const raise = (id: string) => ({ name: "counters.raise", input: { ids: [id], by: 1 } });
    expect(refusalOf(() => store.store.executeMany([raise("a"), raise("nowhere")], who)).code).toBe("not-found");
    expect(counters(store)[0]?.total).toBe(0);
    store.store.executeMany([raise("a"), raise("a")], who);
    expect(counters(store)[0]?.total).toBe(2);
  });

  test("says how long it is kept", () => {
    for (const { kind, retention } of new FeatureSet(WITH_COUNTERS).streams) {
      expect(retention.because, kind).not.toBe("");
    }
  });
});
