import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { contentsIn } from "../../main/store/files/files";
import { referredFiles } from "../../main/store/files/referred";
import { verifyLog } from "../../main/store/log/verification";
import { deliver, emptyConsole, joinOffice, wireEvents, wrappedKeys } from "../helpers/consoles";
import { aPdf, testFiles } from "../helpers/files";
import { refusalOf } from "../helpers/refusal";
import { receive } from "../helpers/requests";
import { aRequest, openTestStore, type TestStore } from "../helpers/store";
import { viewRows } from "../helpers/view";

let open: TestStore;
let others: TestStore[] = [];
beforeEach(() => {
  open = openTestStore();
});
afterEach(() => {
  for (const store of [open, ...others]) store.close();
  others = [];
});

const person = () =>
  aRequest({
    applicant: { ...aRequest().applicant, name: "Xylofona Penanda", nik: "3402085708850001", phone: "0812-9876-1234" },
    subject: "Jaringan Xylofona mati",
  });
const erase = (store: TestStore, id: string) =>
  store.store.erase(`request/${id}`, "subject-request", { operatorId: store.operators.administrator });
const rowsText = (store: TestStore) => JSON.stringify(viewRows(store));

/** The view's file and what belongs to it, as somebody reads it who has the disk. */
function onDisk(store: TestStore): string {
  const { folder } = store.paths;
  return readdirSync(folder)
    .filter((name) => name.startsWith("view.db"))
    .map((name) => readFileSync(join(folder, name), "latin1"))
    .join("");
}

describe("a person who is erased", () => {
  test("leaves facts, and neither rows, words nor a file", () => {
    const [erased, kept] = [receive(open, person()), receive(open)];
    const files = testFiles(open);
    const attachment = files.attach(erased, "ktp.pdf", aPdf());
    files.work.close();
    while (open.store.idle());
    expect(contentsIn(open.paths.attachments)).toHaveLength(1);
    const before = open.query("requests.detail", { id: erased });
    expect(erase(open, erased)).toEqual({ keys: 1 });
    while (open.store.idle());
    const after = open.query("requests.detail", { id: erased });
    expect(after.applicant).toBeNull();
    expect(after.row.number).toBe(before.row.number);
    expect(after.attachments.map(({ id, name }) => [id, name])).toEqual([[attachment, ""]]);
    expect(contentsIn(open.paths.attachments)).toEqual([]);
    expect(referredFiles(open.store.database)).toEqual([]);
    expect(rowsText(open).toLowerCase()).not.toContain("xylofona");
    expect(open.store.database.rawAll("SELECT word FROM view.search_words WHERE word LIKE 'xylo%'")).toEqual([]);
    expect(open.store.database.rawAll("SELECT * FROM view.subjects WHERE subject LIKE '%98761234%'")).toEqual([]);
    expect(open.query("requests.detail", { id: kept }).applicant?.name).toBe("Sri Wahyuni");
    expect(verifyLog(open.store.database)).toMatchObject({ ok: true });
    open.shut();
    expect(onDisk(open).toLowerCase()).not.toContain("xylofona");
  });

  test("stays so after a rebuild, and the request goes on under a key of its own", () => {
    const id = receive(open, person());
    erase(open, id);
    open.execute("requests.add-note", { id, note: "Catatan sesudahnya" });
    const rows = viewRows(open);
    expect(open.query("requests.timeline", { id }).map(({ text }) => text)).toContain("Catatan sesudahnya");
    open.shut();
    rmSync(open.paths.view);
    open.reopen();
    expect(viewRows(open)).toEqual(rows);
    expect(open.query("requests.timeline", { id }).map(({ text }) => text)).toContain("Catatan sesudahnya");
  });

  test("is erased on every other console, also from what was written there meanwhile", () => {
    const id = receive(open, person());
    const other = joinOffice(open, "K2");
    others.push(other);
    other.execute("requests.add-note", { id, note: "Xylofona menelepon" });
    erase(open, id);
    deliver(other, open);
    expect(JSON.stringify(open.query("requests.timeline", { id })).toLowerCase()).not.toContain("xylofona");
    expect(other.store.ingest(wireEvents(open)).refused).toEqual([]);
    expect(other.query("requests.detail", { id }).applicant).toBeNull();
    expect(JSON.stringify(other.query("requests.timeline", { id })).toLowerCase()).not.toContain("xylofona");
  });

  test("comes back by no copy of the key", () => {
    const id = receive(open, person());
    const copies = wrappedKeys(open);
    erase(open, id);
    expect(open.store.acceptKeys(copies)).toMatchObject({ taken: 0, dropped: 1 });
    expect(open.query("requests.detail", { id }).applicant).toBeNull();
  });

  test("may be erased by an administrator only, and only where there is something", () => {
    const id = receive(open, person());
    const asDesk = { operatorId: open.operators["service-desk"] };
    expect(refusalOf(() => open.store.erase(`request/${id}`, "ordered", asDesk)).code).toBe("missing-permission");
    expect(refusalOf(() => erase(open, "nowhere")).code).toBe("not-found");
    expect(open.query("requests.detail", { id }).applicant?.name).toBe("Xylofona Penanda");
  });
});

describe("rows that were folded before their key came", () => {
  test("are folded again when it comes", () => {
    const id = receive(open, person());
    const other = emptyConsole(open);
    others.push(other);
    expect(other.store.ingest(wireEvents(open)).refused).toEqual([]);
    expect(other.query("requests.detail", { id }).row.applicant).toBe("");
    other.changed.length = 0;
    expect(other.store.acceptKeys(wrappedKeys(open)).taken).toBeGreaterThan(0);
    expect(other.changed).toContain(`requests/${id}`);
    expect(other.query("requests.detail", { id }).row.applicant).toBe("Xylofona Penanda");
    expect(viewRows(other)).toEqual(viewRows(open));
  });
});
