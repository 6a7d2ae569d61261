import { copyFileSync, existsSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { systemRandom } from "../../main/platform/ids";
import { bringKeys } from "../../main/store/backup/keys-backup";
import { Database } from "../../main/store/database";
import { refusalOf } from "../helpers/refusal";
import { receive } from "../helpers/requests";
import { openTestStore, type TestStore } from "../helpers/store";

const NO_FILTERS = {
  serviceId: null,
  section: null,
  status: null,
  channel: null,
  receivedFrom: null,
  receivedTo: null,
};
const LETTERHEAD = {
  lines: ["PEMERINTAH KABUPATEN BANTUL"],
  address: "Jalan Contoh 1",
  contacts: "",
  city: "Bantul",
  headName: "",
  headRank: "",
  headNip: "",
};

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

/** Puts a keys.db back that was copied before, as somebody does with an old copy of the folder. */
function putKeysBack(copy: string): void {
  for (const side of ["", "-wal", "-shm"]) rmSync(open.paths.keys + side, { force: true });
  copyFileSync(copy, open.paths.keys);
}

/** Copies keys.db as it is now, with what lies in its write-ahead file. */
function copyOfKeys(name: string): string {
  const copy = `${open.paths.keys}.${name}`;
  const keys = new Database(open.paths.keys, { readOnly: true });
  keys.rawRun("VACUUM INTO ?", copy);
  keys.close();
  return copy;
}

const named = (id: string) => open.query("requests.detail", { id }).row;

describe("a keys.db older than the log", () => {
  test("is told at the start with how many files lack their key, and nobody's name is written over", () => {
    const old = copyOfKeys("old");
    const id = receive(open);
    open.shut();
    const newest = copyOfKeys("newest");
    putKeysBack(old);
    open.reopen();
    expect(open.store.notices).toContainEqual({ code: "keys-lost", params: { streams: 1 } });
    expect(named(id).applicant).toBe("Sri Wahyuni");
    open.execute("requests.add-note", { id, note: "Sudah ditelepon." });
    expect(named(id)).toMatchObject({ applicant: "Sri Wahyuni", version: 2 });
    while (open.store.idle()) {
      // Until the index is written.
    }
    const page = {
      view: "all",
      sort: "number",
      descending: false,
      after: null,
      limit: 10,
      filters: NO_FILTERS,
    } as const;
    expect(open.query("requests.page", { ...page, search: "Wahyuni" }).rows.map((row) => row.id)).toEqual([id]);

    // With the right keys everything is there again, also after the rows were built without them, and nothing is lost that
    // was sealed meanwhile.
    open.shut();
    for (const side of ["", "-wal", "-shm"]) rmSync(open.paths.view + side, { force: true });
    open.reopen();
    expect(named(id).applicant).toBe("");
    expect(open.store.lostKeys()).toBe(1);
    expect(bringKeys(open.store, newest, open.officeKey, systemRandom())).toMatchObject({ taken: 1, withoutKey: 0 });
    expect(named(id).applicant).toBe("Sri Wahyuni");
    const { applicant } = open.query("requests.detail", { id });
    expect(applicant?.name).toBe("Sri Wahyuni");
    const notes = open.query("requests.timeline", { id }).map(({ text }) => text);
    expect(notes).toContain("Sudah ditelepon.");
    open.reopen();
    expect(open.store.notices).toEqual([]);
  });

  test("whose newer copy is put back before anything else happens has everything again", () => {
    const old = copyOfKeys("old");
    const id = receive(open);
    open.shut();
    const newest = copyOfKeys("newest");
    putKeysBack(old);
    for (const side of ["", "-wal", "-shm"]) rmSync(open.paths.view + side, { force: true });
    open.reopen();
    expect(named(id).applicant).toBe("");
    open.shut();
    putKeysBack(newest);
    open.reopen();
    expect(open.store.notices).toEqual([]);
    expect(named(id).applicant).toBe("Sri Wahyuni");
  });

  test("a damaged row in it is the same; a person who was erased is none", () => {
    const [lost, erased] = [receive(open), receive(open)];
    open.store.erase(`request/${erased}`, "subject-request", { operatorId: open.operators.administrator });
    expect(named(erased).applicant).toBe("");
    open.shut();
    const log = new Database(open.paths.log, { readOnly: true });
    const sealed = log.rawGet<{ key: Uint8Array }>(
      "SELECT substr(personal, 2, 16) AS key FROM events WHERE stream = ? AND personal IS NOT NULL",
      `request/${lost}`,
    );
    log.close();
    const keys = new Database(open.paths.keys);
    keys.rawRun("UPDATE stream_keys SET wrapped = zeroblob(length(wrapped)) WHERE key_id = ?", sealed?.key ?? null);
    keys.close();
    open.reopen();
    expect(open.store.notices).toEqual([{ code: "keys-lost", params: { streams: 1 } }]);
    open.execute("requests.add-note", { id: lost, note: "Catatan." });
    expect(named(lost).applicant).toBe("Sri Wahyuni");
    expect(named(erased).applicant).toBe("");
  });

  test("a letterhead that cannot be opened any more stays while other settings change", () => {
    const old = copyOfKeys("old");
    const letterhead = { ...LETTERHEAD, headName: "Budi Santoso" };
    open.execute("settings.set-letterhead", { version: 0, letterhead }, "administrator");
    open.shut();
    putKeysBack(old);
    open.reopen();
    expect(open.store.notices).toEqual([{ code: "keys-lost", params: { streams: 1 } }]);
    const clocks = { unspecified: "calendar", everyDay: "calendar", complaints: "calendar" } as const;
    open.execute("settings.set-clocks", { version: 0, clocks }, "administrator");
    expect(open.query("settings.get", {}, "administrator")).toMatchObject({ letterhead, clocks });
  });

  test("that has no operator's key any more is not opened: nobody could log in", () => {
    open.shut();
    const keys = new Database(open.paths.keys);
    keys.exec("DELETE FROM stream_keys");
    keys.close();
    const refusal = refusalOf(() => open.reopen());
    expect(refusal).toMatchObject({ code: "keys-lost", params: { folder: open.paths.folder } });
    expect(refusal.params.streams).toBeGreaterThanOrEqual(Object.keys(open.operators).length);
  });
});
