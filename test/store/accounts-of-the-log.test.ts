import { readFileSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { viewKeyOf } from "../../main/platform/office-key";
import { openView } from "../../main/store/database";
import { openTestStore, type TestStore } from "../helpers/store";

let open: TestStore;
beforeEach(() => {
  open = openTestStore();
});
afterEach(() => open.close());

/** Changes rows of the closed view and puts the file's time back, as somebody who wants to stay unseen would. */
function tamper(sql: string): void {
  const viewKey = viewKeyOf(open.officeKey);
  open.shut();
  const { atime, mtime } = statSync(open.paths.view);
  const view = openView(open.paths.view, viewKey);
  view.exec(`PRAGMA view.wal_autocheckpoint = 0; ${sql}; PRAGMA view.wal_checkpoint(TRUNCATE)`);
  view.close();
  utimesSync(open.paths.view, atime, mtime);
}

test("roles and passwords written into the view have no effect: they are folded from the log at each start", () => {
  const taker = open.operators["call-taker"];
  tamper(
    `UPDATE view.operators SET roles = '["administrator"]', password_hash = 'another' WHERE id = '${taker}';
     INSERT INTO view.operators SELECT 'intruder', 'intruder', name, '["administrator"]', 1, password_hash, created_at,
       last_login_at, 0, NULL, version FROM view.operators WHERE id = '${taker}'`,
  );
  open.reopen();
  expect(open.reader.credential({ id: taker })).toMatchObject({ roles: ["call-taker"], passwordHash: "-" });
  expect(open.reader.credential({ login: "intruder" })).toBeNull();
  expect(open.store.referenceData.operators.has("intruder")).toBe(false);
});

test("a note of a clean close that this office did not write is not believed", () => {
  open.shut();
  const noted = JSON.parse(readFileSync(open.paths.viewState, "utf8"));
  const file = basename(open.paths.view);
  // The view is cut off, and a note made for what is left of it.
  writeFileSync(open.paths.view, readFileSync(open.paths.view).subarray(0, -4096));
  const { size, mtimeMs } = statSync(open.paths.view);
  writeFileSync(
    open.paths.viewState,
    JSON.stringify({ ...noted, [file]: { ...noted[file], size, modified: mtimeMs } }),
  );
  open.reopen();
  expect(open.store.notices.map(({ code }) => code)).toContain("view-rebuilt");
});
