import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { FEATURES } from "../../main/features/index";
import { systemRandom } from "../../main/platform/ids";
import { closeKeyOf } from "../../main/platform/office-key";
import { dataPaths } from "../../main/platform/paths";
import { Database } from "../../main/store/database";
import { noteCleanClose } from "../../main/store/log/clean-close";
import { Store } from "../../main/store/store";
import { refusalOf } from "../helpers/refusal";
import { receive } from "../helpers/requests";
import { openTestStore, type TestStore } from "../helpers/store";

let open: TestStore;
beforeEach(() => {
  open = openTestStore();
});
afterEach(() => open.close());

const DAY = 86_400_000;
const status = () => open.query("workstation.status", {}, "administrator").chainCheck;
const events = () => open.store.database.rawGet<{ n: number }>("SELECT count(*) AS n FROM events")?.n;
const rest = () => {
  while (open.store.idle());
};

/** Changes a stored payload behind Sigap's back, as a bad disk would: the note of the clean close fits the file. */
function rot(): void {
  const log = new Database(open.paths.log);
  log.rawRun("UPDATE events SET payload = replace(payload, 'K1-2026', 'K1-2027') WHERE type = 'request.received'");
  log.exec("PRAGMA wal_checkpoint(TRUNCATE)");
  log.close();
  noteCleanClose(open.paths, closeKeyOf(open.officeKey));
}

test("the whole log is looked at while nobody waits, and again a week later", () => {
  receive(open);
  expect(status()).toBeNull();
  rest();
  const first = status();
  expect(first).toEqual({ at: open.clock.now().wall, events: events(), bad: null });
  receive(open);
  open.clock.advance(6 * DAY);
  rest();
  expect(status()).toEqual(first);
  open.clock.advance(DAY);
  open.changed.length = 0;
  rest();
  expect(status()).toMatchObject({ at: open.clock.now().wall, events: (first?.events ?? 0) + 1, bad: null });
  expect(open.changed).toContain("workstation");
});

test("a byte that changed on the disk, with the file's size and time as before, is found and named", () => {
  receive(open);
  open.shut();
  rot();
  open.reopen();
  rest();
  expect(status()?.bad).toMatchObject({ reason: "hash" });
});

test("after a crash what was written since the last clean close is looked through before anything else", () => {
  open.shut();
  open.reopen();
  receive(open);
  // The process is gone without a clean close, and the log's last part has come to harm.
  const paths = dataPaths(mkdtempSync(join(tmpdir(), "sigap-crash-")));
  cpSync(open.paths.folder, paths.folder, { recursive: true });
  const copy = new Database(paths.log);
  copy.rawRun("UPDATE events SET payload = replace(payload, 'K1-2026', 'K1-2027') WHERE type = 'request.received'");
  copy.close();
  const { officeKey, clock } = open;
  try {
    const reopened = () => Store.open({ paths, officeKey, clock, random: systemRandom(), features: FEATURES });
    expect(refusalOf(reopened).code).toBe("log-damaged");
  } finally {
    rmSync(paths.folder, { recursive: true, force: true });
  }
});
