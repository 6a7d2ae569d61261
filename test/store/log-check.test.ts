import { copyFileSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { closeKeyOf } from "../../main/platform/office-key";
import { Database } from "../../main/store/database";
import { ChainSeal } from "../../main/store/log/chain-seal";
import { noteCleanClose } from "../../main/store/log/clean-close";
import { NEVER_CHECKED, readLogCheck } from "../../main/store/log/log-check";
import { LogChecker } from "../../main/store/log/log-checker";
import { NoteSeal } from "../../main/store/log/note-seal";
import { chainAnew } from "../helpers/chain";
import { refusalOf } from "../helpers/refusal";
import { receive } from "../helpers/requests";
import { openTestStore, type TestStore } from "../helpers/store";

const DAY_MS = 86_400_000;
/** More than a check takes in one step. */
const SLICE = 2_000;

let open: TestStore;
let log: Database;
let seal: NoteSeal;
beforeEach(() => {
  open = openTestStore();
  seal = new NoteSeal(open.officeKey);
  receive(open);
  log = new Database(open.paths.log, { readOnly: true });
});
afterEach(() => {
  log.close();
  open.close();
});

const checker = () =>
  new LogChecker({
    log,
    chainSeal: new ChainSeal(open.officeKey),
    noteSeal: seal,
    path: open.paths.logCheck,
    now: () => open.clock.now().wall,
  });
const noted = () => readLogCheck(open.paths.logCheck, seal);
const length = () => log.rawGet<{ n: number }>("SELECT count(*) AS n FROM events")?.n ?? 0;
const origin = () => open.store.identity?.origin ?? "";
const status = () => open.query("workstation.status", {}, "administrator");

/** Checks until a walk has come to its end; answers in how many steps. */
function walk(checking = checker()): number {
  for (let steps = 1; steps < 100; steps++) if (checking.step()) return steps;
  throw new Error("the walk came to no end");
}

/** So many more events. */
function logIn(times: number): void {
  const main = { operatorId: null, main: true };
  open.store.inBulk(() => {
    for (let n = 0; n < times; n++) {
      open.store.execute("operators.record-login", { id: open.operators.head, ok: true }, main);
    }
  });
}

/** Changes the closed log; `unseen`: its size and time are those that were noted. */
function change(work: (log: Database) => void, unseen: boolean): void {
  open.shut();
  const file = new Database(open.paths.log);
  work(file);
  file.exec("PRAGMA wal_checkpoint(TRUNCATE)");
  file.close();
  if (unseen) noteCleanClose(open.paths, closeKeyOf(open.officeKey));
  else rmSync(open.paths.viewState);
}

/** Another letter in what an event says, as a disk changes it. */
const changeByte = (seq: number) => (file: Database) =>
  file.rawRun("UPDATE events SET actor = 'x' || substr(actor, 2) WHERE origin_seq = ?", seq);

describe("the check while nobody waits", () => {
  test("goes through the log in slices, goes on after a restart, and tells its result", () => {
    logIn(2 * SLICE);
    const before = length();
    expect(checker().step()).toBe(false);
    expect(noted()).toMatchObject({ whole: null, walk: { events: SLICE, places: [{ seq: SLICE }] }, good: [] });
    expect(status().logCheck).toEqual({ whole: null, checking: SLICE });
    receive(open);
    expect(walk()).toBe(3);
    const events = length();
    expect(events).toBeGreaterThan(before);
    expect(noted()).toMatchObject({ walk: null, good: [{ origin: origin(), seq: events }] });
    expect(status().logCheck).toEqual({
      whole: { at: open.clock.now().wall, events, bad: null },
      checking: null,
    });
  });

  test("rests for six days, then walks again; what is new meanwhile is checked within minutes", () => {
    const checking = checker();
    walk(checking);
    const whole = noted();
    receive(open);
    expect(checking.step()).toBe(false);
    expect(noted()).toEqual(whole);
    open.clock.advance(11 * 60_000);
    expect(checking.step()).toBe(false);
    expect(noted()).toMatchObject({ whole: whole.whole, walk: null, good: [{ seq: length() }] });
    open.clock.advance(6 * DAY_MS);
    expect(walk(checking)).toBeGreaterThan(0);
    expect(noted().whole).toMatchObject({ at: open.clock.now().wall, events: length() });
  });

  test("finds a byte that changed with the file's time as before, and tells the administrator", () => {
    change(changeByte(40), true);
    open.reopen();
    expect(open.store.notices).toEqual([]);
    walk();
    const bad = { origin: origin(), seq: 40, reason: "hash" };
    expect(status()).toMatchObject({
      logCheck: { whole: { at: open.clock.now().wall, bad }, checking: null },
      notices: [{ code: "log-damage-found", params: { origin: origin(), seq: 40 } }],
    });
    // It is looked for again, and no longer told once it is mended.
    const checking = checker();
    expect(checking.step()).toBe(false);
    change((file) => file.rawRun("UPDATE events SET actor = 'd' || substr(actor, 2) WHERE origin_seq = 40"), true);
    open.reopen();
    open.clock.advance(2 * DAY_MS);
    walk(checking);
    expect(status()).toMatchObject({ logCheck: { whole: { bad: null } }, notices: [] });
  });

  test.each<[string, (file: Database) => void, string]>([
    ["is written without the key", (file) => chainAnew(file), "foreign"],
    ["is gone", (file) => file.exec("DELETE FROM events WHERE origin_seq = 40"), "gap"],
  ])("finds an event that %s, though the chain's end is as it was", (_what, work, reason) => {
    open.shut();
    const file = new Database(open.paths.log);
    changeByte(40)(file);
    work(file);
    file.close();
    walk();
    const seq = reason === "gap" ? 41 : 40;
    expect(noted().whole?.bad).toMatchObject({ seq, reason });
  });

  test("finds that the end of a chain is missing", () => {
    walk();
    open.shut();
    const file = new Database(open.paths.log);
    file.exec("DELETE FROM events WHERE origin_seq = (SELECT max(origin_seq) FROM events)");
    file.close();
    const seq = length() + 1;
    walk();
    expect(noted().whole?.bad).toMatchObject({ seq, reason: "cut" });
  });

  test("begins anew over a log that is not the one it walked: no damage is said of an older copy", () => {
    const copy = `${open.paths.log}.copy`;
    open.shut();
    copyFileSync(open.paths.log, copy);
    open.reopen();
    receive(open);
    walk();
    open.shut();
    log.close();
    copyFileSync(copy, open.paths.log);
    log = new Database(open.paths.log, { readOnly: true });
    walk();
    expect(noted().whole).toMatchObject({ events: length(), bad: null });
  });

  test("a result that somebody without the key wrote counts as none", () => {
    walk();
    const [json = "", mac = ""] = readFileSync(open.paths.logCheck, "utf8").split("\n");
    writeFileSync(open.paths.logCheck, `${json.replace('"bad":null', '"bad":null ')}\n${mac}\n`);
    expect(noted()).toEqual(NEVER_CHECKED);
    expect(status().logCheck).toEqual({ whole: null, checking: null });
  });
});

describe("after a crash", () => {
  test("what nobody has checked yet is checked before the log is used", () => {
    walk();
    const known = length();
    receive(open);
    change(changeByte(known + 1), false);
    expect(refusalOf(() => open.reopen())).toMatchObject({ code: "log-damaged" });
  });

  test("what was checked before is not walked again at the start, and found while nobody waits", () => {
    walk();
    change(changeByte(40), false);
    open.reopen();
    expect(open.store.notices).toEqual([]);
    open.clock.advance(6 * DAY_MS);
    walk();
    expect(noted().whole?.bad).toMatchObject({ seq: 40, reason: "hash" });
  });

  test("without any check before, the log is walked", () => {
    change(changeByte(40), false);
    expect(refusalOf(() => open.reopen())).toMatchObject({ code: "log-damaged" });
  });
});
