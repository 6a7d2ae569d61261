import { closeSync, openSync, readFileSync, rmSync, statSync, writeFileSync, writeSync } from "node:fs";
import { basename } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { viewKeyOf } from "../../main/platform/office-key";
import { type Database, openView } from "../../main/store/database";
import { aRequest, openTestStore, type TestStore } from "../helpers/store";
import { viewRows } from "../helpers/view";

/** What somebody gains who can write view.db, even with its key: nothing that lets them in. */
let open: TestStore;
beforeEach(() => {
  open = openTestStore();
});
afterEach(() => open.close());

const taker = () => open.operators["call-taker"];
const credential = (id = taker()) => open.reader.credential({ id });

/** Changes the closed view and removes the note of the close, so that it is taken for one that a crash left. */
function edit(change: (view: Database) => void): void {
  open.shut();
  const view = openView(open.paths.view, viewKeyOf(open.officeKey));
  change(view);
  view.exec("PRAGMA wal_checkpoint(TRUNCATE)");
  view.close();
  rmSync(open.paths.viewState);
}

/** The start after it, which finds a sound view. */
function reopen(): void {
  open.reopen();
  expect(open.store.notices).toEqual([]);
}

/** So many logins of one operator, which fill a stream. */
function logIn(id: string, times: number): void {
  open.store.inBulk(() => {
    for (let n = 0; n < times; n++) {
      open.clock.advance(60_000);
      open.store.execute("operators.record-login", { id, ok: n % 2 === 0 }, { operatorId: null, main: true });
    }
  });
}

describe("a changed row of view.db that lets somebody in", () => {
  test("gives nobody a role or a password", () => {
    const before = credential();
    edit((view) =>
      view.rawRun("UPDATE operators SET roles = '[\"administrator\"]', password_hash = 'mine' WHERE id = ?", taker()),
    );
    reopen();
    expect(credential()).toEqual(before);
    expect(() => open.query("operators.list", {}, "call-taker")).toThrow(
      expect.objectContaining({ code: "missing-permission" }),
    );
    const roles = { id: taker(), roles: ["head" as const] };
    expect(() => open.execute("operators.set-roles", roles, "call-taker")).toThrow(
      expect.objectContaining({ code: "missing-permission" }),
    );
  });

  test("opens no account that was closed, and makes none", () => {
    open.execute("operators.deactivate", { id: taker() }, "administrator");
    const rows = viewRows(open);
    edit((view) => {
      view.exec("UPDATE operators SET active = 1");
      view.rawRun(
        "INSERT INTO operators SELECT 'nobody', 'nobody', name, roles, 1, 'mine', created_at, NULL, 0, NULL, 1 FROM operators WHERE id = ?",
        open.operators.administrator,
      );
    });
    reopen();
    expect(credential()?.active).toBe(false);
    expect(credential("nobody")).toBeNull();
    expect(viewRows(open)).toEqual(rows);
  });

  test("believes no state that somebody kept for a long stream", () => {
    logIn(taker(), 200);
    const before = credential();
    edit((view) => {
      const kept = view.rawGet<{ state: string }>("SELECT state FROM folded WHERE stream = ?", `operator/${taker()}`);
      const state = JSON.stringify({ ...JSON.parse(kept?.state ?? ""), roles: ["administrator"] });
      view.rawRun("UPDATE folded SET state = ? WHERE stream = ?", state, `operator/${taker()}`);
    });
    reopen();
    expect(credential()).toEqual(before);
    open.execute("operators.set-roles", { id: taker(), roles: ["head"] }, "administrator");
    expect(credential()?.roles).toEqual(["head"]);
  });

  test("is written anew by the end of a long stream alone: the rest stands under a seal", () => {
    logIn(taker(), 200);
    open.reopen();
    const rows = viewRows(open);
    const kept = () =>
      open.store.database.rawAll<{ count: number }>(
        "SELECT count FROM view.folded WHERE stream = ?",
        `operator/${taker()}`,
      );
    expect(kept()).toEqual([{ count: 192 }]);
    edit((view) => view.exec("DELETE FROM folded"));
    reopen();
    expect(kept()).toEqual([{ count: 201 }]);
    expect(viewRows(open)).toEqual(rows);
  });
});

describe("the note of a clean close", () => {
  test("that somebody writes for a file which they changed is believed no more than none", () => {
    open.execute("requests.receive", aRequest());
    open.shut();
    const { size } = statSync(open.paths.view);
    const file = openSync(open.paths.view, "r+");
    writeSync(file, Buffer.alloc(4096, 0xa5), 0, 4096, Math.floor(size / 2 / 4096) * 4096);
    closeSync(file);
    const noted = JSON.parse(readFileSync(open.paths.viewState, "utf8"));
    noted[basename(open.paths.view)].modified = statSync(open.paths.view).mtimeMs;
    writeFileSync(open.paths.viewState, JSON.stringify(noted));
    open.reopen();
    expect(open.store.notices.map(({ code }) => code)).toEqual(["view-rebuilt"]);
  });

  test("without a seal leads to the slow check and no word of it", () => {
    open.shut();
    const noted = JSON.parse(readFileSync(open.paths.viewState, "utf8"));
    for (const entry of Object.values<{ mac: string }>(noted)) entry.mac = "00".repeat(32);
    writeFileSync(open.paths.viewState, JSON.stringify(noted));
    open.reopen();
    expect(open.store.notices).toEqual([]);
    open.shut();
    writeFileSync(open.paths.viewState, JSON.stringify({ "log.db": { size: 1, modified: 1 }, "view.db": null }));
    open.reopen();
    expect(open.store.notices).toEqual([]);
  });
});
