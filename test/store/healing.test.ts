import {
  closeSync,
  copyFileSync,
  existsSync,
  openSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { viewKeyOf } from "../../main/platform/office-key";
import { openView } from "../../main/store/database";
import { verifyLog } from "../../main/store/log/verification";
import { aRecording, complete, driveToHandover, receive } from "../helpers/requests";
import { aRequest, openTestStore, type TestStore } from "../helpers/store";
import { viewRows } from "../helpers/view";

let open: TestStore;
let rows: ReturnType<typeof viewRows>;

/** An office in the middle of its work: open, waiting, closed requests, a conflict-free past. */
beforeEach(() => {
  open = openTestStore();
  work(6);
  open.execute("operators.set-roles", { id: open.operators.head, roles: ["head", "team-lead"] }, "administrator");
  open.shut();
  rows = viewRows(open);
});
afterEach(() => open.close());

function work(requests: number): void {
  for (let n = 0; n < requests; n++) {
    open.clock.advance(600_000);
    const id = receive(open, n % 2 === 0 ? aRequest() : aRecording());
    if (n % 3 === 0) driveToHandover(open, id);
    else if (n % 3 === 1) complete(open, id);
    else open.execute("requests.wait", { id, version: 1, message: "Mohon lengkapi" });
  }
}

const codes = () => open.store.notices.map(({ code }) => code);
const events = () => open.store.database.rawGet<{ n: number }>("SELECT count(*) AS n FROM events")?.n ?? 0;
const found = (search: string) =>
  open.query("requests.page", {
    view: "all",
    search,
    sort: "number",
    descending: false,
    after: null,
    limit: 200,
    filters: { serviceId: null, section: null, status: null, channel: null, receivedFrom: null, receivedTo: null },
  }).rows.length;

/** The same rows as before, the same answers, and the store goes on. */
function expectHealed(): void {
  expect(viewRows(open)).toEqual(rows);
  expect(found("sewon")).toBe(6);
  receive(open);
  expect(found("")).toBe(7);
  expect(verifyLog(open.store.database)).toMatchObject({ ok: true });
}

function overwrite(path: string, at: number, bytes: Buffer): void {
  const file = openSync(path, "r+");
  writeSync(file, bytes, 0, bytes.length, at);
  closeSync(file);
}

describe("a start finds view.db", () => {
  test("as it left it: nothing to mend", () => {
    open.reopen();
    expect(open.store.notices).toEqual([]);
    expectHealed();
  });

  test("deleted: built again", () => {
    rmSync(open.paths.view);
    open.reopen();
    expect(open.store.notices).toEqual([{ code: "view-rebuilt", params: { events: events() } }]);
    expectHealed();
  });

  test("deleted, with its write-ahead file left behind: built again", () => {
    rmSync(open.paths.view);
    for (const side of ["-wal", "-shm"]) copyFileSync(open.paths.log, open.paths.view + side);
    open.reopen();
    expect(codes()).toEqual(["view-rebuilt"]);
    expectHealed();
  });

  test.each([0, 1, 4096, 0.5])("cut off (%d): built again", (length) => {
    const { size } = statSync(open.paths.view);
    truncateSync(open.paths.view, length < 1 ? Math.floor(size * length) : length);
    open.reopen();
    expect(codes()).toEqual(["view-rebuilt"]);
    expectHealed();
  });

  test("overwritten at random, one place after the other: built again each time", () => {
    const { size } = statSync(open.paths.view);
    for (const part of [0.05, 0.2, 0.4, 0.6, 0.8, 0.95]) {
      overwrite(open.paths.view, Math.floor(size * part), Buffer.from("0123456789abcdef"));
      open.reopen();
      expect([part, codes()]).toEqual([part, ["view-rebuilt"]]);
      expect(viewRows(open)).toEqual(rows);
      open.shut();
    }
    open.reopen();
    expectHealed();
  });

  test("with damaged pages after a crash: built again", () => {
    // Without the note of a clean close only what SQLite itself can see is left to tell.
    rmSync(open.paths.viewState);
    const { size } = statSync(open.paths.view);
    overwrite(open.paths.view, Math.floor(size / 2 / 4096) * 4096, Buffer.alloc(4096, 0xa5));
    open.reopen();
    expect(codes()).toEqual(["view-rebuilt"]);
    expectHealed();
  });

  test("that is no database at all: built again", () => {
    copyFileSync(new URL(import.meta.url), open.paths.view);
    open.reopen();
    expect(codes()).toEqual(["view-rebuilt"]);
    expectHealed();
  });

  test("as an older copy: brought in step", () => {
    const copy = `${open.paths.view}.copy`;
    copyFileSync(open.paths.view, copy);
    open.reopen();
    work(3);
    open.execute("operators.set-roles", { id: open.operators.head, roles: ["head"] }, "administrator");
    open.shut();
    rows = viewRows(open);
    copyFileSync(copy, open.paths.view);
    open.reopen();
    expect(viewRows(open)).toEqual(rows);
    expect(found("sewon")).toBe(9);
    expect(codes()).toHaveLength(1);
  });

  test("behind after a crash: only what is missing is folded", () => {
    const copy = `${open.paths.view}.copy`;
    copyFileSync(open.paths.view, copy);
    open.reopen();
    const before = events();
    work(3);
    open.execute("operators.set-roles", { id: open.operators.head, roles: ["head"] }, "administrator");
    const added = events() - before;
    open.shut();
    rows = viewRows(open);
    copyFileSync(copy, open.paths.view);
    rmSync(open.paths.viewState);
    open.reopen();
    expect(open.store.notices).toEqual([{ code: "view-caught-up", params: { events: added } }]);
    expect(viewRows(open)).toEqual(rows);
    expect(found("sewon")).toBe(9);
  });

  test("of another version: built again", () => {
    const view = openView(open.paths.view, viewKeyOf(open.officeKey));
    view.exec("PRAGMA view.user_version = 99; ALTER TABLE view.requests ADD COLUMN colour TEXT");
    view.close();
    rmSync(open.paths.viewState);
    open.reopen();
    expect(codes()).toEqual(["view-rebuilt"]);
    expectHealed();
  });

  test("of another office's folder: built again, under the same origin", () => {
    const other = openTestStore({ workstation: "K9" });
    other.shut();
    copyFileSync(other.paths.view, open.paths.view);
    rmSync(open.paths.viewState);
    other.close();
    open.reopen();
    expect(codes()).toEqual(["view-rebuilt"]);
    expect(open.store.identity?.prefix).toBe("K1");
    expectHealed();
  });

  test("half-built by a start that was cut off: built again", () => {
    rmSync(open.paths.view);
    copyFileSync(open.paths.log, `${open.paths.view}.new`);
    open.reopen();
    expect(codes()).toEqual(["view-rebuilt"]);
    expectHealed();
    expect(readdirSync(open.paths.folder).filter((name) => name.includes(".new"))).toEqual([]);
  });
});

test("an older log under a newer view: the view follows, and nothing that was issued is issued again", () => {
  const copy = `${open.paths.log}.copy`;
  copyFileSync(open.paths.log, copy);
  open.reopen();
  const origin = open.store.identity?.origin;
  const lost = open.execute("requests.receive", aRequest()).number;
  open.shut();
  copyFileSync(copy, open.paths.log);
  open.reopen();
  expect(codes()).toEqual(["view-rebuilt", "view-ahead", "log-older"]);
  // What the log lacks is named, and the view that still knows it is kept.
  const file = readdirSync(open.paths.folder).find((name) => /^view\.db\.ahead-\d{8}T\d{6}$/.test(name)) ?? "";
  expect(open.store.notices[1]?.params).toEqual({ events: 1, entities: 1, numbers: lost, file });
  const aside = openView(join(open.paths.folder, file), viewKeyOf(open.officeKey));
  expect(aside.rawAll("SELECT number FROM view.requests WHERE number = ?", lost)).toHaveLength(1);
  aside.close();
  expect(open.store.identity).toMatchObject({ code: "K1", prefix: expect.stringMatching(/^K1\.[A-Z0-9]{4}$/) });
  expect(open.store.identity?.origin).not.toBe(origin);
  const { number } = open.execute("requests.receive", aRequest());
  expect(number).not.toBe(lost);
  expect(number).toMatch(/^K1\.[A-Z0-9]{4}-2026-00001$/);
  expect(found("")).toBe(7);
  expect(verifyLog(open.store.database)).toMatchObject({ ok: true, origins: 2 });
  open.reopen();
  expect(open.store.notices).toEqual([]);
});

test("a view that was built is the same as one that commands wrote", () => {
  rmSync(open.paths.view);
  open.reopen();
  open.shut();
  expect(viewRows(open)).toEqual(rows);
  expect(existsSync(open.paths.viewState)).toBe(true);
});
