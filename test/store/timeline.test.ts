import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Database } from "../../main/store/database";
import type { TimelineEntry } from "../../shared/ipc/requests";
import { deliver, ForeignConsole, wireEvents } from "../helpers/consoles";
import { aPdf, testFiles } from "../helpers/files";
import { complete, driveToHandover, receive } from "../helpers/requests";
import { aRequest, openTestStore, type TestStore } from "../helpers/store";

const INFORMATION = "bantul-38-permohonan-informasi-publik";

let open: TestStore;
beforeEach(() => {
  open = openTestStore();
});
afterEach(() => open.close());

const anInformationRequest = () =>
  receive(
    open,
    aRequest({
      serviceId: INFORMATION,
      requirements: [0, 1, 2].map((index) => ({ index, state: "complete" as const, note: "" })),
      fields: { information: "Anggaran 2026", purpose: "Penelitian" },
    }),
  );
const seen = (id: string) => ({ id, version: open.query("requests.detail", { id }).version });
const timeline = (id: string, role?: Parameters<TestStore["query"]>[2]) =>
  open.query("requests.timeline", { id }, role);
const last = (id: string, type: string, role?: Parameters<TestStore["query"]>[2]): TimelineEntry => {
  const found = timeline(id, role).findLast((entry) => entry.type === `request.${type}`);
  if (!found) throw new Error(`no ${type} in the timeline`);
  return found;
};

describe("the timeline says what happened", () => {
  test("an extension with its ground, its notice and both dates", () => {
    const id = anInformationRequest();
    const before = open.query("requests.detail", { id });
    open.execute("requests.extend", {
      ...seen(id),
      limit: 1,
      ground: "not-held",
      reason: "Masih dihimpun",
      noticeNumber: "B/1",
      noticeDate: "2026-11-23",
    });
    expect(last(id, "extended")).toMatchObject({
      text: "Masih dihimpun",
      details: {
        extension: "not-held",
        noticeDate: "2026-11-23",
        noticeNumber: "B/1",
        from: String(before.row.deadline.due),
        to: String(before.extensionsLeft[0]?.dueAfter),
      },
    });
    // The number was typed: who may not read personal data does not see it.
    const hidden = last(id, "extended", "call-taker");
    expect(hidden.details).not.toHaveProperty("noticeNumber");
    expect(hidden.text).toBeNull();
  });

  test("a reopening with its step and what it did to the clock", () => {
    const id = receive(open);
    driveToHandover(open, id);
    const [step] = open.query("requests.detail", { id }).steps;
    open.execute("requests.reopen", { ...seen(id), step: step?.id ?? "", reason: "Putus lagi" });
    expect(last(id, "reopened")).toMatchObject({
      stepTitle: step?.title,
      text: "Putus lagi",
      details: { clock: "starts" },
    });
  });

  test("a merge and its undoing by the numbers of both requests", () => {
    const [duplicate, kept] = [receive(open), receive(open)];
    const numberOf = (id: string) => open.query("requests.detail", { id }).row.number;
    open.execute("requests.merge", { ...seen(duplicate), into: kept, reason: "Sama" });
    open.execute("requests.unmerge", { ...seen(duplicate), reason: "Tidak sama" });
    expect(last(duplicate, "merged").details).toEqual({ number: numberOf(kept) });
    expect(last(duplicate, "unmerged")).toMatchObject({ text: "Tidak sama", details: { number: numberOf(kept) } });
    expect(last(kept, "duplicate-added").details).toEqual({ number: numberOf(duplicate) });
    expect(last(kept, "duplicate-removed").details).toEqual({ number: numberOf(duplicate) });
  });

  test("attachments by name, also one that was removed", () => {
    const id = receive(open);
    const file = testFiles(open).attach(id, "surat.pdf", aPdf());
    open.execute("requests.remove-attachment", { id, attachment: file, reason: "Salah berkas" });
    expect(last(id, "attachment-added").details).toEqual({ name: "surat.pdf" });
    expect(last(id, "attachment-removed")).toMatchObject({ text: "Salah berkas", details: { name: "surat.pdf" } });
    expect(last(id, "attachment-added", "call-taker").details).toEqual({});
  });

  test("each correction with what stood there before it", () => {
    const id = receive(open);
    const correct = (subject: string) =>
      open.execute("requests.correct", { ...seen(id), values: { subject }, reason: "Salah ketik" });
    correct("Internet kantor lurah mati");
    correct("Internet kantor kapanewon mati");
    const corrections = timeline(id).filter((entry) => entry.type === "request.corrected");
    expect(corrections.map(({ details }) => [details["was.subject"], details["is.subject"]])).toEqual([
      ["Internet kantor kapanewon mati sejak pagi", "Internet kantor lurah mati"],
      ["Internet kantor lurah mati", "Internet kantor kapanewon mati"],
    ]);
    expect(last(id, "corrected", "call-taker").details).toEqual({ fields: "subject" });
  });

  test("which of the service's own fields were changed, not what was typed", () => {
    const id = anInformationRequest();
    open.execute("requests.record-fields", {
      ...seen(id),
      fields: { information: "Anggaran 2026", purpose: "Skripsi", "request-kind": "view" },
    });
    expect(last(id, "fields-recorded").details).toEqual({ changed: "Tujuan penggunaan informasi; Jenis permohonan" });
    // Typed values are sealed: who may not read them sees that a choice changed, and no more.
    expect(last(id, "fields-recorded", "call-taker").details).toEqual({ changed: "Jenis permohonan" });
  });

  test("a filled sheet by its title", () => {
    const id = anInformationRequest();
    open.execute("requests.fill-sheet", {
      ...seen(id),
      sheet: "objection",
      entry: null,
      values: { "received-on": "2026-11-23", grounds: ["a"], "filed-by": "applicant" },
    });
    expect(last(id, "sheet-filled").details).toEqual({ sheet: "Keberatan" });
  });
});

describe("what the timeline cannot say, it says so", () => {
  test("a record whose ancestors have not arrived comes last and is marked", () => {
    const id = receive(open);
    const elsewhere = new ForeignConsole("K9.abcd", open.clock);
    const orphan = elsewhere.write(`request/${id}`, "request.note-added", { key: null }, { after: '["not-here-yet"]' });
    deliver(open, open, [orphan]);
    complete(open, id);
    const entries = timeline(id);
    expect(entries.at(-1)).toMatchObject({ eventId: orphan.id, conflict: "ancestor-missing" });
    expect(entries.slice(0, -1).every(({ conflict }) => conflict === null)).toBe(true);
    expect(wireEvents(open).some((event) => event.id === orphan.id)).toBe(true);
  });

  test("a sealed part whose key is gone is said to those who could read it, and to nobody else", () => {
    const id = receive(open);
    open.execute("requests.add-note", { id, note: "Pemohon menelepon" });
    open.shut();
    const log = new Database(open.paths.log);
    // A sealed part begins with its version and the id of its key.
    const { key } = log.rawGet<{ key: string }>(
      "SELECT hex(substr(personal, 2, 16)) AS key FROM events WHERE stream = ? AND personal IS NOT NULL",
      `request/${id}`,
    ) as { key: string };
    log.close();
    const keys = new Database(open.paths.keys);
    keys.exec(`DELETE FROM stream_keys WHERE hex(key_id) = '${key}'`);
    keys.close();
    open.reopen();
    expect(last(id, "note-added")).toMatchObject({ text: null, details: { sealed: "unreadable" } });
    expect(last(id, "note-added", "call-taker").details).toEqual({});
  });
});
