import { existsSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { afterEach, beforeEach, expect, test } from "vitest";
import { refusalOf } from "../helpers/refusal";
import { receive } from "../helpers/requests";
import { openTestStore, type TestStore } from "../helpers/store";

let open: TestStore;
beforeEach(() => {
  open = openTestStore();
});
afterEach(() => open.close());

test("a log whose keys.db is missing is not opened with new keys; with the file back everything can be read", () => {
  const id = receive(open);
  open.shut();
  renameSync(open.paths.keys, `${open.paths.keys}.away`);
  const refusal = refusalOf(() => open.reopen());
  expect(refusal.code).toBe("internal");
  expect(refusal.params.message).toContain(open.paths.keys);
  expect(existsSync(open.paths.keys)).toBe(false);
  renameSync(`${open.paths.keys}.away`, open.paths.keys);
  open.reopen();
  expect(open.query("requests.detail", { id }).applicant?.name).toBe("Sri Wahyuni");
});

test("a damaged keys.db is told as such, and not as a damaged log", () => {
  receive(open);
  open.shut();
  // A write-ahead file that is left would mend it.
  for (const side of ["-wal", "-shm"]) rmSync(open.paths.keys + side, { force: true });
  writeFileSync(open.paths.keys, "no database".repeat(1_000));
  const refusal = refusalOf(() => open.reopen());
  expect(refusal.code).toBe("internal");
  expect(refusal.params.message).toContain("rusak");
  expect(existsSync(open.paths.log)).toBe(true);
});
