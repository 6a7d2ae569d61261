import { closeSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { FEATURES } from "../../main/features";
import { systemRandom, uuidv7 } from "../../main/platform/ids";
import { newOfficeKey, nextGeneration, wrapOfficeKey, writeOfficeKeyFile } from "../../main/platform/office-key";
import { backupLog, restoreLastBackup } from "../../main/store/backup/backup";
import { Database } from "../../main/store/database";
import { eventHash } from "../../main/store/log/bytes";
import { ChainSeal } from "../../main/store/log/chain-seal";
import { EventLog } from "../../main/store/log/eventlog";
import { verifyLog } from "../../main/store/log/verification";
import { Store } from "../../main/store/store";
import type { EventRow } from "../../main/store/tables";
import { chainAnew } from "../helpers/chain";
import { ForeignConsole } from "../helpers/consoles";
import { refusalOf } from "../helpers/refusal";
import { receive } from "../helpers/requests";
import { fixedClock, openTestStore, type TestStore } from "../helpers/store";

const random = systemRandom();
let open: TestStore;
let origin: string;
beforeEach(() => {
  open = openTestStore();
  receive(open);
  const second = receive(open);
  open.execute("requests.add-note", { id: second, note: "Pemohon menelepon" });
  origin = open.store.identity?.origin ?? "";
});
afterEach(() => open.close());

/** Changes the closed log as somebody who can write to it and has no key, and makes every hash fit again. */
function forge(change: (log: Database) => void, rechain = true): void {
  open.shut();
  const log = new Database(open.paths.log);
  change(log);
  if (rechain) chainAnew(log);
  expect(verifyLog(log)).toMatchObject({ ok: true, keyed: null });
  log.exec("PRAGMA wal_checkpoint(TRUNCATE)");
  log.close();
}

const lastOf = (log: Database) => log.rawGet<EventRow>("SELECT * FROM events ORDER BY pos DESC LIMIT 1") as EventRow;

/** Appends an event by hand, with everything but the key. */
function append(log: Database, stream: string, type: string, payload: object): void {
  const last = lastOf(log);
  const heads = log.rawAll<{ id: string }>("SELECT id FROM events WHERE stream = ? ORDER BY pos DESC LIMIT 1", stream);
  const row = {
    ...last,
    pos: last.pos + 1,
    id: uuidv7(last.wall, random),
    stream,
    type,
    after: JSON.stringify(heads.map(({ id }) => id)),
    payload: JSON.stringify(payload),
    personal: null,
    origin_seq: last.origin_seq + 1,
    prev_hash: last.hash,
  };
  new EventLog(log).insert({ ...row, hash: eventHash(row) });
}

const found = () => {
  const log = new Database(open.paths.log, { readOnly: true });
  try {
    return verifyLog(log, undefined, new ChainSeal(open.officeKey));
  } finally {
    log.close();
  }
};

const length = () => open.store.database.rawGet<{ n: number }>("SELECT count(*) AS n FROM events")?.n ?? 0;

/** Each is found without a word of the attacker's being believed, and named. */
const ATTACKS: [what: string, change: (log: Database) => void, seq: (all: number) => number, reason: string][] = [
  [
    "gave themselves a role",
    (log) =>
      append(log, `operator/${open.operators["call-taker"]}`, "operator.roles-set", { roles: ["administrator"] }),
    (all) => all + 1,
    "foreign",
  ],
  [
    "took a fact for another: its payload",
    (log) => log.rawRun("UPDATE events SET payload = '{}' WHERE origin_seq = 70"),
    () => 70,
    "foreign",
  ],
  [
    "moved an event to another stream",
    (log) =>
      log.rawRun(
        "UPDATE events SET stream = ? WHERE origin_seq = (SELECT max(origin_seq) FROM events) - 1",
        "request/other",
      ),
    (all) => all - 1,
    "foreign",
  ],
  [
    "let two events change places",
    (log) =>
      log.exec(`UPDATE events SET origin_seq = -origin_seq WHERE origin_seq IN (70, 71);
        UPDATE events SET origin_seq = CASE origin_seq WHEN -70 THEN 71 ELSE 70 END WHERE origin_seq < 0`),
    () => 70,
    "foreign",
  ],
  [
    "took the last event away",
    (log) => log.exec("DELETE FROM events WHERE origin_seq = (SELECT max(origin_seq) FROM events)"),
    (all) => all,
    "cut",
  ],
  [
    "took the last event away and its sealed end",
    (log) => log.exec("DELETE FROM events WHERE origin_seq = (SELECT max(origin_seq) FROM events); DELETE FROM heads"),
    (all) => all - 1,
    "head",
  ],
  [
    "put a counter that is none into a sealed end",
    (log) => log.exec("UPDATE heads SET seq = -5"),
    (all) => all,
    "head",
  ],
  ["took everything away", (log) => log.exec("DELETE FROM events"), () => 1, "cut"],
];

test.each(ATTACKS)(
  "whoever can write to the log and %s is found, and the event named",
  (_what, change, seq, reason) => {
    const all = length();
    forge(change);
    const bad = { origin, seq: seq(all), reason };
    expect(found()).toMatchObject({ ok: false, keyed: false, firstBad: bad });
    const [log, view] = [readFileSync(open.paths.log), readFileSync(open.paths.view)];
    expect(refusalOf(() => open.reopen())).toMatchObject({ code: "log-foreign", params: bad });
    // It is a whole file that a person has to look at: it stays where it is, and nothing of it reached the rows.
    expect(readFileSync(open.paths.log).equals(log)).toBe(true);
    expect(readFileSync(open.paths.view).equals(view)).toBe(true);
    expect(refusalOf(() => open.reopen()).code).toBe("log-foreign");
  },
);

describe("the seals of a log", () => {
  test("cover what commands write and what came from elsewhere", () => {
    const foreign = new ForeignConsole("K7.test", fixedClock("2026-11-23T09:01:00+07:00"));
    const events = ["x", "y", "z"].map((id) => foreign.write(`request/${id}`, "request.note-added", {}));
    open.store.ingest(events.slice(0, 1));
    open.store.ingest(events);
    const all = length();
    open.reopen();
    open.shut();
    expect(found()).toMatchObject({ ok: true, keyed: true, events: all, origins: 2, firstBad: null });
    forge((log) => log.exec("UPDATE events SET payload = '{\"a\":1}' WHERE origin = 'K7.test' AND origin_seq = 2"));
    expect(found().firstBad).toMatchObject({ origin: "K7.test", seq: 2, reason: "foreign" });
    expect(refusalOf(() => open.reopen())).toMatchObject({
      code: "log-foreign",
      params: { origin: "K7.test", seq: 2 },
    });
  });

  test("of a chain that is gone as a whole are found too", () => {
    open.store.ingest([new ForeignConsole("K7.test").write("request/x", "request.note-added", {})]);
    forge((log) => log.exec("DELETE FROM events WHERE origin = 'K7.test'"), false);
    expect(found().firstBad).toEqual({ origin: "K7.test", seq: 1, id: "", reason: "cut" });
    expect(refusalOf(() => open.reopen()).code).toBe("log-foreign");
  });

  test("an event's does not stand for an end, nor one office's for another's", () => {
    const place = { origin, seq: 3, hash: Buffer.alloc(32, 5) };
    const seal = new ChainSeal(open.officeKey);
    expect([seal.fitsEvent(seal.ofEvent(place), place), seal.fitsHead(seal.ofHead(place), place)]).toEqual([
      true,
      true,
    ]);
    expect(seal.fitsHead(seal.ofEvent(place), place)).toBe(false);
    expect(seal.fitsEvent(seal.ofHead(place).subarray(0, 20), place)).toBe(false);
    for (const other of [
      { origin: "K1.other" },
      { seq: 4 },
      { hash: Buffer.alloc(32, 6) },
      { seq: -1 },
      { seq: 0.5 },
    ]) {
      expect(seal.fitsEvent(seal.ofEvent(place), { ...place, ...other })).toBe(false);
      expect(seal.fitsHead(seal.ofHead(place), { ...place, ...other })).toBe(false);
    }
    expect(new ChainSeal(newOfficeKey(random)).fitsHead(seal.ofHead(place), place)).toBe(false);
    for (const nothing of [Buffer.alloc(0), Buffer.alloc(3), Buffer.alloc(20), Buffer.alloc(36)]) {
      expect([seal.fitsEvent(nothing, place), seal.fitsHead(nothing, place)]).toEqual([false, false]);
    }
  });

  test("of an older generation of the office key still count", () => {
    open.shut();
    const officeKey = nextGeneration(open.officeKey, random);
    const options = { paths: open.paths, officeKey, clock: open.clock, random, features: FEATURES };
    const store = Store.open(options);
    const [operatorId] = [open.operators["service-desk"]];
    const [request] = store.database.rawAll<{ id: string }>("SELECT id FROM view.requests");
    store.execute("requests.add-note", { id: request?.id, note: "x" }, { operatorId });
    expect(verifyLog(store.database, undefined, new ChainSeal(officeKey))).toMatchObject({ ok: true, keyed: true });
    expect(verifyLog(store.database, undefined, new ChainSeal(open.officeKey))).toMatchObject({ keyed: false });
    store.close();
    Store.open(options).close();
  });

  test("of a command that was rolled back leave none behind", () => {
    expect(() =>
      open.store.inBulk(() => {
        receive(open);
        throw new Error("not after all");
      }),
    ).toThrow("not after all");
    open.reopen();
    receive(open);
    open.shut();
    expect(found()).toMatchObject({ ok: true, keyed: true });
  });
});

describe("an office whose log was tampered with", () => {
  const options = () => ({
    paths: open.paths,
    officeKey: open.officeKey,
    clock: open.clock,
    random,
    features: FEATURES,
  });
  const requests = () => open.store.database.rawGet<{ n: number }>("SELECT count(*) AS n FROM view.requests")?.n ?? 0;
  const lastRequest = () =>
    open.store.database.rawGet<{ id: string }>("SELECT id FROM view.requests ORDER BY row DESC LIMIT 1")?.id ?? "";
  const roles = () => open.store.referenceData.operators.get(open.operators["call-taker"])?.roles;
  const giveARole = (log: Database) =>
    append(log, `operator/${open.operators["call-taker"]}`, "operator.roles-set", { roles: ["administrator"] });

  test("goes on without a backup, with all that its key covers and nothing else", () => {
    const all = length();
    forge(giveARole);
    expect(refusalOf(() => open.reopen()).code).toBe("log-foreign");
    const restored = restoreLastBackup(options());
    expect(restored).toMatchObject({ takenOver: 0, events: all + 1 });
    open.reopen();
    expect([roles(), requests(), open.store.identity?.prefix]).toEqual([["call-taker"], 2, restored.prefix]);
    receive(open);
    open.shut();
    expect(found()).toMatchObject({ ok: true, keyed: true, origins: 2 });
    // The evidence stays.
    const [aside] = readdirSync(open.paths.folder).filter((name) => /^log\.db\.damaged-\w+$/.test(name));
    const kept = new Database(join(open.paths.folder, aside ?? ""), { readOnly: true });
    expect(lastOf(kept)).toMatchObject({ type: "operator.roles-set", origin_seq: all + 1 });
    kept.close();
  });

  test("goes on from its backup, and loses nothing that was written since", async () => {
    writeOfficeKeyFile(open.paths.officeKey, await wrapOfficeKey(open.officeKey, "frasa kantor", random));
    backupLog(open.paths, join(open.paths.folder, "log.backup"), 1);
    receive(open);
    receive(open);
    const all = length();
    forge(giveARole);
    expect(refusalOf(() => open.reopen()).code).toBe("log-foreign");
    expect(restoreLastBackup(options())).toMatchObject({ takenOver: 2, events: all + 1, passedOver: [] });
    open.reopen();
    expect([roles(), requests()]).toEqual([["call-taker"], 4]);
    open.shut();
    expect(found()).toMatchObject({ ok: true, keyed: true, origins: 2 });
  });

  test("whose pages were damaged loses nothing that can still be read behind its backup", () => {
    backupLog(open.paths, join(open.paths.folder, "log.backup"), 1);
    for (let n = 0; n < 40; n++) receive(open);
    const [all, before] = [length(), requests()];
    open.shut();
    writeFileSync(open.paths.officeKey, "{}");
    // A page of a catalog entry's event, which the backup has too.
    const page = Math.floor(readFileSync(open.paths.log).indexOf("Permohonan Perbaikan Jaringan") / 4_096);
    const file = openSync(open.paths.log, "r+");
    writeSync(file, Buffer.alloc(4_096, 0xa5), 0, 4_096, page * 4_096);
    closeSync(file);
    expect(refusalOf(() => open.reopen()).code).toBe("log-damaged");
    const restored = restoreLastBackup(options());
    open.reopen();
    expect([restored.takenOver, length(), requests()]).toEqual([40, all + 1, before]);
    expect(open.query("requests.detail", { id: lastRequest() }).applicant?.name).toBe("Sri Wahyuni");
  });

  test("passes over a backup that was tampered with as well", () => {
    const backup = join(open.paths.folder, "log.backup");
    backupLog(open.paths, backup, 1);
    const copy = new Database(backup);
    copy.rawRun("UPDATE events SET payload = '{}' WHERE origin_seq = 70");
    chainAnew(copy);
    copy.close();
    forge(giveARole);
    expect(restoreLastBackup(options()).passedOver).toEqual([backup]);
    open.reopen();
    expect([roles(), requests()]).toEqual([["call-taker"], 2]);
  });
});

test("another office's key opens nothing and breaks nothing", () => {
  const [before] = open.store.database.rawAll<{ applicant: string }>("SELECT applicant FROM view.requests");
  open.shut();
  const options = { paths: open.paths, clock: open.clock, random, features: FEATURES };
  rmSync(open.paths.view);
  expect(refusalOf(() => Store.open({ ...options, officeKey: newOfficeKey(random) })).code).toBe("office-key-other");
  open.reopen();
  expect(open.store.database.rawAll("SELECT applicant FROM view.requests")[0]).toEqual(before);
});
