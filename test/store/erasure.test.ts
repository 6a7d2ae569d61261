import { readFileSync, rmSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { systemRandom } from "../../main/platform/ids";
import { newOfficeKey, sealWithOffice } from "../../main/platform/office-key";
import { Database } from "../../main/store/database";
import { verifyLog } from "../../main/store/log/verification";
import { refusalOf } from "../helpers/refusal";
import { complete, driveToHandover, receive } from "../helpers/requests";
import { aRequest, openTestStore, type TestStore } from "../helpers/store";
import { viewRows } from "../helpers/view";

let open: TestStore;
beforeEach(() => {
  open = openTestStore();
});
afterEach(() => open.close());

const person = () =>
  aRequest({
    applicant: { ...aRequest().applicant, name: "Siti Aminah", nik: "3402085708850001", agency: "Warga Sewon" },
    subject: "Internet rumah Siti mati",
    place: "Rumah Siti",
  });

/** Destroys the key of a request's stream on purpose, with the store closed. */
function destroyKey(id: string): void {
  const log = new Database(open.paths.log);
  const sealed = log.rawAll<{ key: Uint8Array }>(
    "SELECT DISTINCT substr(personal, 2, 16) AS key FROM events WHERE stream = ? AND personal IS NOT NULL",
    `request/${id}`,
  );
  log.close();
  expect(sealed).toHaveLength(1);
  const keys = new Database(open.paths.keys);
  keys.exec("PRAGMA secure_delete = ON");
  for (const { key } of sealed) {
    keys.rawRun("DELETE FROM stream_keys WHERE key_id = ?", key);
    keys.rawRun("INSERT INTO erased_keys (key_id, erased) VALUES (?, 1)", key);
  }
  keys.exec("PRAGMA wal_checkpoint(TRUNCATE)");
  keys.close();
}

describe("a stream whose key was destroyed", () => {
  test("keeps its facts and has lost the person, in every row and answer", () => {
    const [erased, kept] = [receive(open, person()), receive(open, person())];
    open.execute("requests.add-note", { id: erased, note: "Siti menelepon" });
    driveToHandover(open, erased);
    const before = open.query("requests.detail", { id: erased });
    open.shut();
    const rows = viewRows(open);
    destroyKey(erased);
    rmSync(open.paths.view);
    open.reopen();
    const after = open.query("requests.detail", { id: erased });
    expect(after.applicant).toBeNull();
    expect(after.row).toEqual({ ...before.row, applicant: "", agency: "", subject: "" });
    expect(after.steps.map(({ id, state }) => [id, state])).toEqual(before.steps.map(({ id, state }) => [id, state]));
    expect(after.closed).toEqual({ ...before.closed, receivedBy: "", text: "", productDetail: "" });
    const timeline = open.query("requests.timeline", { id: erased });
    expect(timeline.map(({ text }) => text)).toEqual(timeline.map(() => null));
    expect(JSON.stringify([after, timeline])).not.toContain("Siti");
    const search = (typed: string) =>
      open.query("requests.page", {
        view: "all",
        search: typed,
        sort: "number",
        descending: false,
        after: null,
        limit: 10,
        filters: { serviceId: null, section: null, status: null, channel: null, receivedFrom: null, receivedTo: null },
      }).rows;
    expect(search("siti").map(({ id }) => id)).toEqual([kept]);
    expect(search("perbaikan").map(({ id }) => id)).toEqual([erased, kept]);
    const rowOf = (all: typeof rows) => all.requests?.find((row) => row.includes(kept));
    expect(rowOf(viewRows(open))).toEqual(rowOf(rows));
    expect(rowOf(rows)).toBeDefined();
    expect(verifyLog(open.store.database)).toMatchObject({ ok: true });
  });

  test("goes on: the next step can be taken, and what is typed from then on can be read", () => {
    const id = receive(open, person());
    complete(open, id);
    open.shut();
    destroyKey(id);
    open.reopen();
    complete(open, id, "cannot-be-met");
    // Nobody can put right what nobody can read.
    const { version, may } = open.query("requests.detail", { id });
    expect(may.correct).toBe(false);
    const correction = { id, version, values: { applicantName: "Siti" }, reason: "Salah ketik" };
    expect(refusalOf(() => open.execute("requests.correct", correction)).code).toBe("does-not-apply");
    const { row, steps } = open.query("requests.detail", { id });
    expect(row).toMatchObject({ status: "open", applicant: "" });
    expect(steps.flatMap(({ records }) => records.map(({ note }) => note))).toEqual(["", "Alasan yang jelas"]);
    open.shut();
    const rows = viewRows(open);
    rmSync(open.paths.view);
    open.reopen();
    expect(viewRows(open)).toEqual(rows);
  });
});

test("nothing of a person stands in the log, the write-ahead files or the drafts in the clear", () => {
  const id = receive(open, person());
  open.execute("requests.add-note", { id, note: "Siti menelepon" });
  for (const path of [open.paths.log, `${open.paths.log}-wal`, open.paths.keys]) {
    const bytes = readFileSync(path).toString("latin1");
    for (const secret of ["Siti", "3402085708850001", "Warga Sewon", "+6281234567890"]) {
      expect([path, bytes.includes(secret)]).toEqual([path, false]);
    }
  }
});

test("a start leaves no keys behind that sealed nothing", () => {
  const kept = () => {
    const keys = new Database(open.paths.keys, { readOnly: true });
    const count = keys.rawGet<{ n: number }>("SELECT count(*) AS n FROM stream_keys")?.n;
    keys.close();
    return count;
  };
  // Eight operators and two requests.
  const ids = [receive(open), receive(open)];
  expect(kept()).toBeGreaterThan(100);
  for (let start = 0; start < 3; start++) {
    open.shut();
    expect(kept()).toBe(10);
    open.reopen();
    open.store.idle();
  }
  for (const id of ids) expect(open.query("requests.detail", { id }).applicant?.name).toBe("Sri Wahyuni");
});

test("keys that another office's key wrapped read nothing and break nothing, and are told as lost", () => {
  const held = () => {
    const keys = new Database(open.paths.keys, { readOnly: true });
    const ids = keys.rawAll<{ key_id: Uint8Array }>("SELECT key_id FROM stream_keys").map(({ key_id }) => key_id);
    keys.close();
    return new Set(ids.map((key) => Buffer.from(key).toString("hex")));
  };
  const wrapAnew = (keyIds: Iterable<string>) => {
    const keys = new Database(open.paths.keys);
    for (const name of keyIds) {
      const key = Buffer.from(name, "hex");
      const wrapped = sealWithOffice(newOfficeKey(systemRandom()), Buffer.alloc(32), key, systemRandom());
      keys.rawRun("UPDATE stream_keys SET wrapped = ? WHERE key_id = ?", wrapped, key);
    }
    keys.close();
  };
  open.shut();
  const before = held();
  open.reopen();
  const id = receive(open, person());
  open.shut();
  wrapAnew([...held()].filter((key) => !before.has(key)));
  rmSync(open.paths.view);
  open.reopen();
  expect(open.store.notices).toContainEqual({ code: "keys-lost", params: { streams: 1 } });
  const detail = open.query("requests.detail", { id });
  expect(detail).toMatchObject({ applicant: null, row: { status: "open", applicant: "", subject: "" } });
  // Without a single operator's key nobody could log in.
  open.shut();
  wrapAnew(before);
  expect(refusalOf(() => open.reopen()).code).toBe("keys-lost");
});
